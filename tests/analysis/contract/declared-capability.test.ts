import ts from "typescript";
import { describe, expect, it } from "vitest";

import {
  capabilityOfEntry,
  type DeclaredCapability,
} from "../../../src/analysis/contract/declared-capability.ts";
import { programOf, typeErrors, virtual } from "../../lint.ts";

const http = `
export interface Q { readonly path: string }
export interface R { status: number }
export type GetResponse = (q: Q) => R | Promise<R>;
export type AsyncGetResponse = (q: Q) => Promise<R>;
export class Base {
  constructor(readonly getResponse: AsyncGetResponse) {}
}
export abstract class AsyncBase extends Base {
  static readonly syncCapable: boolean = false;
  static readonly asyncCapable: boolean = true;
  abstract call(q: Q): Promise<R>;
}
export function asyncOnlyMiddleware<F extends object>(f: F): F {
  return Object.assign(f, { syncCapable: false, asyncCapable: true });
}
export function alsoAsync<F extends { asyncCapable?: boolean }>(f: F): F {
  f.asyncCapable = true;
  return f;
}
export type Constructor = new (...args: any[]) => Base;
export function Hybrid<T extends Constructor>(Super: T) {
  return class extends Super {
    static syncCapable = true;
    static asyncCapable = true;
  };
}
export const yes = true;
`;

/** Each program exports `entry`: what stands in a middleware list. */
const table: readonly (readonly [
  name: string,
  code: string,
  expected: readonly [DeclaredCapability["how"], string, string],
])[] = [
  [
    "static flags",
    `class M extends Base { static asyncCapable = true; static readonly syncCapable = false; async call(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["declared", "async", "async"],
  ],
  [
    "one flag leaves the other at its default",
    `class M extends Base { static asyncCapable = true; call(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["declared", "hybrid", "hybrid"],
  ],
  [
    "inherited from an abstract base",
    `class M extends AsyncBase { async call(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["declared", "async", "async"],
  ],
  [
    "a derived class has the last word",
    `class M extends AsyncBase { static override readonly asyncCapable: boolean = false; async call(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["declared", "none", "none"],
  ],
  [
    "from a mixin",
    `class M extends Hybrid(Base) { call(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["declared", "hybrid", "hybrid"],
  ],
  [
    "a mixin's call in the list",
    `class M extends Base { call(q: Q) { return this.getResponse(q); } }
export const entry = Hybrid(M);`,
    ["declared", "hybrid", "hybrid"],
  ],
  [
    "getters and constants",
    `class M extends Base { static get asyncCapable() { return yes; } static get syncCapable() { return !yes; } async call(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["declared", "async", "async"],
  ],
  [
    "assigned after the class",
    `class M extends Base { static asyncCapable?: boolean; static syncCapable?: boolean; async call(q: Q) { return this.getResponse(q); } }
M.asyncCapable = true; M.syncCapable = false;
export const entry = M;`,
    ["declared", "async", "async"],
  ],
  [
    "in a static block",
    `class M extends Base { static asyncCapable: boolean; static { this.asyncCapable = true; } async call(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["declared", "hybrid", "hybrid"],
  ],
  [
    "a place for a flag is no flag",
    `class M extends Base { static asyncCapable?: boolean; async call(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["inferred", "async", "sync"],
  ],
  [
    "assigned under a condition",
    `class M extends Base { static asyncCapable?: boolean; async call(q: Q) { return this.getResponse(q); } }
if (process.env["ASYNC"]) M.asyncCapable = true;
export const entry = M;`,
    ["declared", "unknown", "unknown"],
  ],
  [
    "a value that only a run knows",
    `class M extends Base { static asyncCapable = process.env["ASYNC"] === "1"; async call(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["declared", "unknown", "unknown"],
  ],
  [
    "a decorator",
    `@asyncOnlyMiddleware
class M extends Base { async call(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["declared", "async", "async"],
  ],
  [
    "async call",
    `class M extends Base { async call(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["inferred", "async", "sync"],
  ],
  [
    "a field that holds an async arrow is not on the prototype",
    `class M extends Base { call = async (q: Q) => this.getResponse(q); }
export const entry = M;`,
    ["default", "sync", "sync"],
  ],
  [
    "a promise without async looks sync",
    `class M extends Base { call(q: Q) { return this.getResponse(q).then((r) => r); } }
export const entry = M;`,
    ["default", "sync", "sync"],
  ],
  [
    "call and acall",
    `class M extends Base { call(q: Q): R { return { status: q.path.length }; } async acall(q: Q) { return this.getResponse(q); } }
export const entry = { middleware: M, name: "m" };`,
    ["inferred", "hybrid", "sync"],
  ],
  [
    "acall alone",
    `class M extends Base { async acall(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["inferred", "async", "sync"],
  ],
  [
    "a factory of an async function",
    `export const entry = (getResponse: AsyncGetResponse) => async (q: Q) => getResponse(q);`,
    ["inferred", "async", "sync"],
  ],
  [
    "a factory of a sync function",
    `export const entry = (getResponse: GetResponse) => (q: Q) => getResponse(q);`,
    ["default", "sync", "sync"],
  ],
  [
    "a marked factory",
    `export const entry = asyncOnlyMiddleware((getResponse: AsyncGetResponse) => async (q: Q) => getResponse(q));`,
    ["declared", "async", "async"],
  ],
  [
    "a marking function that assigns",
    `function f(getResponse: GetResponse) { return (q: Q) => getResponse(q); }
f.asyncCapable = false as boolean;
export const entry = alsoAsync(f);`,
    ["declared", "hybrid", "hybrid"],
  ],
  [
    "properties of a function",
    `function f(getResponse: AsyncGetResponse) { return async (q: Q) => getResponse(q); }
f.asyncCapable = true;
f.syncCapable = false;
export const entry = f;`,
    ["declared", "async", "async"],
  ],
  [
    "Object.assign in place",
    `export const entry = Object.assign((getResponse: AsyncGetResponse) => async (q: Q) => getResponse(q), { asyncCapable: true, syncCapable: false });`,
    ["declared", "async", "async"],
  ],
  [
    "a factory with options",
    `const limit = (max: number) => asyncOnlyMiddleware((getResponse: AsyncGetResponse) => async (q: Q) => (max > 0 ? getResponse(q) : { status: 429 }));
export const entry = limit(10);`,
    ["declared", "async", "async"],
  ],
  [
    "Django's spelling",
    `class M extends Base { static async_capable = true; static sync_capable = true; call(q: Q) { return this.getResponse(q); } }
export const entry = M;`,
    ["declared", "hybrid", "hybrid"],
  ],
];

const program = programOf(
  {
    "http.ts": http,
    ...Object.fromEntries(
      table.map(([, code], index) => [
        `m${String(index)}.ts`,
        `import { alsoAsync, AsyncBase, asyncOnlyMiddleware, Base, Hybrid, yes, type AsyncGetResponse, type GetResponse, type Q, type R } from "./http.ts";\n${code}\n`,
      ]),
    ),
    // What a list sees through two files.
    "list.ts": table
      .map(
        (_, index) =>
          `export { entry as e${String(index)} } from "./m${String(index)}.ts";`,
      )
      .join("\n"),
    "settings.ts": `import * as list from "./list.ts";
export const MIDDLEWARE = [${table.map((_, index) => `list.e${String(index)}`).join(", ")}];`,
  },
  { allowImportingTsExtensions: true, noUnusedLocals: false },
);

describe("declared capability", () => {
  it("every program compiles", () => {
    expect(typeErrors(program)).toEqual([]);
  });

  const entries: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isArrayLiteralExpression(node)) entries.push(...node.elements);
    ts.forEachChild(node, visit);
  };
  const settings = program.getSourceFile(virtual("settings.ts"));
  if (settings) visit(settings);

  it.each(table.map(([name, , expected], index) => [name, index, expected]))(
    "%s",
    (_, index, expected) => {
      const entry = entries[index];
      const capability =
        entry && capabilityOfEntry(program.getTypeChecker(), entry);
      expect(
        capability && [capability.how, capability.inferring, capability.strict],
      ).toEqual(expected);
    },
  );
});
