/** One small program, for the table of what each rule finds in it. */
export interface MigrationCase {
  readonly name: string;
  readonly isWrong: boolean;
  readonly code: string;
}

const koa = `import Koa from "koa";
const app = new Koa();
`;

export const blockingCases: readonly MigrationCase[] = [
  {
    name: "`readFileSync` in a handler",
    isWrong: true,
    code: `import { readFileSync } from "node:fs";
${koa}app.use(async (ctx) => {
  ctx.body = readFileSync("page.html", "utf8");
});
`,
  },
  {
    name: "the same behind two functions of another file, as seen from the handler",
    isWrong: true,
    code: `import { loadPage } from "./pages.ts";
${koa}app.use(async (ctx) => {
  ctx.body = loadPage("start");
});
`,
  },
  {
    name: "a query of `better-sqlite3`, whose name ends in nothing",
    isWrong: true,
    code: `import Database from "better-sqlite3";
${koa}const db = new Database("shop.db");
app.use(async (ctx) => {
  ctx.body = db.prepare("select * from books").all();
});
`,
  },
  {
    name: "`readFileSync` once, at start-up",
    isWrong: false,
    code: `import { readFileSync } from "node:fs";
${koa}const page = readFileSync("page.html", "utf8");
app.use(async (ctx) => {
  ctx.body = page;
});
`,
  },
  {
    name: "a function of yours called `parseSync` that only parses",
    isWrong: false,
    code: `${koa}function parseSync(text: string): string[] {
  return text.split(",");
}
app.use(async (ctx) => {
  ctx.body = parseSync(ctx.path);
});
`,
  },
];

/** Imported by one of the cases. */
export const helpers: Readonly<Record<string, string>> = {
  "pages.ts": `import { readFileSync } from "node:fs";
const read = (name: string): string => readFileSync(name, "utf8");
export const loadPage = (name: string): string => read(name + ".html");
`,
};

const world = `declare function save(value: unknown): Promise<void>;
declare function price(path: string): Promise<number>;
`;

export const raceCases: readonly MigrationCase[] = [
  {
    name: "`total += await price()` on a variable of the module",
    isWrong: true,
    code: `${koa}${world}let total = 0;
app.use(async (ctx) => {
  total += await price(ctx.path);
});
`,
  },
  {
    name: "a counter read before and written after an `await`",
    isWrong: true,
    code: `${koa}${world}let last = 0;
app.use(async (ctx) => {
  const number = last + 1;
  await save(number);
  last = number;
  ctx.body = { number };
});
`,
  },
  {
    name: "the same in a `Map`, read through a helper",
    isWrong: true,
    code: `${koa}${world}const hits = new Map<string, number>();
const hitsOf = (path: string): number => hits.get(path) ?? 0;
app.use(async (ctx) => {
  const before = hitsOf(ctx.path);
  await save(before);
  hits.set(ctx.path, before + 1);
});
`,
  },
  {
    name: "the user of one request kept where another reads it",
    isWrong: true,
    code: `${koa}declare function userOf(token: string): Promise<string>;
let user = "";
app.use(async (ctx, next) => {
  user = await userOf(ctx.get("authorization"));
  await next();
  ctx.set("x-user", user);
});
`,
  },
  {
    name: "`ctx.body = await …`, an object of one request",
    isWrong: false,
    code: `${koa}${world}app.use(async (ctx) => {
  if (!ctx.body) ctx.body = await price(ctx.path);
});
`,
  },
  {
    name: "the read and the write under a lock",
    isWrong: false,
    code: `import { Mutex } from "async-mutex";
${koa}${world}const mutex = new Mutex();
let last = 0;
app.use(async (ctx) => {
  await mutex.runExclusive(async () => {
    const number = last + 1;
    await save(number);
    last = number;
  });
  ctx.body = "saved";
});
`,
  },
  {
    name: "read and written in one tick, after the `await`",
    isWrong: false,
    code: `${koa}${world}let total = 0;
app.use(async (ctx) => {
  const more = await price(ctx.path);
  total += more;
});
`,
  },
];
