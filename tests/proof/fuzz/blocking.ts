import fc from "fast-check";

import { indented, type Program } from "./program.ts";

/** A call that may block: directly, or as the step of a chain. */
type Work =
  | { readonly kind: "sink" | "fine"; readonly pick: number }
  | {
      readonly kind: "helper";
      readonly shape: Shape;
      readonly inner: readonly Work[];
    }
  | {
      readonly kind: "if";
      readonly on: string;
      readonly inner: readonly Work[];
    }
  | { readonly kind: "guard"; readonly inner: readonly Work[] };

type Shape =
  | "function"
  | "async"
  | "arrow"
  | "method"
  | "getter"
  | "constructor"
  | "default"
  | "callback"
  | "generator"
  | "then"
  | "timer"
  | "immediate"
  | "once"
  | "unused"
  | "interface";

const sinks = [
  `readFileSync("a")`,
  `existsSync("a")`,
  `fs.statSync("a")`,
  `pbkdf2Sync("a", "b", 1, 8, "sha1")`,
  `execSync("true")`,
  `gzipSync("a")`,
  `read("a")`,
  `writeFileSync("a", "b")`,
];

const fine = [
  `touch()`,
  `createHash("sha1").update("a").digest("hex")`,
  `JSON.stringify([1])`,
  `await load()`,
  `void readFile`,
];

const shapes: readonly Shape[] = [
  ...([
    "function",
    "async",
    "arrow",
    "method",
    "getter",
    "constructor",
    "default",
  ] as const),
  ...([
    "callback",
    "generator",
    "then",
    "timer",
    "immediate",
    "once",
    "unused",
    "interface",
  ] as const),
];

const { works } = fc.letrec<{ work: Work; works: Work[] }>((tie) => ({
  work: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    {
      arbitrary: fc.record({
        kind: fc.constantFrom("fine", "sink"),
        pick: fc.nat(7),
      }),
      weight: 5,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant("helper" as const),
        shape: fc.constantFrom(...shapes),
        inner: tie("works"),
      }),
      weight: 5,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant("if" as const),
        on: fc.constantFrom("> 0", "=== 0"),
        inner: tie("works"),
      }),
      weight: 1,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant("guard" as const),
        inner: tie("works"),
      }),
      weight: 1,
    },
  ),
  works: fc.array(tie("work"), { minLength: 1, maxLength: 2 }),
}));

/** Middleware that reach blocking calls by chains of all shapes, or reach none. */
export const blockingProgram: fc.Arbitrary<Program> = fc
  .record({
    dialect: fc.constantFrom("onion" as const, "koa" as const),
    atLoad: works,
    body: works,
  })
  .map(({ dialect, atLoad, body }) => {
    const printer = new Printer();
    // What runs once, when the module is loaded, blocks nobody.
    const load = printer.lines(atLoad, false);
    const inside = printer.lines(body, true);
    const call = dialect === "koa" ? "next()" : "getResponse(request)";
    const [head, open] =
      dialect === "koa"
        ? [
            `import type { Middleware } from "koa";`,
            "export const m0: Middleware = async (ctx, next) => {",
          ]
        : [
            `interface Asked { readonly path: string }\ninterface Answer { status: number }\ntype GetResponse = (request: Asked) => Promise<Answer>;`,
            "export const m0 = (getResponse: GetResponse) => async (request: Asked) => {",
          ];
    const source = [
      head,
      ...imports,
      ...printer.helpers,
      ...load,
      open,
      ...indented(inside),
      `  return ${call};`,
      "};",
      "",
    ].join("\n");
    return { family: "blocking" as const, dialect, source };
  });

const imports = [
  `import { createHash, pbkdf2Sync } from "node:crypto";`,
  `import { execSync } from "node:child_process";`,
  `import * as fs from "node:fs";`,
  `import { existsSync, readFileSync, readFileSync as read, writeFileSync } from "node:fs";`,
  `import { readFile } from "node:fs/promises";`,
  `import { gzipSync } from "node:zlib";`,
  "declare function items(place: number): readonly string[];",
  "declare function touch(): void;",
  "declare function load(): Promise<number>;",
];

class Printer {
  readonly helpers: string[] = [];
  #count = 0;
  #places = 0;

  /** Statements; `isAsync` where they may wait. */
  lines(works: readonly Work[], isAsync: boolean): string[] {
    return works.flatMap((work) => this.#work(work, isAsync));
  }

  #work(work: Work, isAsync: boolean): string[] {
    switch (work.kind) {
      case "sink":
        return [`${sinks[work.pick % sinks.length]!};`];
      case "fine": {
        const text = fine[work.pick % fine.length]!;
        return [isAsync || !text.startsWith("await") ? `${text};` : "touch();"];
      }
      case "if":
        return [
          // Each place asks for itself: one may say yes where another says no.
          `if (items(${this.#places++}).length ${work.on}) {`,
          ...indented(this.lines(work.inner, isAsync)),
          "}",
        ];
      case "guard":
        return [
          "try {",
          ...indented(this.lines(work.inner, isAsync)),
          "} catch {",
          "  touch();",
          "}",
        ];
      case "helper":
        return this.#helper(work.shape, work.inner, isAsync);
    }
  }

  #helper(shape: Shape, inner: readonly Work[], isAsync: boolean): string[] {
    const id = this.#count++;
    const needsAsync = shape === "async" || shape === "then";
    const body = indented(this.lines(inner, needsAsync && isAsync));
    const wait = isAsync ? "await " : "void ";
    const define = (...lines: string[]): void =>
      void this.helpers.push(...lines);
    switch (shape) {
      case "function":
        define(`function f${id}(): void {`, ...body, "}");
        return [`f${id}();`];
      case "async":
        define(`async function f${id}(): Promise<void> {`, ...body, "}");
        return [`${wait}f${id}();`];
      case "arrow":
        define(
          `const f${id} = (): void => {`,
          ...body,
          "};",
          `const g${id} = f${id};`,
        );
        return [`g${id}();`];
      case "method":
        define(
          `class C${id} {`,
          "  run(): void {",
          ...indented(body),
          "  }",
          "}",
          `const c${id} = new C${id}();`,
        );
        return [`c${id}.run();`];
      case "getter":
        define(
          `const o${id} = {`,
          "  get value(): number {",
          ...indented(body),
          "    return 1;",
          "  },",
          "};",
        );
        return [`void o${id}.value;`];
      case "constructor":
        define(
          `class C${id} {`,
          "  constructor() {",
          ...indented(body),
          "  }",
          "}",
        );
        return [`new C${id}();`];
      case "default":
        define(
          `function d${id}(): number {`,
          ...body,
          "  return 1;",
          "}",
          `function f${id}(value = d${id}()): number {`,
          "  return value;",
          "}",
        );
        return [`f${id}();`];
      case "callback":
        return [
          `["one"].forEach(() => {`,
          ...indented(this.lines(inner, false)),
          "});",
        ];
      case "generator":
        define(
          `function* f${id}(): Generator<number> {`,
          ...body,
          "  yield 1;",
          "}",
        );
        return [`for (const one of f${id}()) void one;`];
      case "then":
        return isAsync
          ? [
              `await load().then(() => {`,
              ...indented(this.lines(inner, false)),
              "});",
            ]
          : ["touch();"];
      case "timer":
        return isAsync
          ? [
              "setTimeout(() => {",
              ...indented(this.lines(inner, false)),
              "}, 5);",
            ]
          : ["touch();"];
      case "immediate":
        return isAsync
          ? [
              "setImmediate(() => {",
              ...indented(this.lines(inner, false)),
              "});",
            ]
          : ["touch();"];
      case "once":
        define(
          `function f${id}(): number {`,
          ...body,
          "  return 1;",
          "}",
          `const kept${id} = f${id}();`,
        );
        return [`void kept${id};`];
      case "unused":
        define(`export function f${id}(): void {`, ...body, "}");
        return ["touch();"];
      case "interface":
        define(
          `interface I${id} { run(): void }`,
          `class C${id} implements I${id} {`,
          "  run(): void {",
          ...indented(body),
          "  }",
          "}",
          `const i${id}: I${id} = new C${id}();`,
        );
        return [`i${id}.run();`];
    }
  }
}
