import express from "express";
import { client } from "./client";

const app = express();

app.use((req, _res, next) => {
  client.authorize(req.get("authorization") ?? ""); // ! no-request-state-leak
  next();
});

app.get("/me", async (_req, res) => {
  res.json(await client.get("/me"));
});
