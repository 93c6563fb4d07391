import { describe, expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../lint.ts";

const rule = "async-middleware/no-request-state-leak";

function lint(
  files: string | Record<string, string>,
  options: object = {},
  settings?: Record<string, unknown>,
) {
  const program = programOf(
    typeof files === "string" ? { "case.ts": files } : files,
  );
  expect(typeErrors(program)).toEqual([]);
  return lintFile(program, virtual("case.ts"), {
    rules: {
      [rule]: ["error", options],
      "async-middleware/no-shared-state-race": "error",
    },
    ...(settings ? { settings } : {}),
  });
}

const current = `
import Koa from "koa";
declare function login(cookie: string): Promise<{ name: string }>;
let user: { name: string } | undefined;
export const app = new Koa();
app.use(async (ctx, next) => {
  user = await login(ctx.get("cookie"));
  await next();
  ctx.set("x-user", user.name);
});
`;

describe("one mistake is one report", () => {
  it("of this rule, where the value is the request's", () => {
    const messages = lint(current);
    expect(messages.map(({ ruleId, line }) => [ruleId, line])).toEqual([
      [rule, 7],
    ]);
    expect(messages[0]?.message).toBe(
      "`user` is shared by all requests: by the time it is read again (line 9), it may hold what another request stored. Keep the value in a local variable, or on the request.",
    );
  });

  it("also where it is put back afterwards", () => {
    const messages = lint(`
import Koa from "koa";
const settings = { locale: "en" };
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
`);
    expect(messages.map(({ messageId, line }) => [messageId, line])).toEqual([
      ["restored", 7],
    ]);
  });
});

describe("places in other files", () => {
  const store = `
let tenant = "";
export function enter(name: string): void {
  tenant = name;
}
export function tableOf(name: string): string {
  return tenant + "_" + name;
}
`;
  const middleware = `
import Koa from "koa";
import { enter } from "./store";
export const app = new Koa();
app.use(async (ctx, next) => {
  enter(ctx.host);
  await next();
});
`;

  it("are reported at the call, with the way there", () => {
    const [message] = lint({ "case.ts": middleware, "store.ts": store });
    expect(message?.messageId).toBe("readElsewhere");
    expect(message?.line).toBe(6);
    expect(message?.message).toContain("`tenant`");
    expect(message?.message).toContain("line 7 of store.ts");
  });

  it("that nobody reads leak nothing", () => {
    expect(
      lint({
        "case.ts": middleware,
        "store.ts": `
let tenant = "";
export function enter(name: string): void {
  tenant = name;
  console.debug("tenant", tenant);
}
`,
      }),
    ).toEqual([]);
  });
});

describe("options and settings", () => {
  it("allow", () => {
    expect(lint(current, { allow: ["user"] })).toEqual([]);
  });

  it("a type that belongs to one request is no shared place", () => {
    const text = `
import Koa from "koa";
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
    expect(lint(text)).toEqual([]);
    expect(lint(text.replace("/** @requestOwned */", ""))).toHaveLength(1);
  });
});

describe("right", () => {
  it.each([
    [
      "metrics that only a log reads",
      `
import Koa from "koa";
const last = { path: "" };
export const app = new Koa();
app.use(async (ctx, next) => {
  last.path = ctx.path;
  console.debug(last.path);
  await next();
});
`,
    ],
    [
      "a slot keyed by the request",
      `
import Koa from "koa";
const sessions = new Map<string, { user: string }>();
export const app = new Koa();
app.use(async (ctx, next) => {
  const id = ctx.cookies.get("sid") ?? "";
  sessions.set(id, { user: ctx.get("x-user") });
  await next();
  ctx.set("x-user", sessions.get(id)?.user ?? "");
});
`,
    ],
    [
      "a value that is read and cleared in one tick",
      `
import Koa from "koa";
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
    ],
  ])("%s", (_, text) => {
    expect(lint(text)).toEqual([]);
  });
});
