import express from "express";

declare const room: { broadcast(text: string): Promise<void> };

let topic = "welcome";
const app = express();
app.use(express.json());

app.put("/topic", async (req, res) => {
  const { text } = req.body as { text: string };
  topic = text;
  await room.broadcast(`new topic: ${text}`);
  res.sendStatus(204);
});

app.get("/topic", (_req, res) => res.json({ topic }));
