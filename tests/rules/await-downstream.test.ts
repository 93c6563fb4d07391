import { describe } from "vitest";

import { testSamples, type Sample } from "./samples.ts";

const koa = `import type { Middleware } from "koa";\n`;
const django = `interface Q { path: string }
interface R { status: number }
type GetResponse = (q: Q) => Promise<R>;
`;

function koaBody(body: string): string {
  return `${koa}declare function log(x?: unknown): Promise<void>;\nexport const m: Middleware = async (ctx, next) => {\n  ${body}\n};\n`;
}

const wrong: readonly Sample[] = [
  {
    name: "a statement of its own",
    code: koaBody("next();"),
    reports: [
      {
        line: 4,
        messageId: "dropped",
        message: "Nothing waits for `next()`: the answer is sent before",
        suggestions: [koaBody("await next();")],
      },
    ],
  },
  {
    name: "void",
    code: koaBody("void next();"),
    reports: [
      {
        line: 4,
        messageId: "dropped",
        suggestions: [koaBody("await next();")],
      },
    ],
  },
  {
    name: "a bare handler for the error",
    code: koaBody("next().catch(log);"),
    reports: [
      {
        line: 4,
        messageId: "handledButDropped",
        suggestions: [koaBody("await next().catch(log);")],
      },
    ],
  },
  {
    name: "kept in a variable and forgotten",
    code: koaBody("const rest = next();\n  ctx.set('x', String(typeof rest));"),
    reports: [{ line: 4, messageId: "neverAwaited" }],
  },
  {
    name: "awaited on one branch, which the message names",
    code: koaBody("const rest = next();\n  if (ctx.secure) await rest;"),
    reports: [
      { line: 4, messageId: "awaitedSometimes", message: "when `ctx.secure`" },
    ],
  },
  {
    name: "left behind by an early return, which the message names",
    code: koaBody(
      "const rest = next();\n  if (ctx.secure) console.log('secure');\n  if (ctx.method === 'GET') return;\n  await rest;",
    ),
    reports: [
      {
        line: 4,
        messageId: "awaitedSometimes",
        message: "unless `ctx.method === 'GET'`",
      },
    ],
  },
  {
    name: "a timer",
    code: koaBody("setTimeout(() => next(), 10);"),
    reports: [
      {
        line: 4,
        messageId: "detached",
        message: "callback of `setTimeout`",
        suggestions: [],
      },
    ],
  },
  {
    name: "an executor that loses the rejection",
    code: koaBody(
      "await new Promise<void>(async (resolve) => {\n    await next();\n    resolve();\n  });",
    ),
    reports: [{ line: 5, messageId: "executor" }],
  },
  {
    name: "a throw behind it",
    code: koaBody(
      "const rest = next();\n  if (!ctx.secure) throw new Error('no');\n  await rest;",
    ),
    reports: [{ line: 4, messageId: "leftByThrow" }],
  },
  {
    name: "other work awaited first, with its line",
    code: koaBody("const rest = next();\n  await log();\n  await rest;"),
    reports: [
      {
        line: 4,
        messageId: "unhandledMeanwhile",
        message: "while line 5 waits",
      },
    ],
  },
  {
    name: "returned inside try",
    code: koaBody(
      "try {\n    return next();\n  } catch (error) {\n    ctx.status = 500;\n  }",
    ),
    reports: [
      {
        line: 5,
        messageId: "returnedInTry",
        suggestions: [
          koaBody(
            "try {\n    return await next();\n  } catch (error) {\n    ctx.status = 500;\n  }",
          ),
        ],
      },
    ],
  },
  {
    name: "returned where finally guards",
    code: koaBody(
      "try {\n    return next();\n  } finally {\n    ctx.status = 500;\n  }",
    ),
    reports: [{ line: 5, messageId: "returnedInFinally" }],
  },
  {
    name: "an elapsed time taken too early, named in the message",
    code: koaBody(
      "const start = Date.now();\n  const rest = next();\n  ctx.set('t', String(Date.now() - start));\n  return rest;",
    ),
    reports: [
      {
        line: 5,
        messageId: "premature",
        message: "Line 6 needs what `next()` answers",
      },
    ],
  },
  {
    name: "named and not called",
    code: koaBody("await next;"),
    reports: [
      {
        line: 4,
        messageId: "notCalled",
        suggestions: [koaBody("await next();")],
      },
    ],
  },
  {
    name: "a helper in another file drops it: the chain says where",
    code: {
      "a.ts": `${koa}import { later } from "./later";\nexport const m: Middleware = async (ctx, next) => {\n  later(next());\n};\n`,
      "later.ts": `export function later(work: Promise<unknown>): void {\n  work.catch(console.error);\n}\n`,
    },
    reports: [
      {
        line: 4,
        messageId: "droppedByHelper",
        message: "later (tests/virtual/",
        suggestions: [],
      },
    ],
  },
  {
    name: "must return: as the last statement, both ways are offered",
    code: `${django}export const f = (getResponse: GetResponse) => async (q: Q) => {\n  getResponse(q);\n};\n`,
    reports: [
      {
        line: 5,
        messageId: "dropped",
        suggestions: [
          `${django}export const f = (getResponse: GetResponse) => async (q: Q) => {\n  return getResponse(q);\n};\n`,
          `${django}export const f = (getResponse: GetResponse) => async (q: Q) => {\n  await getResponse(q);\n};\n`,
        ],
      },
    ],
  },
  {
    name: "async is added where a promise is welcome",
    code: `${koa}export const m: Middleware = (ctx, next) => {\n  next();\n};\n`,
    reports: [
      {
        line: 3,
        messageId: "dropped",
        suggestions: [
          `${koa}export const m: Middleware = async (ctx, next) => {\n  await next();\n};\n`,
        ],
      },
    ],
  },
];

const right: readonly Sample[] = [
  [
    "an expression body",
    `${koa}export const m: Middleware = (ctx, next) => next();`,
  ],
  [
    "sync work in between",
    koaBody("const rest = next();\n  ctx.state.x = 1;\n  await rest;"),
  ],
  ["a chain that is returned", koaBody("return next().then(() => log());")],
  ["Promise.all", koaBody("await Promise.all([next(), log()]);")],
  [
    "awaited in finally",
    koaBody(
      "const rest = next();\n  try {\n    ctx.state.x = 1;\n  } finally {\n    await rest;\n  }",
    ),
  ],
  [
    "an executor that passes both ends on",
    koaBody(
      "await new Promise((resolve, reject) => {\n    next().then(resolve, reject);\n  });",
    ),
  ],
  [
    "an iterator's own next",
    "export function first<T>(it: Iterator<T>) {\n  it.next();\n}",
  ],
  [
    "void by type: Express",
    `import type { RequestHandler } from "express";\nexport const m: RequestHandler = (req, res, next) => {\n  next();\n  res.locals.x = 1;\n};`,
  ],
  [
    "a hybrid that tells its halves apart",
    `${django}export class M {\n  readonly isAsync: boolean;\n  constructor(private readonly getResponse: (q: Q) => R | Promise<R>) {\n    this.isAsync = getResponse.constructor.name === "AsyncFunction";\n  }\n  async call(q: Q) {\n    return this.isAsync ? await this.getResponse(q) : this.getResponse(q);\n  }\n}`,
  ],
].map(([name = "", code = ""]) => ({
  ...{ name, code, reports: [] },
  ...(name === "an iterator's own next" ? { run: "no request runs it" } : {}),
}));

describe("wrong", () => {
  testSamples("await-downstream", wrong);
});
describe("right", () => {
  testSamples("await-downstream", right);
});
describe("advice", () => {
  testSamples(
    "await-downstream",
    [
      {
        name: "a race",
        code: koaBody("await Promise.race([next(), log()]);"),
        reports: [
          { line: 4, messageId: "mayOutlive", message: "`Promise.race`" },
        ],
      },
      {
        name: "a call that may throw in between",
        code: koaBody(
          "const rest = next();\n  JSON.parse('x');\n  await rest;",
        ),
        reports: [{ line: 4, messageId: "leftByAnyThrow" }],
      },
      {
        name: "nothing that throws in between",
        code: koaBody(
          "const rest = next();\n  const seen = new Map<string, number>();\n  seen.set('a', Date.now());\n  await rest;",
        ),
        reports: [],
      },
    ],
    { option: { advice: true } },
  );
});
