// Events of the request and callbacks of Node run later, on the same loop.
import express from "express";
import fs from "node:fs";
import { pipeline } from "node:stream/promises";
import { unzipSync } from "node:zlib";

const app = express();

app.put("/files/:name", (req, res) => {
  const chunks: Buffer[] = [];
  req.on("data", (chunk: Buffer) => chunks.push(chunk));
  req.on("end", () => {
    fs.writeFileSync(`files/${req.params.name}`, Buffer.concat(chunks)); // ! no-blocking-call
    res.sendStatus(201);
  });
});

app.get("/archives/:name", (req, res, next) => {
  fs.readFile(`archives/${req.params.name}`, (error, data) => {
    if (error) {
      next(error);
      return;
    }
    res.send(unzipSync(data)); // ! no-blocking-call
  });
});

app.put("/v2/files/:name", async (req, res) => {
  await pipeline(req, fs.createWriteStream(`files/${req.params.name}`));
  res.sendStatus(201);
});

app.get("/v2/files/:name", (req, res) => {
  fs.createReadStream(`files/${req.params.name}`)
    .on("error", () => res.sendStatus(404))
    .pipe(res);
});

export { app };
