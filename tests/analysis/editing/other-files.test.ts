import path from "node:path";
import { expect, it } from "vitest";

import { root } from "../../lint.ts";
import { Session } from "./session.ts";

const folder = path.join(root, "tests", "edited");

/** What the other files say decides what is reported of `app.ts`. */
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
};

const edits: readonly (readonly [file: string, from: string, to: string])[] = [
  ["lock.ts", "new Mutex()", "new Semaphore(2)"],
  ["lock.ts", "() => handler(req, res)", "() => { void handler(req, res); }"],
  ["lock.ts", `res.once("close", release);`, "release();"],
  ["kept.ts", `=== "production"`, `!== "production"`],
  ["kept.ts", "texts.set(name, text);", ""],
  ["files.ts", " && !res.headersSent", ""],
];

it(
  "tells of what another file has changed, and of nothing when that is taken back",
  { timeout: 240_000 },
  () => {
    const texts = new Map(Object.entries(files));
    const session = new Session(folder, texts, "others.json");
    const first = session.reports("app.ts");
    for (const [step, [file, from, to]] of edits.entries()) {
      const before = files[file] ?? "";
      expect(before).toContain(from);
      session.edit(file, before.replace(from, to));
      const told = session.reports("app.ts");
      expect(told).not.toEqual(first);
      const config = `others-${String(step)}.json`;
      const fresh = new Session(folder, new Map(texts), config);
      expect(told).toEqual(fresh.reports("app.ts"));
      session.edit(file, before);
      expect(session.reports("app.ts")).toEqual(first);
    }
  },
);
