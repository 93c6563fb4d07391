// The head is sent, and a stream follows it: a pipeline sets no headers.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import express from "express";
import Fastify from "fastify";

const app = express();

app.get("/videos/:name", async (req, res) => {
  const file = `/data/${req.params.name}`;
  const { size } = await stat(file);
  res.writeHead(200, { "content-length": size, "content-type": "video/mp4" });
  await pipeline(createReadStream(file), res);
});

app.get("/parts/:name", async (req, res, next) => {
  res.status(206).set("accept-ranges", "bytes").flushHeaders();
  try {
    await pipeline(createReadStream(`/data/${req.params.name}`), res);
  } catch (error) {
    if (res.headersSent) res.destroy();
    else next(error);
  }
});

const fast = Fastify();

fast.get<{ Params: { name: string } }>("/raw/:name", async (request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, { "content-encoding": "gzip" });
  try {
    await pipeline(
      createReadStream(`/data/${request.params.name}`),
      createGzip(),
      reply.raw,
    );
  } catch (error) {
    request.log.error(error);
    reply.raw.destroy();
  }
});

export { app, fast };
