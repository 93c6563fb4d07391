import { describe, expect, it } from "vitest";

import { sitesOf } from "./sites.ts";

/** The places of callbacks are judged by names before any type is asked: that must lose no middleware. */
describe("a callback's place", () => {
  const koa = `import Koa, { type Context, type Middleware, type Next } from "koa"; const app = new Koa();`;

  it.each([
    [
      "a function of the project",
      `import { layer } from "./own"; layer(async (ctx, next) => { next(); });`,
      ["line 2: middleware koa contextual next=promise"],
    ],
    [
      "a method of the project with a name of the language's",
      `import { Pipeline } from "./own"; new Pipeline().then(async (ctx, next) => { next(); }).map(async (ctx, next) => { next(); });`,
      [
        // The first one's parents are named by the call behind it.
        "map: middleware koa contextual next=promise",
        "line 2: middleware koa contextual next=promise",
      ],
    ],
    [
      "a helper that gives back what it gets",
      `import { same } from "./own"; app.use(same(same(async (ctx, next) => { next(); })));`,
      ["line 2: middleware koa contextual next=promise"],
    ],
    [
      "such a helper behind a declared type",
      `import { same } from "./own"; const first: Middleware = same(async (ctx, next) => { next(); });`,
      ["first: middleware koa contextual next=promise"],
    ],
    [
      "such a helper of a package",
      `import once from "lodash.once"; app.use(once(async (ctx: Context, next: Next) => { next(); }));`,
      ["line 2: middleware koa annotation next=promise"],
    ],
    [
      "an options object of a class",
      `import { Server } from "./own"; new Server({ hooks: { before: async (ctx, next) => { next(); } } });`,
      ["before: middleware koa contextual next=promise"],
    ],
    [
      "a row of a list",
      `declare const contexts: Context[]; contexts.map((ctx) => ctx.path).forEach((path) => path.trim());`,
      [],
    ],
    [
      "a row whose type is written",
      `declare const list: unknown[]; void Promise.all(list).then(async (ctx: Context, next: Next) => { next(); });`,
      ["line 2: middleware koa annotation next=promise"],
    ],
  ])("%s", (_, code, sites) => {
    expect(
      sitesOf({
        "file.ts": `${koa}\n${code}`,
        "own.ts": `
          import type { Middleware } from "koa";
          export function layer(middleware: Middleware): void { void middleware; }
          export const same = <T>(value: T): T => value;
          export class Pipeline {
            then(middleware: Middleware): this { void middleware; return this; }
            map(middleware: Middleware): this { void middleware; return this; }
          }
          export class Server { constructor(options: { hooks: { before?: Middleware } }) { void options; } }
        `,
      }),
    ).toEqual(sites);
  });
});

/** A name behind a dot is resolved only where syntax leaves it open that it means the function. */
describe("a function's name behind a dot", () => {
  const app = `import Koa from "koa"; const app = new Koa();`;

  it.each([
    [
      "of a namespace import",
      `import * as layers from "./file"; app.use(layers.auth);`,
    ],
    [
      "of a re-exported namespace",
      `import { layers } from "./index"; app.use(layers.auth);`,
    ],
    [
      "of an object that got it by its name",
      `import { auth } from "./file"; const layers = { auth }; app.use(layers.auth);`,
    ],
    [
      "of an object that got it under a property of its name",
      `import { auth as check } from "./file"; const layers = { auth: check }; app.use(layers.auth);`,
    ],
    [
      "of a loaded module",
      `const layers = await import("./file"); app.use(layers.auth);`,
    ],
    [
      "of a class's field",
      `import { auth } from "./file"; class Layers { auth = auth; } app.use(new Layers().auth);`,
    ],
  ])("%s", (_, code) => {
    expect(
      sitesOf({
        "file.ts": `export const auth = async (ctx: any, next: any) => { next(); };`,
        "index.ts": `export * as layers from "./file";`,
        "app.ts": `${app}\n${code}`,
      }),
    ).toEqual(["auth: middleware koa registration next=promise"]);
  });

  it("of what a factory gives back", () => {
    expect(
      sitesOf(`
        ${app}
        function layers() {
          const auth = async (ctx: any, next: any) => { next(); };
          return { auth };
        }
        const made = layers();
        app.use(made.auth);
      `),
    ).toEqual(["auth: middleware koa registration next=promise"]);
  });

  it("of a row that happens to have a column of that name", () => {
    expect(
      sitesOf(`
        ${app}
        export async function count(ctx: any, next: any) { next(); }
        declare const row: { count: any };
        app.use(row.count);
      `),
    ).toEqual([]);
  });
});
