// Express: the request "for the helpers", in a module and on globalThis.
/* eslint-disable @typescript-eslint/no-explicit-any */
import express from "express";
import { currentIp, setRequest } from "./request";

declare function insert(table: string, row: object): Promise<void>;

const app = express();
const shared = globalThis as unknown as { user?: string };

app.use((req, _res, next) => {
  setRequest(req); // ! no-request-state-leak
  next();
});

app.post("/orders", async (req, res) => {
  await insert("orders", { item: req.query["item"] });
  await insert("audit", { ip: currentIp() });
  res.sendStatus(201);
});

app.post("/v2/orders", async (req, res) => {
  await insert("orders", { item: req.query["item"] });
  await insert("audit", { ip: req.ip ?? "unknown" });
  res.sendStatus(201);
});

app.use((req: any, _res, next) => {
  shared.user = req.user; // ! no-request-state-leak
  next();
});

app.get("/me", async (_req, res) => {
  await insert("visits", {});
  res.json({ user: shared.user });
});

export { app };
