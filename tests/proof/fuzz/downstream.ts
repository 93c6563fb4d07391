import fc from "fast-check";

import { Body, type Plain, type Statement } from "./downstream-body.ts";
import { hybridProgram } from "./hybrid.ts";
import { indented, type Program } from "./program.ts";

/** How often each statement comes, per mille of what it is drawn from. */
const weights: Readonly<Record<Plain, number>> = {
  ...{ work: 12, pause: 8, await: 8, keep: 14, "return-call": 8 },
  ...{ "return-await": 8, drop: 2, void: 1, catch: 1, start: 6 },
  ...{ "await-started": 10, "return-started": 4, throw: 2, timed: 4 },
  ...{ fire: 1, "fire-later": 1, twice: 1, then: 3, finally: 2, all: 3 },
  ...{ "return-kept": 14, "return-own": 4, "return-nothing": 4, timer: 1 },
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

/** What stands in a `finally`: nothing there takes the end over. */
const closing: fc.Arbitrary<Statement> = fc.record({
  kind: fc.constant("plain" as const),
  of: fc.constantFrom<Plain>("work", "work", "pause", "await-started", "await"),
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
          body: tie("block"),
        }),
        weight: 1,
      },
      {
        arbitrary: fc.record({
          kind: fc.constant("try" as const),
          body: tie("block"),
          caught: fc.option(tie("block")),
          last: fc.option(fc.array(closing, { minLength: 1, maxLength: 2 })),
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
const asynchronousProgram: fc.Arbitrary<Program> = fc
  .record({
    dialect: fc.oneof(
      { arbitrary: fc.constant("onion" as const), weight: 3 },
      { arbitrary: fc.constant("koa" as const), weight: 1 },
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

export const downstreamProgram: fc.Arbitrary<Program> = fc.oneof(
  { arbitrary: asynchronousProgram, weight: 12 },
  { arbitrary: hybridProgram, weight: 1 },
);

function print(
  dialect: Program["dialect"],
  isClass: boolean,
  layers: readonly Layer[],
): string {
  let places = 0;
  const bodies = layers.flatMap(({ body, isAliased, end }, at) => {
    const { open, close, call } = shell(dialect, isClass, at);
    const go = isAliased ? "go()" : call;
    const written = new Body(go, dialect === "koa", places);
    const block = written.block(body);
    places = written.places;
    const ending = written.isDead ? [] : written.plain(end, 0);
    // Without a call nothing shows that it is a middleware at all.
    const opening = [...block, ...ending].some((line) => line.includes(go))
      ? []
      : [`if (a && b) return ${go};`];
    const lines = [
      "const a = isA();",
      "const b = isB();",
      ...(isAliased
        ? [`const go = ${call === "next()" ? "next" : `() => ${call}`};`]
        : []),
      ...opening,
      ...block,
      ...ending,
    ];
    return [...open, ...indented(lines), ...close];
  });
  return [...headOf(dialect), ...bodies, ""].join("\n");
}

/** What stands above the middleware of every program: types, the world, helpers. */
export function headOf(dialect: Program["dialect"]): readonly string[] {
  const types =
    dialect === "koa"
      ? [`import type { Middleware } from "koa";`]
      : [
          "interface Asked { readonly path: string }",
          "interface Answer { status: number }",
          "type GetResponse = (request: Asked) => Promise<Answer>;",
        ];
  return [...types, ...declarations];
}

/** A program of one middleware of Koa, of the lines in its body. */
export function koa(...lines: readonly string[]): Program {
  return programOf("koa", lines);
}

/** A program of one layer of a chain in Django's manner, of the lines in its body. */
export function onion(...lines: readonly string[]): Program {
  return programOf("onion", lines);
}

function programOf(
  dialect: "koa" | "onion",
  lines: readonly string[],
): Program {
  const { open, close } = shell(dialect, false, 0);
  const source = [
    ...headOf(dialect),
    ...open,
    ...indented(lines),
    ...close,
    "",
  ];
  return { family: "downstream", dialect, source: source.join("\n") };
}

/** The world of every program; the helpers are the program's own. */
const declarations = [
  "declare function isA(): boolean;",
  "declare function isB(): boolean;",
  "declare function items(place: number): readonly string[];",
  "declare function touch(): void;",
  "declare function risky(place: number): void;",
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
