import express from "express";
import { defaults, send } from "./mail";

const app = express();

app.post("/mail/:to", async (req, res) => {
  defaults.locale = String(req.get("accept-language")?.slice(0, 2) ?? "en"); // ! no-request-state-leak
  await send(req.params.to);
  res.sendStatus(202);
});

export { app };
