import fc from "fast-check";

import { indented, type Program } from "./program.ts";

/** A statement of a generated middleware; what it refers to is picked when it is printed. */
type Statement =
  | { readonly kind: "plain"; readonly of: Plain; readonly pick: number }
  | {
      readonly kind: "if";
      readonly on: string;
      readonly then: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: "loop";
      readonly head: string;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: "try";
      readonly body: readonly Statement[];
      readonly caught: readonly Statement[] | null;
      readonly last: readonly Statement[] | null;
    };

type Plain =
  | "work"
  | "pause"
  | "await"
  | "keep"
  | "return-call"
  | "return-await"
  | "drop"
  | "void"
  | "catch"
  | "start"
  | "await-started"
  | "return-started"
  | "throw"
  | "timed"
  | "fire"
  | "fire-later"
  | "twice"
  | "then"
  | "finally"
  | "all"
  | "return-kept"
  | "return-own"
  | "return-nothing"
  | "timer"
  | "break";

/** How often each statement comes, per mille of what it is drawn from. */
const weights: Readonly<Record<Plain, number>> = {
  ...{ work: 12, pause: 8, await: 8, keep: 14, "return-call": 8 },
  ...{ "return-await": 8, drop: 2, void: 1, catch: 1, start: 6 },
  ...{ "await-started": 10, "return-started": 4, throw: 2, timed: 4 },
  ...{ fire: 1, "fire-later": 1, twice: 1, then: 3, finally: 2, all: 3 },
  ...{ "return-kept": 14, "return-own": 4, "return-nothing": 2, timer: 1 },
  ...{ break: 3 },
};

const plain: fc.Arbitrary<Statement> = fc.record({
  kind: fc.constant("plain" as const),
  of: fc.oneof(
    ...(Object.entries(weights) as [Plain, number][]).map(([of, weight]) => ({
      arbitrary: fc.constant(of),
      weight,
    })),
  ),
  pick: fc.nat(3),
});

const { block } = fc.letrec<{ statement: Statement; block: Statement[] }>(
  (tie) => ({
    statement: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { arbitrary: plain, weight: 7 },
      {
        arbitrary: fc.record({
          kind: fc.constant("if" as const),
          on: fc.constantFrom("a", "!a", "b", "a && b"),
          then: tie("block"),
          otherwise: fc.oneof(fc.constant([]), tie("block")),
        }),
        weight: 2,
      },
      {
        arbitrary: fc.record({
          kind: fc.constant("loop" as const),
          head: fc.constantFrom(
            "for (const item of items())",
            "for (let i = 0; i < 2; i++)",
          ),
          body: tie("block"),
        }),
        weight: 1,
      },
      {
        arbitrary: fc.record({
          kind: fc.constant("try" as const),
          body: tie("block"),
          caught: fc.option(tie("block")),
          last: fc.option(tie("block")),
        }),
        weight: 1,
      },
    ),
    block: fc.array(tie("statement"), { minLength: 1, maxLength: 3 }),
  }),
);

interface Layer {
  readonly body: readonly Statement[];
  readonly isAliased: boolean;
  readonly end: Plain;
}

const layer: fc.Arbitrary<Layer> = fc.record({
  body: block,
  isAliased: fc.boolean(),
  end: fc.constantFrom<Plain>(
    "return-kept",
    "return-call",
    "return-await",
    "await-started",
    "work",
  ),
});

/** Middleware that call what is below in all ways, right and wrong; chains of up to three. */
export const downstreamProgram: fc.Arbitrary<Program> = fc
  .record({
    dialect: fc.constantFrom(
      "onion" as const,
      "koa" as const,
      "onion" as const,
    ),
    isClass: fc.boolean(),
    layers: fc.oneof(
      { arbitrary: fc.tuple(layer), weight: 5 },
      { arbitrary: fc.tuple(layer, layer), weight: 2 },
      { arbitrary: fc.tuple(layer, layer, layer), weight: 1 },
    ),
  })
  .map(({ dialect, isClass, layers }) => ({
    family: "downstream" as const,
    dialect,
    source: print(dialect, isClass, layers),
  }));

function print(
  dialect: Program["dialect"],
  isClass: boolean,
  layers: readonly Layer[],
): string {
  const head =
    dialect === "koa"
      ? [`import type { Middleware } from "koa";`]
      : [
          "interface Asked { readonly path: string }",
          "interface Answer { status: number }",
          "type GetResponse = (request: Asked) => Promise<Answer>;",
        ];
  const bodies = layers.flatMap(({ body, isAliased, end }, at) => {
    const { open, close, call } = shell(dialect, isClass, at);
    const written = new Body(isAliased ? "go()" : call, dialect === "koa");
    const lines = [
      "const a = isA();",
      "const b = isB();",
      ...(isAliased
        ? [`const go = ${call === "next()" ? "next" : `() => ${call}`};`]
        : []),
      ...written.block(body),
      ...written.plain(end, 0),
    ];
    return [...open, ...indented(lines), ...close];
  });
  return [...head, ...declarations, ...bodies, ""].join("\n");
}

/** The world of every program; the helpers are the program's own. */
const declarations = [
  "declare function isA(): boolean;",
  "declare function isB(): boolean;",
  "declare function items(): readonly string[];",
  "declare function touch(): void;",
  "declare function load(): Promise<number>;",
  "declare function report(error: unknown): void;",
  "async function timed<T>(work: () => Promise<T>): Promise<T> {",
  "  const result = await work();",
  "  touch();",
  "  return result;",
  "}",
  "function fire(work: Promise<unknown>): void {",
  "  work.catch(report);",
  "}",
  "function fireLater(work: () => Promise<unknown>): void {",
  "  void work();",
  "}",
  "async function twice<T>(work: () => Promise<T>): Promise<T> {",
  "  await work();",
  "  return work();",
  "}",
];

function shell(
  dialect: Program["dialect"],
  isClass: boolean,
  at: number,
): {
  readonly open: string[];
  readonly close: string[];
  readonly call: string;
} {
  if (dialect === "koa")
    return {
      open: [`export const m${at}: Middleware = async (ctx, next) => {`],
      close: ["};"],
      call: "next()",
    };
  if (isClass)
    return {
      open: [
        `export class M${at} {`,
        "  constructor(private readonly getResponse: GetResponse) {}",
        "  async call(request: Asked) {",
      ],
      close: ["  }", "}"],
      call: "this.getResponse(request)",
    };
  return {
    open: [
      `export const m${at} = (getResponse: GetResponse) => async (request: Asked) => {`,
    ],
    close: ["};"],
    call: "getResponse(request)",
  };
}

/** Prints statements with the names that are in scope where they stand. */
class Body {
  readonly #call: string;
  readonly #isKoa: boolean;
  #count = 0;
  #loops = 0;
  #started: string[] = [];
  #kept: string[] = [];

  constructor(call: string, isKoa: boolean) {
    this.#call = call;
    this.#isKoa = isKoa;
  }

  block(statements: readonly Statement[]): string[] {
    return statements.flatMap((statement) => this.#statement(statement));
  }

  #scoped(statements: readonly Statement[]): string[] {
    const [started, kept] = [this.#started, this.#kept];
    this.#started = [...started];
    this.#kept = [...kept];
    const lines = indented(this.block(statements));
    this.#started = started;
    this.#kept = kept;
    return lines;
  }

  #statement(statement: Statement): string[] {
    if (statement.kind === "plain")
      return this.plain(statement.of, statement.pick);
    if (statement.kind === "if") {
      const { on, then, otherwise } = statement;
      return [
        `if (${on}) {`,
        ...this.#scoped(then),
        ...(otherwise.length > 0
          ? ["} else {", ...this.#scoped(otherwise)]
          : []),
        "}",
      ];
    }
    if (statement.kind === "loop") {
      this.#loops++;
      const lines = [
        `${statement.head} {`,
        ...this.#scoped(statement.body),
        "}",
      ];
      this.#loops--;
      return lines;
    }
    const { body, caught, last } = statement;
    if (!caught && !last) return this.block(body);
    return [
      "try {",
      ...this.#scoped(body),
      ...(caught
        ? ["} catch (error) {", "  report(error);", ...this.#scoped(caught)]
        : []),
      ...(last ? ["} finally {", ...this.#scoped(last)] : []),
      "}",
    ];
  }

  plain(of: Plain, pick: number): string[] {
    const call = this.#call;
    const started = this.#started[pick % this.#started.length];
    const kept = this.#kept[pick % this.#kept.length];
    switch (of) {
      case "work":
        return ["touch();"];
      case "pause":
        return ["await load();"];
      case "await":
        return [`await ${call};`];
      case "keep":
        return this.#keep(`await ${call}`);
      case "return-call":
        return [`return ${call};`];
      case "return-await":
        return [`return await ${call};`];
      case "drop":
        return [`${call};`];
      case "void":
        return [`void ${call};`];
      case "catch":
        return [`${call}.catch(report);`];
      case "start": {
        const name = `started${this.#count++}`;
        this.#started.push(name);
        return [`const ${name} = ${call};`];
      }
      case "await-started":
        return started ? this.#keep(`await ${started}`) : ["touch();"];
      case "return-started":
        return started
          ? [`return ${started};`]
          : this.plain("return-kept", pick);
      case "throw":
        return [`if (b) throw new Error("refused");`];
      case "timed":
        return this.#keep(`await timed(() => ${call})`);
      case "fire":
        return [`fire(${call});`];
      case "fire-later":
        return [`fireLater(() => ${call});`];
      case "twice":
        return this.#keep(`await twice(() => ${call})`);
      case "then":
        return this.#keep(`await ${call}.then((answer) => {
    touch();
    return answer;
  })`);
      case "finally":
        return [`return ${call}.finally(() => touch());`];
      case "all":
        return this.#isKoa
          ? [`await Promise.all([${call}, load()]);`]
          : this.#keep(`(await Promise.all([${call}, load()]))[0]`);
      case "return-kept":
        if (this.#isKoa) return ["return;"];
        return kept ? [`return ${kept};`] : this.plain("return-own", pick);
      case "return-own":
        return this.#isKoa
          ? ["ctx.status = 204;", "return;"]
          : ["return { status: 204 };"];
      case "return-nothing":
        return ["return;"];
      case "timer":
        return [`setTimeout(() => ${call}, 5);`];
      case "break":
        return this.#loops > 0 ? ["break;"] : ["touch();"];
    }
  }

  #keep(expression: string): string[] {
    if (this.#isKoa) return [`${expression};`];
    const name = `kept${this.#count++}`;
    this.#kept.push(name);
    return [`const ${name} = ${expression};`];
  }
}
