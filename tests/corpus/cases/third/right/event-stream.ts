import express, { type Response } from "express";

declare function history(room: string): Promise<string[]>;

const listeners = new Map<string, Set<Response>>();
const app = express();

app.get("/rooms/:room/events", async (req, res) => {
  const { room } = req.params;
  res.writeHead(200, { "content-type": "text/event-stream" });
  for (const line of await history(room)) res.write(`data: ${line}\n\n`);
  let here = listeners.get(room);
  if (!here) listeners.set(room, (here = new Set()));
  here.add(res);
  req.on("close", () => {
    here.delete(res);
    if (here.size === 0) listeners.delete(room);
  });
});

app.post("/rooms/:room", (req, res) => {
  for (const listener of listeners.get(req.params.room) ?? [])
    listener.write(`data: ${String(req.query["text"])}\n\n`);
  res.sendStatus(204);
});
