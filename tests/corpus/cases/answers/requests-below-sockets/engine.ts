import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";

import { Server } from "socket.io";

type Next = (error?: Error) => void;

declare function isKnown(cookie: string): Promise<boolean>;

const io = new Server();

io.engine.use((req: IncomingMessage, res: ServerResponse, next: Next) => {
  if (!req.headers.cookie) {
    res.writeHead(401);
    res.end();
  }
  next(); // ! single-answer
});

io.engine.use((req: any, res: any, next: any) => {
  if (!req.headers.cookie) res.writeHead(401).end();
  req.page = readFileSync("page.html"); // ! no-blocking-call
  next(); // ! single-answer
});

// prettier-ignore
io.engine.use(async (req: IncomingMessage, _: ServerResponse, next: Next) => { // !strict must-answer
  if (await isKnown(req.headers.cookie ?? "")) next();
});

// Right from here on.

io.engine.use((req: IncomingMessage, res: ServerResponse, next: Next) => {
  if (req.headers.cookie) {
    next();
    return;
  }
  res.writeHead(401);
  res.end();
});

/** Waits for its own work; what `next()` gives can't be awaited. */
io.engine.use(async (req: IncomingMessage, res: ServerResponse, next: Next) => {
  try {
    await isKnown(req.headers.cookie ?? "");
    next();
  } catch (error) {
    next(error as Error);
  }
});

/** Goes on once, whatever is called again. */
io.engine.use((req: IncomingMessage, _res: ServerResponse, next: Next) => {
  if (!req.headers.cookie) next(new Error("no cookie"));
  next();
});

/** Something else of that name. */
const plugins = { use: (fn: (...given: any[]) => void) => fn };
plugins.use((req: any, res: any, next: any) => {
  if (!req.ready) res.end();
  next();
});
