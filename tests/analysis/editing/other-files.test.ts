import path from "node:path";
import { expect, it } from "vitest";

import { root } from "../../lint.ts";
import { Session } from "./session.ts";

const folder = path.join(root, "tests", "edited");

/** What the other files say decides what is reported of one. */
const files: Readonly<Record<string, string>> = {
  "lock.ts": `import { Mutex, Semaphore } from "async-mutex";
import type { Request, RequestHandler, Response } from "express";
const mutex = new Mutex();
void Semaphore;
type Handler = (request: Request, response: Response) => Promise<void>;
export const exclusive = (handler: Handler): RequestHandler => (req, res, next) => {
  mutex.runExclusive(() => handler(req, res)).catch(next);
};
export const locked: RequestHandler = async (_req, res, next) => {
  const release = await mutex.acquire();
  res.once("close", release);
  next();
};
`,
  "kept.ts": `export const isProduction = process.env.NODE_ENV === "production";
const texts = new Map<string, string>();
export { texts };
export function keep(name: string, text: string): string {
  texts.set(name, text);
  return text;
}
`,
  "files.ts": `import type { Response } from "express";
import { unlink } from "node:fs";
export function remove(res: Response, name: string): void {
  unlink(name, (error) => { if (error && !res.headersSent) res.sendStatus(500); });
}
`,
  "app.ts": `import { readFileSync } from "node:fs";
import express from "express";
import { remove } from "./files.js";
import { isProduction, keep, texts } from "./kept.js";
import { exclusive, locked } from "./lock.js";
declare function save(name: string, count: number): Promise<void>;
const app = express();
let orders = 0;
app.post("/orders", exclusive(async (_req, res) => {
  const before = orders;
  await save("orders", before);
  orders = before + 1;
  res.end();
}));
app.delete("/files", (req, res) => {
  remove(res, req.path);
  res.json({ removed: true });
});
function template(name: string): string {
  const known = isProduction ? texts.get(name) : undefined;
  if (known !== undefined) return known;
  return keep(name, readFileSync(name, "utf8"));
}
app.get("/about", (_req, res) => {
  res.send(template("about"));
});
app.use(locked);
let seats = 0;
app.post("/seats", async (_req, res) => {
  const before = seats;
  await save("seats", before);
  seats = before + 1;
  res.end();
});
export { app };
`,
  "count.ts": `declare function save(count: number): Promise<void>;
let seen = 0;
export async function count(): Promise<boolean> {
  const before = seen;
  await save(before);
  seen = before + 1;
  return true;
}
let heard = 0;
export async function hear(): Promise<void> {
  const before = heard;
  await save(before);
  heard = before + 1;
}
`,
  "table.ts": `import { count } from "./count.js";
export const checks: (() => Promise<boolean>)[] = [count];
`,
  "checked.ts": `import type { RequestHandler } from "express";
import { hear } from "./count.js";
import { checks } from "./table.js";
export const checked: RequestHandler = async (_req, res, next) => {
  for (const check of checks) if (!(await check())) return next("busy");
  res.on("finish", hear);
  next();
};
`,
  "stock.ts": `import { Controller, Post } from "@nestjs/common";
declare function save(count: number): Promise<void>;
let stock = 5;
@Controller()
export class Stock {
  @Post() async take(): Promise<void> {
    if (stock <= 0) return;
    await save(stock);
    stock -= 1;
  }
}
`,
  "main.ts": `import type { CallHandler, ExecutionContext, INestApplication, NestInterceptor } from "@nestjs/common";
import { Mutex } from "async-mutex";
import { from, lastValueFrom, type Observable } from "rxjs";
export class OneAtATime implements NestInterceptor {
  private readonly mutex = new Mutex();
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(this.mutex.runExclusive(() => lastValueFrom(next.handle())));
  }
}
export function setUp(app: INestApplication): void {
  app.useGlobalInterceptors(new OneAtATime());
}
`,
};

const edits: readonly (readonly [
  file: string,
  from: string,
  to: string,
  told?: string,
])[] = [
  ["lock.ts", "new Mutex()", "new Semaphore(2)"],
  ["lock.ts", "() => handler(req, res)", "() => { void handler(req, res); }"],
  ["lock.ts", `res.once("close", release);`, "release();"],
  ["kept.ts", `=== "production"`, `!== "production"`],
  ["kept.ts", "texts.set(name, text);", ""],
  ["files.ts", " && !res.headersSent", ""],
  ["table.ts", "[count]", "[]", "count.ts"],
  ["checked.ts", "of checks", "of []", "count.ts"],
  ["checked.ts", `res.on("finish", hear)`, "void hear", "count.ts"],
  [
    "main.ts",
    "app.useGlobalInterceptors(new OneAtATime())",
    "void app",
    "stock.ts",
  ],
  [
    "main.ts",
    "this.mutex.runExclusive(() => lastValueFrom(next.handle()))",
    "next.handle()",
    "stock.ts",
  ],
];

it(
  "tells of what another file has changed, and of nothing when that is taken back",
  { timeout: 240_000 },
  () => {
    const texts = new Map(Object.entries(files));
    const session = new Session(folder, texts, "others.json");
    for (const [step, [file, from, to, about = "app.ts"]] of edits.entries()) {
      const first = session.reports(about);
      const before = files[file] ?? "";
      expect(before).toContain(from);
      session.edit(file, before.replace(from, to));
      const told = session.reports(about);
      expect(told).not.toEqual(first);
      const config = `others-${String(step)}.json`;
      const fresh = new Session(folder, new Map(texts), config);
      expect(told).toEqual(fresh.reports(about));
      session.edit(file, before);
      expect(session.reports(about)).toEqual(first);
    }
  },
);
