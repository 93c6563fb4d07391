import { expect, it } from "vitest";

import { walked } from "../../src/program/files/file-facts.ts";
import { lintFile, programOf, virtual } from "../lint.ts";

/** A middleware, what it calls two files away, and a file that has nothing to do with it. */
const project = {
  "app.ts": `import Koa from "koa";
import { describe } from "./describe";
const app = new Koa();
app.use(async (ctx, next) => {
  ctx.body = await describe(ctx.path);
  await next();
});`,
  "describe.ts": `import { load } from "./load";
export async function describe(name: string) { return (await load(name)).trim(); }`,
  "load.ts": `import { readFile } from "node:fs/promises";
export async function load(name: string) { return readFile(name, "utf8"); }`,
  "other.ts": `let count = 0;
export async function other(): Promise<number> { await Promise.resolve(); count += 1; return count; }`,
};

const reports = (program: ReturnType<typeof programOf>): string[] =>
  lintFile(program, virtual("app.ts")).map(
    ({ ruleId, line, message }) =>
      `${String(line)} ${ruleId?.split("/").at(-1) ?? ""} ${message}`,
  );

it(
  "an edit of a helper changes what is said of the middleware, and back",
  { timeout: 240_000 },
  () => {
    const first = programOf(project);
    expect(reports(first)).toEqual([]);
    const blocking = programOf(
      {
        ...project,
        "load.ts": `import { readFileSync } from "node:fs";
export async function load(name: string) { return readFileSync(name, "utf8"); }`,
      },
      {},
      first,
    );
    expect(reports(blocking)).toEqual([
      expect.stringMatching(/^5 no-blocking-call .*describe → load/),
    ]);
    const racing = programOf(
      {
        ...project,
        "load.ts": `let last = 0;
export async function load(name: string) { const n = last + 1; await Promise.resolve(); last = n; return name; }`,
      },
      {},
      blocking,
    );
    expect(reports(racing).join()).not.toContain("no-blocking-call");
    expect(
      lintFile(racing, virtual("load.ts")).map(({ ruleId }) => ruleId),
    ).toEqual(["async-middleware/no-shared-state-race"]);
    expect(reports(programOf(project, {}, racing))).toEqual([]);
  },
);

it("an edit elsewhere reads that file's syntax again, and no other's", () => {
  const first = programOf(project);
  lintFile(first, virtual("app.ts"));
  lintFile(first, virtual("other.ts"));
  const before = walked.files;
  lintFile(first, virtual("app.ts"));
  expect(walked.files).toBe(before);
  const second = programOf(
    { ...project, "other.ts": `${project["other.ts"]}\n// edited` },
    {},
    first,
  );
  lintFile(second, virtual("app.ts"));
  lintFile(second, virtual("other.ts"));
  expect(walked.files).toBe(before + 1);
});
