// A body parser of one's own that keeps the body where every request finds it.
import express, { type Request } from "express";

const app = express();

let body = "";
const bodies = new WeakMap<Request, string>();

app.use(async (req, _res, next) => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  body = Buffer.concat(chunks).toString("utf8"); // ! no-request-state-leak
  next();
});

app.use(async (req, _res, next) => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  bodies.set(req, Buffer.concat(chunks).toString("utf8"));
  next();
});

app.post("/echo", (_req, res) => {
  res.send(body);
});

app.post("/v2/echo", (req, res) => {
  res.send(bodies.get(req));
});

export { app };
