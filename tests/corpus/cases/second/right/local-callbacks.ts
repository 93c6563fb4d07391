import http from "node:http";
import express from "express";

export const app = express();

app.post("/measure", (req, res) => {
  let bytes = 0;
  let chunks = 0;
  const started = Date.now();
  req.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    chunks += 1;
  });
  req.on("end", () => {
    res.json({ bytes, chunks, ms: Date.now() - started });
  });
});

app.get("/all", async (req, res) => {
  let done = 0;
  const failed: string[] = [];
  const ids = String(req.query["ids"]).split(",");
  await Promise.all(
    ids.map(async (id) => {
      const reply = await fetch(`http://items/${id}`);
      if (!reply.ok) failed.push(id);
      done = done + 1;
    }),
  );
  res.json({ done, failed });
});

app.use((_req, res, next) => {
  const write = res.write.bind(res);
  let sent = 0;
  res.write = ((chunk: string | Buffer) => {
    sent += chunk.length;
    return write(chunk);
  }) as typeof res.write;
  res.on("finish", () => console.log(sent));
  next();
});

export const server = http.createServer(app);
