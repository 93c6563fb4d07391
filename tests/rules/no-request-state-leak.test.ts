import { testSamples } from "./samples.ts";

const rule = "no-request-state-leak";

const current = `import Koa from "koa";
declare function login(cookie: string): Promise<{ name: string }>;
let user: { name: string } | undefined;
export const app = new Koa();
app.use(async (ctx, next) => {
  user = await login(ctx.get("cookie"));
  await next();
  ctx.set("x-user", user.name);
});
`;

const owned = `import Koa from "koa";
/** @requestOwned */
interface Scope { user: string }
declare const scope: { readonly current: Scope };
export const app = new Koa();
app.use(async (ctx, next) => {
  const { current } = scope;
  current.user = ctx.get("x-user");
  await next();
  ctx.set("x-user", current.user);
});
`;

const enters = `import Koa from "koa";
import { enter } from "./store";
export const app = new Koa();
app.use(async (ctx, next) => {
  enter(ctx.get("x-user"));
  await next();
});
`;

testSamples(rule, [
  {
    name: "a value that is read again after a wait",
    code: current,
    reports: [
      {
        line: 6,
        messageId: "readAfter",
        message:
          "`user` is shared by all requests: by the time it is read again (line 8), it may hold what another request stored. Keep the value in a local variable, or on the request.",
      },
    ],
  },
  {
    name: "a value that is put back after a wait",
    code: `import Koa from "koa";
export const settings = { locale: "en" };
export const app = new Koa();
app.use(async (ctx, next) => {
  const saved = settings.locale;
  settings.locale = ctx.get("accept-language");
  try {
    await next();
  } finally {
    settings.locale = saved;
  }
});
`,
    reports: [{ line: 6, messageId: "restored" }],
    run: {
      handler: (top) => (top.get("settings") as { locale: string }).locale,
    },
  },
  {
    name: "a place in another file, at the call, with the way there",
    code: {
      "case.ts": `${enters}export { tableOf } from "./store";\n`,
      "store.ts": `let tenant = "";
export function enter(name: string): void {
  tenant = name;
}
export function tableOf(name: string): string {
  return tenant + "_" + name;
}
`,
    },
    reports: [
      {
        line: 5,
        messageId: "readElsewhere",
        message: "line 6 of store.ts",
      },
    ],
    run: {
      handler: (top) => (top.get("tableOf") as (name: string) => string)("t"),
    },
  },
  {
    name: "a place that nobody reads leaks nothing",
    code: {
      "case.ts": enters,
      "store.ts": `let tenant = "";
export function enter(name: string): void {
  tenant = name;
  console.debug("tenant", tenant);
}
`,
    },
    reports: [],
  },
  {
    name: "allow: what the user allows",
    code: current,
    with: { option: { allow: ["user"] } },
    reports: [],
    run: { unreported: "the user allows it" },
  },
  {
    name: "a type that belongs to one request is no shared place",
    code: owned,
    reports: [],
    run: "what a request has of its own comes from outside",
  },
  {
    name: "another type is one",
    code: owned.replace("/** @requestOwned */\n", ""),
    reports: [{ line: 7, messageId: "readAfter" }],
  },
  {
    name: "metrics that only a log reads",
    code: `import Koa from "koa";
const last = { path: "" };
export const app = new Koa();
app.use(async (ctx, next) => {
  last.path = ctx.path;
  console.debug(last.path);
  await next();
});
`,
    reports: [],
  },
  {
    name: "a slot keyed by the request",
    code: `import Koa from "koa";
const sessions = new Map<string, { user: string }>();
export const app = new Koa();
app.use(async (ctx, next) => {
  const id = ctx.get("x-user");
  sessions.set(id, { user: ctx.get("x-user") });
  await next();
  ctx.set("x-user", sessions.get(id)?.user ?? "");
});
`,
    reports: [],
  },
  {
    name: "a value that is read and cleared in one tick",
    code: `import Koa from "koa";
let active: string | undefined;
function name(): string {
  return active ?? "";
}
export const app = new Koa();
app.use(async (ctx, next) => {
  active = ctx.path;
  const shown = name();
  active = undefined;
  await next();
  ctx.set("x-name", shown);
});
`,
    reports: [],
  },
]);
