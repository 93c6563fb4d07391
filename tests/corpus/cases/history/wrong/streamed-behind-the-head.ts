// What comes behind a stream that has ended the answer, or fails when the head is gone.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import express from "express";

const app = express();

app.get("/told/:name", async (req, res) => {
  res.json({ found: true });
  await pipeline(createReadStream(`/data/${req.params.name}`), res); // ! single-answer
});

app.get("/videos/:name", async (req, res) => {
  res.writeHead(200, { "content-type": "video/mp4" });
  await pipeline(createReadStream(`/data/${req.params.name}`), res);
  res.json({ sent: true }); // ! single-answer
});

app.get("/files/:name", async (req, res) => {
  const file = `/data/${req.params.name}`;
  const { size } = await stat(file);
  res.writeHead(200, { "content-length": size });
  const stream = createReadStream(file);
  stream.pipe(res);
  stream.on("error", (error) => {
    res.status(500).json({ error: error.message }); // ?! single-answer -- what a listener does is followed no further
  });
});

export { app };
