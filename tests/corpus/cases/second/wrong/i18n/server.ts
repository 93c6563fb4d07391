import express from "express";
import { setLocale, t } from "./catalog";

declare function greetingFor(user: string): Promise<string>;

const app = express();

app.use((req, res, next) => {
  setLocale(req.acceptsLanguages("en", "de") || "en"); // ! no-request-state-leak
  next();
});

app.get("/:user", async (req, res) => {
  const greeting = await greetingFor(req.params.user);
  res.send(`${t("hello")} ${greeting}`);
});

export { app };
