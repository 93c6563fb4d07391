import fc from "fast-check";

import { Body, type Plain, type Shape, type Statement } from "./state-body.ts";
import { indented, type Program } from "./program.ts";

// About a third of all programs has each of the two mistakes.
const weights: Readonly<Record<Plain, number>> = {
  ...{ pause: 24, increment: 6, "increment-long": 4, read: 26, write: 38 },
  ...{ "add-awaited": 11, "add-after": 4, limit: 8, ticket: 3, bump: 6 },
  ...{ "slow-bump": 5, alias: 3, log: 2, "keep-user": 17, "show-user": 20 },
  ...{ "same-tick": 3, "keyed-user": 3, "own-user": 3, work: 2 },
};

const { block } = fc.letrec<{ statement: Statement; block: Statement[] }>(
  (tie) => ({
    statement: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      {
        arbitrary: fc.record({
          kind: fc.constant("plain" as const),
          of: fc.oneof(
            ...(Object.entries(weights) as [Plain, number][]).map(
              ([of, weight]) => ({ arbitrary: fc.constant(of), weight }),
            ),
          ),
          at: fc.nat(7),
        }),
        weight: 7,
      },
      {
        arbitrary: fc.record({
          kind: fc.constant("block" as const),
          of: fc.constantFrom(
            "if",
            "loop",
            "try",
            "lock",
            "lock",
            "gauge",
            "then",
          ),
          at: fc.nat(7),
          body: tie("block"),
          otherwise: fc.oneof(fc.constant([]), tie("block")),
        }),
        weight: 2,
      },
    ),
    block: fc.array(tie("statement"), { minLength: 1, maxLength: 3 }),
  }),
);

/** Middleware over state that requests share: counters, limits, locks, claims, gauges, and the request's own data. */
export const stateProgram: fc.Arbitrary<Program> = fc
  .record({
    dialect: fc.constantFrom("onion" as const, "koa" as const),
    isClass: fc.boolean(),
    isClaimed: fc.integer({ min: 0, max: 9 }).map((turn) => turn === 0),
    before: block,
    after: fc.oneof(fc.constant([]), block),
  })
  .map(({ dialect, isClass, isClaimed, before, after }) => ({
    family: "state" as const,
    dialect,
    source: print({ dialect, isClass, isClaimed }, before, after),
  }));

const moduleState = [
  "declare function isA(place: number): boolean;",
  "declare function items(place: number): readonly string[];",
  "declare function touch(): void;",
  "declare function limit(): number;",
  "declare function load(): Promise<number>;",
  "let hits = 0;",
  "let lastTicket = 0;",
  "const stats = { total: 0 };",
  "const byKey = new Map<string, number>();",
  "const byUser = new Map<string, string>();",
  "let busy = false;",
  "let inFlight = 0;",
  "const events: string[] = [];",
  `let current = "";`,
  "const mutex = new Mutex();",
  "export function who(): string {",
  "  return current;",
  "}",
  "function bump(): void {",
  "  hits += 1;",
  "}",
  "async function slowBump(): Promise<void> {",
  "  const before = hits;",
  "  await load();",
  "  hits = before + 1;",
  "}",
];

function print(
  shape: Shape,
  before: readonly Statement[],
  after: readonly Statement[],
): string {
  const { dialect, isClass, isClaimed } = shape;
  const body = new Body(shape);
  const isKoa = dialect === "koa";
  const call = isKoa
    ? "next()"
    : isClass
      ? "this.getResponse(request)"
      : "getResponse(request)";
  const inner = [
    ...body.block(before),
    isKoa ? `await ${call};` : `const answer = await ${call};`,
    ...body.after(after),
    ...(isKoa ? [] : ["return answer;"]),
  ];
  const lines = isClaimed
    ? [
        "if (busy) {",
        ...indented(
          isKoa
            ? ["ctx.status = 503;", "return;"]
            : ["return { status: 503 };"],
        ),
        "}",
        "busy = true;",
        "try {",
        ...indented(inner),
        "} finally {",
        "  busy = false;",
        "}",
      ]
    : inner;
  return sourceOf(shape, lines);
}

/** The file of a middleware with `lines` in its body, and everything that statements name above it. */
export function sourceOf(shape: Shape, lines: readonly string[]): string {
  return [
    ...(shape.dialect === "koa"
      ? [`import type { Middleware } from "koa";`]
      : types),
    `import { Mutex } from "async-mutex";`,
    ...moduleState,
    ...wrapped(shape, lines),
    "",
  ].join("\n");
}

const types = [
  "interface Asked { readonly path: string; readonly user: string }",
  "interface Answer { status: number; user?: string; ticket?: number }",
  "type GetResponse = (request: Asked) => Promise<Answer>;",
];

function wrapped(
  { dialect, isClass }: Shape,
  lines: readonly string[],
): string[] {
  if (dialect === "koa")
    return [
      "function counted(): Middleware {",
      "  let used = 0;",
      "  return async (ctx, next) => {",
      ...indented(indented(lines)),
      "  };",
      "}",
      "export const m0 = counted();",
    ];
  if (isClass)
    return [
      "export class M0 {",
      "  private used = 0;",
      "  constructor(private readonly getResponse: GetResponse) {}",
      "  async call(request: Asked): Promise<Answer> {",
      ...indented(indented(lines)),
      "  }",
      "}",
    ];
  return [
    "export const m0 = (getResponse: GetResponse) => {",
    "  let used = 0;",
    "  return async (request: Asked): Promise<Answer> => {",
    ...indented(indented(lines)),
    "  };",
    "};",
  ];
}
