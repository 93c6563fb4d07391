import ts from "typescript";
import { describe, expect, it } from "vitest";

import { virtual } from "../lint.ts";
import { modelOf, nameOf } from "./sites.ts";

/**
 * For each call written `mark(expression)`: which downstream the expression is to the site around it
 * (`-` for none), and whether it belongs to its request.
 */
function marksOf(
  text: string,
  settings: Record<string, unknown> = {},
): { downstream: string[]; owned: boolean[] } {
  const { program, model } = modelOf(
    {
      "file.ts": `declare function mark(...values: unknown[]): void;\n${text}`,
    },
    settings,
  );
  const file = program.getSourceFile(virtual("file.ts"))!;
  const sites = model.sitesIn(file);
  const downstream: string[] = [];
  const owned: boolean[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === "mark") {
      const site = [...sites]
        .reverse()
        .find(({ body }) => body.pos <= node.pos && node.end <= body.end);
      const around = site ?? sites[0]!;
      const expression = node.arguments[0]!;
      downstream.push(model.downstreamOf(expression, around)?.name ?? "-");
      owned.push(model.isRequestOwned(expression, around));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  expect(sites.map(nameOf).length).toBeGreaterThan(0);
  return { downstream, owned };
}

describe("downstreamOf", () => {
  it("sees a parameter through parentheses, casts, constants and bind", () => {
    const { downstream } = marksOf(`
      import type { Context, Next } from "koa";
      export async function f(ctx: Context, next: Next, other?: () => void) {
        mark(next); mark((next)); mark(next!); mark(next as () => Promise<void>); mark(next satisfies Next);
        const go = next; mark(go);
        const bound = go.bind(undefined); mark(bound);
        let kept = next; mark(kept);
        let changed: unknown = next; changed = other; mark(changed);
        const steps = { before: ctx.status, proceed: next, next }; mark(steps.proceed); mark(steps.next); mark(steps.before);
        const { proceed: taken } = steps; mark(taken);
        const inner = () => { mark(next); }; inner();
        { const next = other; mark(next); }
        mark(other); mark(ctx); mark(next());
      }
    `);
    expect(downstream).toEqual([
      ...["next", "next", "next", "next", "next"],
      "next",
      "next",
      "next",
      "-",
      ...["next", "next", "-"],
      "next",
      "next",
      "-",
      ...["-", "-", "-"],
    ]);
  });

  it("sees a property of a parameter, destructured early, late or not at all", () => {
    const { downstream } = marksOf(`
      import type { Handle } from "@sveltejs/kit";
      export const a: Handle = async ({ event, resolve: go }) => { mark(go); mark(event); const again = go; mark(again); return go(event); };
      export const b: Handle = async (input) => {
        mark(input.resolve); mark(input["resolve"]); mark(input);
        const { resolve, event } = input; mark(resolve); mark(event);
        const copy = input; mark(copy.resolve);
        const { ...rest } = input; mark(rest.resolve);
        return resolve(event);
      };
      export const c: Handle = async ({ event, ...rest }) => { mark(rest.resolve); return rest.resolve(event); };
    `);
    expect(downstream).toEqual([
      ...["go", "-", "go"],
      ...["input.resolve", "input.resolve", "-"],
      ...["input.resolve", "-"],
      "input.resolve",
      "input.resolve",
      "rest.resolve",
    ]);
  });

  it("sees a field of the object, also inherited, through arrows and local names of this", () => {
    const { downstream } = marksOf(`
      interface Req { url: string } interface Res { status: number }
      abstract class Base { protected readonly getResponse; constructor(getResponse: (request: Req) => Promise<Res>) { this.getResponse = getResponse; } }
      export class A extends Base {
        #other = 1;
        async call(request: Req) {
          mark(this.getResponse); mark(this.#other); mark(this["getResponse"]);
          const run = () => { mark(this.getResponse); }; run();
          const self = this; mark(self.getResponse);
          const { getResponse } = this; mark(getResponse);
          function plain(this: A) { mark(this.getResponse); } plain.call(this);
          return this.getResponse(request);
        }
        helper() { mark(this.getResponse); }
      }
      export class B { constructor(private getResponse: unknown) {} use() { mark(this.getResponse); } }
    `);
    expect(downstream).toEqual([
      ...["this.getResponse", "-", "this.getResponse"],
      "this.getResponse",
      "this.getResponse",
      "this.getResponse",
      "-",
      "this.getResponse",
      "-",
    ]);
  });
});

describe("isRequestOwned", () => {
  it("owns a parameter and what is reached from it, but for what the descriptor excepts", () => {
    const { owned } = marksOf(`
      import type { Context, Next } from "koa";
      const table = new Map<string, number>();
      export async function f(ctx: Context, next: Next) {
        mark(ctx); mark(ctx.state); mark(ctx.state["user"]); mark(ctx.app); mark(ctx.app.context);
        const { state, app } = ctx; mark(state); mark(app);
        const user = await ctx.state["load"](); mark(user);
        for (const cookie of ctx.headers["cookie"] ?? "") mark(cookie);
        mark(table); const fresh = {}; mark(fresh); mark(globalThis);
        const header = ctx.get("x"); mark(header);
        await next();
      }
    `);
    expect(owned).toEqual([
      ...[true, true, true, false, false],
      ...[true, false],
      true,
      true,
      ...[false, false, false],
      true,
    ]);
  });

  it("owns nothing of a factory, and this only where an object lives for one request", () => {
    const { owned } = marksOf(`
      import type { HttpContext } from "@adonisjs/http-server";
      import type { NextFn } from "@adonisjs/http-server/types";
      import type { Middleware } from "koa";
      export const limit = (store: Map<string, number>): Middleware => async (ctx, next) => { mark(store); mark(ctx); await next(); };
      export class Auth { count = 0; async handle(ctx: HttpContext, next: NextFn) { mark(this.count); await next(); } }
    `);
    expect(owned).toEqual([false, true, true]);
  });

  it("owns values of types that settings or @requestOwned name", () => {
    const text = `
      import type { Context, Next } from "koa";
      export class Session { id = 1; }
      /** @requestOwned */ export interface Trace { id: number }
      export class Cache { id = 1; }
      declare const session: Session; declare const trace: Trace; declare const cache: Cache;
      export async function f(ctx: Context, next: Next) { mark(session); mark(trace); mark(cache); await next(); }
    `;
    expect(marksOf(text).owned).toEqual([false, true, false]);
    expect(
      marksOf(text, { requestOwned: [{ from: "file", name: "Session" }] })
        .owned,
    ).toEqual([true, true, false]);
  });
});
