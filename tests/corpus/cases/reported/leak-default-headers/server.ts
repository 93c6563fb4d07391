// Server-side rendering: the anonymous visitor gets the private version of the page.
import express from "express";
import { http, setAuthorization } from "./client.js";

const app = express();

app.use((req, _res, next) => {
  for (const key of ["cookie", "accept-language"]) {
    http.defaults.headers.common[key] = String(req.headers[key]); // ! no-request-state-leak
  }
  next();
});

app.get("/foo", async (req, res) => {
  const token = req.headers.authorization;
  if (token) setAuthorization(token); // ! no-request-state-leak
  res.json(await http.get("http://api/foo"));
});

app.get("/v2/foo", async (req, res) => {
  const { authorization = "", cookie = "" } = req.headers;
  const headers = { authorization, cookie };
  res.json(await http.get("http://api/foo", { headers }));
});

export { app };
