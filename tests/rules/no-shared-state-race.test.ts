import { describe, expect, it } from "vitest";
import { Mutex } from "async-mutex";

import type { Execution } from "../proof/execution.ts";
import { lintFile, programOf, virtual } from "../lint.ts";
import { testSamples, type Sample } from "./samples.ts";

const rule = "no-shared-state-race";
const all = { option: { scope: "async-functions" } };
const allowed = { unreported: "the user allows it" };

const addition = `import Koa from "koa";
declare function score(path: string): Promise<number>;
const stats = { total: 0 };
export const app = new Koa();
app.use(async (ctx, next) => {
  stats.total += await score(ctx.path);
  await next();
});
`;

const memo = `import Koa from "koa";
declare function load(): Promise<string[]>;
let countries: string[] | undefined;
export const app = new Koa();
app.use(async (ctx) => {
  countries ??= await load();
  ctx.body = countries;
});
`;

const handler = `import express from "express";
declare function load(): Promise<number>;
let total = 0;
export const app = express();
app.get("/", async (_req, res) => {
  total += await load();
  res.json(total);
});
`;

const sums = `declare function load(): Promise<number>;
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
`;

const locked = `import Koa from "koa";
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

testSamples(rule, [
  {
    name: "names the place, the reading and the wait",
    code: `import Koa from "koa";
let served = 0;
export const app = new Koa();
app.use(async (_ctx, next) => {
  const before = served;
  await next();
  served = before + 1;
});
`,
    reports: [
      {
        line: 7,
        messageId: "lostUpdate",
        message:
          "`served` was read (line 5) before this body gave way to other requests (line 6): what they wrote to it meanwhile is lost here. Read and write it in one tick, after the `await`, or hold a lock across both.",
      },
    ],
  },
  {
    name: "says which check is out of date",
    code: `import Koa from "koa";
declare function priceOf(path: string): Promise<number>;
let budget = 1;
export const app = new Koa();
app.use(async (ctx, next) => {
  if (budget <= 0) ctx.throw(402);
  await priceOf(ctx.path);
  budget -= 1;
  await next();
});
`,
    reports: [
      {
        line: 8,
        messageId: "staleCheck",
        message: "`budget` (line 6) is out of date after the wait (line 7)",
      },
    ],
  },
  {
    name: "says where a lock is left out",
    code: `import Koa from "koa";
import { Mutex } from "async-mutex";
declare function score(path: string): Promise<number>;
const mutex = new Mutex();
let total = 0;
export const app = new Koa();
app.use(async (ctx, next) => {
  total += 1;
  await next();
  await mutex.runExclusive(async () => {
    total += await score(ctx.path);
  });
});
`,
    reports: [
      {
        line: 11,
        messageId: "lockLeftOut",
        message: "it is written without, too (line 8)",
        suggestions: [],
      },
    ],
  },
  {
    name: "offers to await first, and then the program is right",
    code: addition,
    reports: [
      {
        line: 6,
        messageId: "lostUpdate",
        suggestions: [
          addition.replace(
            "  stats.total += await score(ctx.path);",
            "  const value = await score(ctx.path);\n  stats.total += value;",
          ),
        ],
      },
    ],
  },
  {
    name: "offers nothing where a declaration can't stand",
    code: addition.replace("  stats.total", "  if (ctx.path) stats.total"),
    reports: [{ line: 6, messageId: "lostUpdate", suggestions: [] }],
  },
  { name: "leaves a fill that is done twice", code: memo, reports: [] },
  {
    name: "advice: a fill that is done twice",
    code: memo,
    with: { option: { advice: true } },
    reports: [{ line: 6, messageId: "lateFill" }],
    run: "whoever fills it, no answer is another one",
  },
  {
    name: "allow: what the user allows",
    code: addition,
    with: { option: { allow: ["stats.total"] } },
    reports: [],
    run: allowed,
  },
  {
    name: "judges handlers",
    code: handler,
    reports: [{ line: 6, messageId: "lostUpdate" }],
  },
  {
    name: "scope: middleware alone",
    code: handler,
    with: { option: { scope: "middleware" } },
    reports: [],
    run: allowed,
  },
  {
    name: "scope: every async function is one of which many calls are under way",
    code: sums,
    with: all,
    reports: [
      { line: 5, messageId: "lostUpdate" },
      { line: 10, messageId: "lostUpdate" },
    ],
    run: mounted("add"),
  },
  {
    name: "scope: parameters and locals belong to the call",
    code: `declare function load(): Promise<number>;
export async function fill(target: { total: number }): Promise<number> {
  target.total += await load();
  let own = 0;
  own += await load();
  const list = { n: 0 };
  list.n = list.n + (await load());
  return own + list.n;
}
`,
    with: all,
    reports: [],
    run: mounted("fill"),
  },
  {
    name: "without the option an async function is none",
    code: sums,
    reports: [],
    run: { ...mounted("add"), unreported: "it asks for all of them" },
  },
  {
    name: "a wrapper of the user's that nobody has called a lock",
    code: locked,
    reports: [{ line: 9, messageId: "lostUpdate" }],
    run: {
      requests: [{ path: "/" }],
      world: ({ pause }) => ({ ...worldOf(pause), serially: run }),
    },
  },
  {
    name: "a wrapper of the user's that is a lock",
    code: locked,
    with: { settings: { locks: ["serially"] } },
    reports: [],
    run: {
      requests: [{ path: "/" }],
      world: ({ pause }) => {
        const mutex = new Mutex();
        return {
          ...worldOf(pause),
          serially: (work: () => Promise<unknown>) => mutex.runExclusive(work),
        };
      },
    },
  },
]);

/** An async function runs for each request of an application that calls it. */
function mounted(entry: string): Execution {
  return {
    on: "koa",
    entry,
    world: ({ pause }) => worldOf(pause),
  };
}

function worldOf(
  pause: <T>(value: () => T) => Promise<T>,
): Readonly<Record<string, unknown>> {
  return { load: () => pause(() => 3) };
}

function run(work: () => Promise<unknown>): Promise<unknown> {
  return work();
}

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
      name: "a cache that is emptied, whose readers load what they miss",
      code: `${head}const cache = new Map<string, string[]>();
app.use(async (_ctx, next) => {
  cache.clear();
  cache.set("a", await load());
  await next();
});
app.use(async (ctx) => {
  const rows = cache.get(ctx.path) ?? (await load());
  cache.set(ctx.path, rows);
  ctx.body = rows;
});
`,
      reports: [],
      run: "the second request loads what it does not find, which is another outcome",
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
  testSamples(rule, samples, { option: { advice: true } });

  it("says nothing of it in recommended", () => {
    const program = programOf(
      Object.fromEntries(
        samples.map(({ code }, index) => [
          `${String(index)}.ts`,
          typeof code === "string" ? code : "",
        ]),
      ),
    );
    for (const index of samples.keys())
      expect(lintFile(program, virtual(`${String(index)}.ts`))).toEqual([]);
  });
});
