import { describe, expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../lint.ts";
import { testSamples, type Sample } from "./samples.ts";

const rule = "async-middleware/no-shared-state-race";

function lint(
  text: string,
  options: object = {},
  settings?: Record<string, unknown>,
) {
  const program = programOf({ "case.ts": text });
  expect(typeErrors(program)).toEqual([]);
  return lintFile(program, virtual("case.ts"), {
    rules: { [rule]: ["error", options] },
    ...(settings ? { settings } : {}),
  });
}

const addition = `
import Koa from "koa";
declare function score(path: string): Promise<number>;
const stats = { total: 0 };
export const app = new Koa();
app.use(async (ctx, next) => {
  stats.total += await score(ctx.path);
  await next();
});
`;

describe("messages", () => {
  it("names the place, the reading and the wait", () => {
    const [message] = lint(`
import Koa from "koa";
let served = 0;
export const app = new Koa();
app.use(async (_ctx, next) => {
  const before = served;
  await next();
  served = before + 1;
});
`);
    expect(message?.message).toBe(
      "`served` was read (line 6) before this body gave way to other requests (line 7): what they wrote to it meanwhile is lost here. Read and write it in one tick, after the `await`, or hold a lock across both.",
    );
    expect(message?.line).toBe(8);
  });

  it("says which check is out of date", () => {
    const [message] = lint(`
import Koa from "koa";
declare function priceOf(path: string): Promise<number>;
let budget = 100;
export const app = new Koa();
app.use(async (ctx, next) => {
  if (budget <= 0) ctx.throw(402);
  const price = await priceOf(ctx.path);
  budget -= price;
  await next();
});
`);
    expect(message?.messageId).toBe("staleCheck");
    expect(message?.message).toContain("`budget` (line 7)");
    expect(message?.message).toContain("(line 8)");
  });
});

describe("suggestion", () => {
  it("awaits first, and then the program is right", () => {
    const [message] = lint(addition);
    const [suggestion] = message?.suggestions ?? [];
    expect(suggestion?.messageId).toBe("awaitFirst");
    const [start, end] = suggestion?.fix.range ?? [0, 0];
    const output =
      addition.slice(0, start) +
      (suggestion?.fix.text ?? "") +
      addition.slice(end);
    expect(output).toContain(
      "  const value = await score(ctx.path);\n  stats.total += value;\n",
    );
    expect(lint(output)).toEqual([]);
  });

  it("isn't offered where a declaration can't stand", () => {
    const [message] = lint(
      addition.replace("  stats.total", "  if (ctx.path) stats.total"),
    );
    expect(message?.messageId).toBe("lostUpdate");
    expect(message?.suggestions).toBeUndefined();
  });
});

describe("options", () => {
  const memo = `
import Koa from "koa";
declare function load(): Promise<string[]>;
let countries: string[] | undefined;
export const app = new Koa();
app.use(async (ctx) => {
  countries ??= await load();
  ctx.body = countries;
});
`;

  it("reports fills that are done twice as advice only", () => {
    expect(lint(memo)).toEqual([]);
    expect(lint(memo, { advice: true })[0]?.messageId).toBe("lateFill");
  });

  it("leaves what the user allows", () => {
    expect(lint(addition, { allow: ["stats.total"] })).toEqual([]);
  });

  it("judges middleware alone where the scope says so", () => {
    const handler = `
import express from "express";
declare function load(): Promise<number>;
let total = 0;
export const app = express();
app.get("/", async (_req, res) => {
  total += await load();
  res.json(total);
});
`;
    expect(lint(handler)).toHaveLength(1);
    expect(lint(handler, { scope: "middleware" })).toEqual([]);
  });
});

describe("scope: async-functions", () => {
  const all = { scope: "async-functions" };

  it("takes every async function for one of which many calls are under way", () => {
    const messages = lint(
      `
declare function load(): Promise<number>;
export class Counter {
  private total = 0;
  async add(): Promise<void> {
    this.total = this.total + (await load());
  }
}
let sum = 0;
export async function add(): Promise<void> {
  sum += await load();
}
`,
      all,
    );
    expect(messages.map(({ line }) => line)).toEqual([6, 11]);
  });

  it("leaves parameters and locals, which belong to the call", () => {
    expect(
      lint(
        `
declare function load(): Promise<number>;
export async function fill(target: { total: number }): Promise<number> {
  target.total += await load();
  let own = 0;
  own += await load();
  const list = { n: 0 };
  list.n = list.n + (await load());
  return own + list.n;
}
`,
        all,
      ),
    ).toEqual([]);
  });

  it("is silent on both without the option", () => {
    expect(
      lint(`
declare function load(): Promise<number>;
let sum = 0;
export async function add(): Promise<void> {
  sum += await load();
}
`),
    ).toEqual([]);
  });
});

describe("locks", () => {
  const locked = `
import Koa from "koa";
declare function serially<T>(work: () => Promise<T>): Promise<T>;
declare function load(): Promise<number>;
let total = 0;
export const app = new Koa();
app.use(async (_ctx, next) => {
  await serially(async () => {
    const before = total;
    total = before + (await load());
  });
  await next();
});
`;

  it("knows the user's own", () => {
    expect(lint(locked)).toHaveLength(1);
    expect(lint(locked, {}, { locks: ["serially"] })).toEqual([]);
  });
});

describe("in strict", () => {
  const head = `
import Koa from "koa";
declare function load(): Promise<string[]>;
let list: string[] = ["a"];
export const app = new Koa();
`;
  const reader = `
app.use((ctx) => { ctx.body = list.includes("a"); });
`;
  const samples: readonly Sample[] = [
    {
      name: "a list that is empty while it is loaded again",
      code: `${head}app.use(async (_ctx, next) => {
  list = [];
  list.push(...(await load()), "a");
  await next();
});${reader}`,
      reports: [
        {
          line: 7,
          messageId: "foundEmpty",
          message:
            "`list` is empty from here until it is filled again (line 8)",
        },
      ],
      run: "what the second request finds differs only where the first one is on its first turn",
    },
    {
      name: "a list that is emptied at the end of what is awaited",
      code: `${head}async function refresh(): Promise<void> {
  try {
    list.push(...(await load()));
  } catch {
    list = [];
  }
}
app.use(async (_ctx, next) => {
  await refresh();
  list.push("a");
  await next();
});${reader}`,
      reports: [],
      run: "between the end of what is awaited and the next line stand microtasks only, which the schedules take for a wait",
    },
    {
      name: "a new list that is put in place in one tick",
      code: `${head}app.use(async (_ctx, next) => {
  const rows = await load();
  list = [...rows, "a"];
  await next();
});${reader}`,
      reports: [],
    },
    {
      name: "a question that is asked twice, and answered differently",
      code: `
import Koa from "koa";
declare function audit(line: string): Promise<void>;
let maintenance = false;
export const app = new Koa();
app.use(async (ctx, next) => {
  if (maintenance) {
    await audit("in");
  }
  await next();
  if (maintenance) {
    await audit("out");
  }
});
app.use((ctx) => {
  if (ctx.path === "/toggle") maintenance = !maintenance;
  ctx.body = "ok";
});
`,
      reports: [{ line: 11, messageId: "unrepeatable" }],
      run: "the answer doesn't show it",
    },
  ];
  testSamples("no-shared-state-race", samples, { option: { advice: true } });

  it("and nothing of it in recommended", () => {
    for (const { code } of samples)
      expect(typeof code === "string" ? lint(code) : []).toEqual([]);
  });
});
