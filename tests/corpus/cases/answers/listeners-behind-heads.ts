// Node and Express: listeners that are added behind `writeHead`, and what they may still do.
import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";

import { Router, type Request, type Response } from "express";

export const router = Router();

router.get("/files/:name", (req, res) => {
  const file = createReadStream(req.params.name);
  res.writeHead(200, { "content-type": "text/plain" });
  file.on("error", () => {
    res.status(500).json({ error: "unreadable" }); // ! single-answer
  });
  file.pipe(res);
});

router.get("/pages/:name", (req, res) => {
  const file = createReadStream(req.params.name);
  res.writeHead(200);
  file.once("error", () => {
    res.writeHead(500); // ! single-answer
    res.end();
  });
  file.pipe(res);
});

router.get("/events", (req: Request, res: Response) => {
  res.writeHead(200, { "content-type": "text/event-stream" });
  const timer = setInterval(() => res.write(": still here\n\n"), 15_000);
  req.on("close", () => {
    clearInterval(timer);
    res.end();
  });
});

router.get("/closed", (req: Request, res: Response) => {
  res.writeHead(200, { "content-type": "text/event-stream" });
  req.on("close", () => res.json({ closed: true })); // ! single-answer
});

router.get("/asked/:name", (req, res) => {
  const file = createReadStream(req.params.name);
  res.writeHead(200);
  file.on("error", () => {
    if (!res.headersSent) res.status(500);
    res.end();
  });
  file.pipe(res);
});

router.get("/torn/:name", (req, res) => {
  const file = createReadStream(req.params.name);
  res.writeHead(200);
  file.on("error", (error) => res.destroy(error));
  file.pipe(res);
});

/** The head is sent where the file can be opened. */
export function serve(request: IncomingMessage, response: ServerResponse) {
  const file = createReadStream(request.url ?? "/");
  file.on("open", () => {
    response.writeHead(200);
    file.pipe(response);
  });
  file.on("error", () => {
    response.writeHead(404);
    response.end();
  });
}

/** Added before the head is sent. */
export function early(request: IncomingMessage, response: ServerResponse) {
  const file = createReadStream(request.url ?? "/");
  file.on("error", () => {
    if (response.headersSent) return response.destroy();
    response.writeHead(404);
    return response.end();
  });
  response.writeHead(200);
  file.pipe(response);
}
