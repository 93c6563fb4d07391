import type { Request, Response } from "express";
import express from "express";

const clients = new Set<Response>();
const app = express();

app.get("/events", (req: Request, res: Response) => {
  res.writeHead(200, { "content-type": "text/event-stream" });
  clients.add(res);
  req.on("close", () => {
    clients.delete(res);
  });
});

app.post("/publish", async (req, res) => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  for (const client of clients) client.write(`data: ${text}\n\n`);
  res.sendStatus(202);
});

export { app };
