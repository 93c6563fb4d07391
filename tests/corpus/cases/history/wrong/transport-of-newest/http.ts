import express from "express";
import { Protocol, Transport } from "./protocol.ts";
const tools = { "tools/call": async () => ({ ok: true }) };
const server = new Protocol(tools);
const app = express();
app.post("/mcp", async (req, res) => {
  await server.connect(new Transport(res)); // ! no-request-state-leak
  await server.onrequest(req.body);
});
app.post("/mcp-own", async (req, res) => {
  const own = new Protocol(tools);
  await own.connect(new Transport(res));
  await own.onrequest(req.body);
});
app.post("/mcp-passed", async (req, res) => {
  await server.answer(req.body, new Transport(res));
});
