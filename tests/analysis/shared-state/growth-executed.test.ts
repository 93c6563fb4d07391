import { createRequire } from "node:module";
import type { Hono } from "hono";
import ts from "typescript";
import { describe, expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../../lint.ts";

interface Sample {
  readonly name: string;
  readonly grows: boolean;
  readonly code: string;
}

const samples: readonly Sample[] = [
  {
    name: "a counter for each address",
    grows: true,
    code: `export const kept = new Map<string, number>();
app.use(async (c, next) => {
  const address = c.req.header("x-forwarded-for") ?? "";
  kept.set(address, (kept.get(address) ?? 0) + 1);
  await next();
});`,
  },
  {
    name: "a set of paths",
    grows: true,
    code: `export const kept = new Set<string>();
app.use(async (c, next) => {
  kept.add(c.req.path);
  await next();
});`,
  },
  {
    name: "an entry that goes with the response",
    grows: false,
    code: `export const kept = new Map<string, number>();
app.use(async (c, next) => {
  const address = c.req.header("x-forwarded-for") ?? "";
  kept.set(address, Date.now());
  try {
    await next();
  } finally {
    kept.delete(address);
  }
});`,
  },
  {
    name: "a limit",
    grows: false,
    code: `export const kept = new Map<string, number>();
app.use(async (c, next) => {
  if (kept.size >= 10) kept.clear();
  kept.set(c.req.path, Date.now());
  await next();
});`,
  },
  {
    name: "one entry for each method",
    grows: false,
    code: `export const kept = new Map<string, number>();
app.use(async (c, next) => {
  kept.set(c.req.method, (kept.get(c.req.method) ?? 0) + 1);
  await next();
});`,
  },
];

const wrapped = ({ code }: Sample): string =>
  `import { Hono } from "hono";
export const app = new Hono();
${code}
app.all("*", (c) => c.text("ok"));
`;

/** How many entries are kept after so many requests, each with a path and an address of its own. */
async function keptAfter(sample: Sample, requests: number): Promise<number> {
  const exports = {} as { app: Hono; kept: { readonly size: number } };
  const text = ts.transpile(wrapped(sample), {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
  });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function("exports", "require", text)(
    exports,
    createRequire(import.meta.url),
  );
  for (let index = 0; index < requests; index++)
    await exports.app.request(`/${String(index)}`, {
      headers: { "x-forwarded-for": `10.0.0.${String(index)}` },
    });
  return exports.kept.size;
}

describe.each(samples.map((sample) => [sample.name, sample] as const))(
  "%s",
  (_, sample) => {
    it(
      sample.grows ? "is reported, and grows" : "is silent, and stays",
      async () => {
        const program = programOf({ "growth.ts": wrapped(sample) });
        expect(typeErrors(program)).toEqual([]);
        const messages = lintFile(program, virtual("growth.ts"), {
          rules: { "async-middleware/no-unbounded-shared-state": "error" },
        });
        expect(messages).toHaveLength(sample.grows ? 1 : 0);
        const kept = await keptAfter(sample, 50);
        if (sample.grows) expect(kept).toBe(50);
        else expect(kept).toBeLessThanOrEqual(10);
      },
    );
  },
);
