// Express: "Request 1 expects A === 'X' and gets 'Y'".
import express from "express";
import { render } from "./render";
import { sharify } from "./sharify";

declare function userOf(cookie: string | undefined): Promise<object>;

const app = express();

app.use(async (req, res, next) => {
  const user = await userOf(req.headers.cookie);
  sharify.data["CURRENT_USER"] = user; // ! no-request-state-leak
  res.locals["sharify"] = { data: { ...sharify.data, CURRENT_USER: user } };
  next();
});

app.get("/", async (_req, res) => {
  res.send(await render("home"));
});

export { app };
