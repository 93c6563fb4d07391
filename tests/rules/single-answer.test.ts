import { describe } from "vitest";

import { testSamples } from "./samples.ts";

const express = (body: string): string =>
  `import type { RequestHandler } from "express";
declare function load(): Promise<{ id: number } | undefined>;
export const handler: RequestHandler = ${body};
`;

describe("single-answer", () => {
  testSamples("single-answer", [
    {
      name: "goes on after an answer without braces",
      code: express(`(req, res, next) => {
  if (!req.headers.cookie) res.status(401).end();
  next();
}`),
      reports: [
        {
          line: 5,
          messageId: "continues",
          message:
            "`next()` goes on with a request that `res.status(401).end()` at line 4 has answered already",
          suggestions: [
            express(`(req, res, next) => {
  if (!req.headers.cookie) {
    res.status(401).end();
    return;
  }
  next();
}`),
          ],
        },
      ],
    },
    {
      name: "answers in a finally, which no return keeps from running",
      code: express(`async (req, res) => {
  try {
    res.json(await load());
  } catch {
    res.status(500).end();
  } finally {
    res.json({ path: req.path });
  }
}`),
      reports: [{ line: 9, messageId: "again", suggestions: [] }],
    },
    {
      name: "answers twice, with braces",
      code: express(`async (req, res) => {
  const row = await load();
  if (!row) {
    res.sendStatus(404);
  }
  res.json({ row });
}`),
      reports: [
        {
          line: 8,
          messageId: "again",
          message: "ERR_HTTP_HEADERS_SENT",
          suggestions: [
            express(`async (req, res) => {
  const row = await load();
  if (!row) {
    res.sendStatus(404);
    return;
  }
  res.json({ row });
}`),
          ],
        },
      ],
    },
    {
      name: "a straight line has no branch to return from",
      code: express(`(req, res, next) => {
  next();
  res.setHeader("x-a", "1");
}`),
      reports: [{ line: 5, messageId: "lateHeaders", suggestions: [] }],
    },
    {
      name: "returns as the function does elsewhere",
      code: `import type { Request, Response } from "express";
import { Router } from "express";
async function show(req: Request, res: Response): Promise<Response> {
  if (!req.headers.cookie) {
    res.sendStatus(401);
  }
  return res.json({ ok: true });
}
Router().get("/", async (req, res) => { await show(req, res); });
Router().get("/show", show as never);
`,
      reports: [
        {
          line: 7,
          messageId: "again",
          suggestions: [
            `import type { Request, Response } from "express";
import { Router } from "express";
async function show(req: Request, res: Response): Promise<Response> {
  if (!req.headers.cookie) {
    return res.sendStatus(401);
  }
  return res.json({ ok: true });
}
Router().get("/", async (req, res) => { await show(req, res); });
Router().get("/show", show as never);
`,
          ],
        },
      ],
    },
    {
      name: "tells a helper at its call",
      code: {
        "a.ts": `import { Router } from "express";
import { deny } from "./deny";
export const router = Router();
router.use((req, res, next) => {
  deny(res);
  next();
});
`,
        "deny.ts": `import type { Response } from "express";
export function deny(res: Response): void {
  res.sendStatus(403);
}
`,
      },
      reports: [
        { line: 6, messageId: "continues", message: "`deny(res)` at line 5" },
      ],
    },
    {
      name: "a loop that answers at each turn",
      code: express(`(req, res) => {
  for (const name of Object.keys(req.query)) {
    res.json({ name });
  }
}`),
      run: { requests: [{ path: "/?a=1&b=2" }] },
      reports: [{ line: 5, messageId: "againInLoop" }],
    },
    {
      name: "a catch behind an answer, by what is awaited",
      code: express(`async (req, res) => {
  try {
    res.json({ ok: true });
    await load();
  } catch {
    res.sendStatus(500);
  }
}`),
      reports: [{ line: 8, messageId: "againInCatch" }],
    },
    {
      name: "what cannot reject is right",
      code: `import type { RequestHandler } from "express";
declare function load(): Promise<void>;
async function quietly(): Promise<void> {
  try {
    await load();
  } catch (error) {
    console.error(error);
  }
}
export const handler: RequestHandler = async (req, res) => {
  try {
    res.json({ ok: true });
    await quietly();
  } catch {
    res.sendStatus(500);
  }
};
`,
      reports: [],
    },
    {
      name: "conditions that exclude each other are right",
      code: express(`(req, res) => {
  const kind = String(req.query["kind"]);
  if (kind === "a") res.json({ a: 1 });
  if (kind === "b") res.json({ b: 1 });
  const n = kind.length;
  if (kind !== "a" && kind !== "b" && n > 3) res.sendStatus(400);
}`),
      reports: [],
    },
    {
      name: "another request's response is right",
      code: `import express, { type Response } from "express";
const waiting: Response[] = [];
export const app = express();
app.post("/", (req, res) => {
  for (const other of waiting) other.json({ ok: true });
  res.sendStatus(204);
});
app.get("/", (req, res) => {
  waiting.push(res);
});
`,
      reports: [],
    },
    {
      name: "an untyped response is known by its place",
      code: `import express from "express";
export const app = express();
app.use((req: any, res: any, next: any) => {
  if (!req.user) res.status(401).end();
  next();
});
`,
      reports: [{ line: 5, messageId: "continues" }],
    },
    {
      name: "a response of the project's own type is nobody's",
      run: "no framework runs it",
      code: `interface Res { json(body: unknown): void }
export function handler(req: { url: string }, res: Res): void {
  res.json(req.url);
  res.json(1);
}
`,
      reports: [],
    },
  ]);
});
