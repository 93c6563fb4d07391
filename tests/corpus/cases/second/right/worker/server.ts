import { Worker } from "node:worker_threads";
import express from "express";

function thumbnail(file: string) {
  return new Promise<Buffer>((resolve, reject) => {
    const worker = new Worker(new URL("./thumbnail.ts", import.meta.url), {
      workerData: { file },
    });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

const app = express();

app.get("/thumbnails/:name", async (req, res) => {
  res.type("png").send(await thumbnail(`./pictures/${req.params.name}`));
});

export { app };
