import { describe } from "vitest";

import { testSamples } from "./samples.ts";

const express = (body: string): string =>
  `import type { RequestHandler } from "express";
declare function load(): Promise<{ id: number } | undefined>;
export const handler: RequestHandler = ${body};
`;

describe("must-answer", () => {
  testSamples("must-answer", [
    {
      name: "a branch without an else",
      code: express(`async (req, res) => {
  const row = await load();
  if (row) res.json(row);
}`),
      reports: [
        { line: 3, messageId: "ends", message: "where `row` is falsy" },
      ],
    },
    {
      name: "an early return",
      code: express(`(req, res, next) => {
  if (!req.headers.cookie) return;
  next();
}`),
      reports: [
        { line: 4, messageId: "returns", message: "the request hangs" },
      ],
    },
    {
      name: "a catch that only logs",
      code: express(`async (req, res) => {
  try {
    res.json(await load());
  } catch (error) {
    console.error(error);
  }
}`),
      reports: [{ line: 6, messageId: "swallows" }],
    },
    {
      name: "a rejection handler that only logs",
      code: express(`(req, res) => {
  load().then((row) => res.json(row)).catch(console.error);
}`),
      reports: [{ line: 4, messageId: "swallows" }],
    },
    {
      name: "nothing given where the error was handed on",
      code: `import type { RequestHandler } from "express";
declare function title(): Promise<string>;
export const handler: RequestHandler = async (req, res, next) => {
  const found = await title().catch(next);
  if (found === undefined) return;
  res.json(found);
};
`,
      reports: [],
    },
    {
      name: "a text that may be empty where the error was handed on",
      code: `import type { RequestHandler } from "express";
const title = async (): Promise<string> => "";
export const handler: RequestHandler = async (req, res, next) => {
  const found = await title().catch(next);
  if (!found) return;
  res.json(found);
};
`,
      reports: [{ line: 5, messageId: "returns" }],
    },
    {
      name: "a flag by another name, and set by a condition",
      code: express(`(req, res) => {
  const state = { sent: false };
  const s = state;
  if (!req.query["id"]) {
    res.sendStatus(400);
    state.sent ||= true;
  }
  if (s.sent) return;
  res.json({});
}`),
      reports: [],
    },
    {
      name: "a list of at most one element, and none",
      code: express(`async (req, res) => {
  const row = await load();
  for (const one of row ? [row] : []) res.json(one);
  if (!row) res.sendStatus(404);
}`),
      reports: [],
    },
    {
      name: "the class of what is thrown behind an answer",
      code: `import type { RequestHandler } from "express";
declare function load(): Promise<{ id: number } | undefined>;
class Halt extends Error {}
export const handler: RequestHandler = async (req, res, next) => {
  try {
    const row = await load();
    if (!row) {
      res.sendStatus(404);
      throw new Halt();
    }
    res.json(row);
  } catch (error) {
    if (error instanceof Halt) return;
    next(error);
  }
};
`,
      reports: [],
    },
    {
      name: "a continuation that other callers may leave out",
      code: `import type { NextFunction, Request, Response } from "express";
export function checkOrigin(req: Request, _res?: Response, next?: NextFunction): void {
  if (!req.headers.origin) throw new Error("No origin");
  if (next) next();
}
`,
      reports: [],
    },
    {
      name: "a handler whose result somebody answers with",
      code: `import type { NextFunction, Request, RequestHandler, Response } from "express";
declare function load(): Promise<{ id: number } | undefined>;
function answering(handler: (req: Request, res: Response, next: NextFunction) => Promise<unknown>): RequestHandler {
  return async (req, res, next) => {
    try {
      const result = await handler(req, res, next);
      res.json(result ?? { ok: true });
    } catch (error) {
      next(error);
    }
  };
}
const row = async (req: Request, _res: Response, next: NextFunction) => {
  if (req.headers.range) next(new Error("No ranges"));
  return await load();
};
export const handler = answering(row);
`,
      reports: [],
    },
    {
      name: "a handler whose failures somebody hands on",
      code: `import type { NextFunction, Request, RequestHandler, Response } from "express";
declare function load(): Promise<{ id: number } | undefined>;
function caught(handler: (req: Request, res: Response, next: NextFunction) => Promise<unknown>): RequestHandler {
  return (req, res, next) => {
    handler(req, res, next).catch(next);
  };
}
export const handler = caught(async (req: Request, res: Response, next: NextFunction) => {
  const row = await load();
  if (req.headers.cookie) res.json(row);
  if (req.headers.range) next(new Error("No ranges"));
});
`,
      reports: [{ line: 8, messageId: "ends" }],
    },
    {
      name: "a handler whose result somebody only waits for",
      code: `import type { NextFunction, Request, RequestHandler, Response } from "express";
declare function load(): Promise<{ id: number } | undefined>;
function caught(handler: (req: Request, res: Response, next: NextFunction) => unknown): RequestHandler {
  return (req, res, next) => {
    const result = handler(req, res, next);
    return Promise.resolve(result).catch(next);
  };
}
export const handler = caught(async (req: Request, res: Response, next: NextFunction) => {
  const row = await load();
  if (row) res.json(row);
  if (req.headers.range) next(new Error("No ranges"));
});
`,
      reports: [{ line: 9, messageId: "ends" }],
    },
    {
      name: "a request that connect-timeout has answered",
      code: `import type { NextFunction, Request, Response } from "express";
export function halt(req: Request & { timedout?: boolean }, _res: Response, next: NextFunction): void {
  if (!req.timedout) next();
}
export function pass(req: Request & { checked?: boolean }, _res: Response, next: NextFunction): void {
  if (req.checked) next();
}
`,
      reports: [{ line: 5, messageId: "ends" }],
    },
    {
      name: "a reply that Fastify waits for in vain",
      code: `import fastify from "fastify";
export const app = fastify();
app.get("/", async (request, reply) => {
  reply.code(204);
  return reply;
});
`,
      reports: [{ line: 5, messageId: "returnsReply" }],
    },
    {
      name: "Fastify ends an async handler by itself",
      code: `import fastify from "fastify";
export const app = fastify();
app.get("/", async (request, reply) => {
  reply.code(204);
});
`,
      reports: [],
    },
    {
      name: "whoever gets the response may answer",
      run: {
        world: () => ({
          queue: { push: (response: { end: () => void }) => response.end() },
        }),
      },
      code: express(`(req, res) => {
  queue.push(res);
}`).replace("export", "declare const queue: unknown[];\nexport"),
      reports: [],
    },
    {
      name: "a function that takes req and res may be a helper",
      run: { entry: "app" },
      code: `import express, { type Request, type Response } from "express";
export function mark(req: Request, res: Response): void {
  res.cookie("seen", req.path);
}
export const app = express();
app.get("/", (req, res) => {
  mark(req, res);
  res.end();
});
`,
      reports: [],
    },
    {
      name: "nobody waits any more",
      code: express(`async (req, res) => {
  const row = await load();
  if (req.destroyed || res.writableEnded) return;
  res.json(row);
}`),
      reports: [],
    },
    {
      name: "an executor tells who waits",
      code: express(`async (req, res) => {
  await new Promise<void>((resolve, reject) => {
    load().then((row) => {
      if (!row) return reject(new Error("none"));
      res.json(row);
      resolve();
    }, reject);
  });
}`),
      reports: [],
    },
  ]);
});
