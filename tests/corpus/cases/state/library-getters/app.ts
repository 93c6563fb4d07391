import express from "express";

import { Defaults, Scopes } from "./scope.ts";

export const app = express();

app.use((req, _res, next) => {
  Scopes.setRequestId(req.get("x-request-id") ?? "none");
  Scopes.setUser(req.get("x-user") ?? "nobody");
  Defaults.setLocale(req.get("accept-language") ?? "en"); // ! no-request-state-leak
  next();
});

app.get("/greeting", async (_req, res) => {
  await fetch("https://greetings.test");
  res.json({ id: Scopes.requestId(), locale: Defaults.locale() });
});
