import fc from "fast-check";

import { indented, type Program } from "./program.ts";

type Statement =
  | {
      readonly kind: "plain";
      readonly of: Plain;
      /** Which of the counters, and which of the names in scope. */
      readonly at: number;
    }
  | {
      readonly kind: "block";
      readonly of: "if" | "loop" | "try" | "lock" | "gauge" | "then";
      readonly at: number;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    };

type Plain =
  | "pause"
  | "increment"
  | "increment-long"
  | "read"
  | "write"
  | "add-awaited"
  | "add-after"
  | "limit"
  | "ticket"
  | "bump"
  | "slow-bump"
  | "alias"
  | "log"
  | "keep-user"
  | "show-user"
  | "same-tick"
  | "keyed-user"
  | "own-user"
  | "work";

const weights: Readonly<Record<Plain, number>> = {
  ...{ pause: 10, increment: 8, "increment-long": 4, read: 8, write: 9 },
  ...{ "add-awaited": 2, "add-after": 4, limit: 4, ticket: 4, bump: 4 },
  ...{ "slow-bump": 2, alias: 3, log: 3, "keep-user": 5, "show-user": 7 },
  ...{ "same-tick": 4, "keyed-user": 4, "own-user": 4, work: 4 },
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
          at: fc.nat(5),
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
          at: fc.nat(5),
          body: tie("block"),
          otherwise: fc.oneof(fc.constant([]), tie("block")),
        }),
        weight: 2,
      },
    ),
    block: fc.array(tie("statement"), { minLength: 1, maxLength: 3 }),
  }),
);

interface Shape {
  readonly dialect: Program["dialect"];
  readonly isClass: boolean;
  readonly isClaimed: boolean;
}

/** Middleware over state that requests share: counters, limits, locks, claims, gauges, and the request's own data. */
export const stateProgram: fc.Arbitrary<Program> = fc
  .record({
    dialect: fc.constantFrom("onion" as const, "koa" as const),
    isClass: fc.boolean(),
    isClaimed: fc.constantFrom(true, false, false, false, false, false, false),
    before: block,
    after: fc.oneof(fc.constant([]), block),
  })
  .map(({ dialect, isClass, isClaimed, before, after }) => ({
    family: "state" as const,
    dialect,
    source: print({ dialect, isClass, isClaimed }, before, after),
  }));

const moduleState = [
  "declare function isA(): boolean;",
  "declare function items(): readonly string[];",
  "declare function touch(): void;",
  "declare function load(): Promise<number>;",
  "let hits = 0;",
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
  return [
    ...(isKoa ? [`import type { Middleware } from "koa";`] : types),
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

class Body {
  readonly #isKoa: boolean;
  readonly #own: string;
  #reads: (readonly [counter: number, name: string])[] = [];
  #count = 0;
  /** Inside a callback nothing returns from the middleware. */
  #callbacks = 0;
  #isAfter = false;

  constructor({ dialect, isClass }: Shape) {
    this.#isKoa = dialect === "koa";
    this.#own = isClass && !this.#isKoa ? "this.used" : "used";
  }

  after(statements: readonly Statement[]): string[] {
    this.#isAfter = true;
    return this.block(statements);
  }

  block(statements: readonly Statement[]): string[] {
    return statements.flatMap((statement) =>
      statement.kind === "plain"
        ? this.#plain(statement.of, statement.at)
        : this.#block(statement),
    );
  }

  #scoped(statements: readonly Statement[], isCallback = false): string[] {
    const reads = this.#reads;
    this.#reads = [...reads];
    this.#callbacks += Number(isCallback);
    const lines = indented(this.block(statements));
    this.#callbacks -= Number(isCallback);
    this.#reads = reads;
    return lines;
  }

  #block({ of, body, otherwise }: Statement & { kind: "block" }): string[] {
    switch (of) {
      case "if":
        return [
          "if (isA()) {",
          ...this.#scoped(body),
          ...(otherwise.length > 0
            ? ["} else {", ...this.#scoped(otherwise)]
            : []),
          "}",
        ];
      case "loop":
        return [
          "for (const item of items()) {",
          "  touch();",
          ...this.#scoped(body),
          "}",
        ];
      case "try":
        return [
          "try {",
          ...this.#scoped(body),
          "} finally {",
          "  touch();",
          "}",
        ];
      case "lock":
        return this.#callbacks > 0
          ? this.block(body)
          : [
              "await mutex.runExclusive(async () => {",
              ...this.#scoped(body, true),
              "});",
            ];
      case "gauge":
        return [
          "inFlight++;",
          "try {",
          ...this.#scoped(body),
          "} finally {",
          "  inFlight--;",
          "}",
        ];
      case "then":
        return [
          "await load().then(async () => {",
          ...this.#scoped(body, true),
          "});",
        ];
    }
  }

  #counter(at: number): {
    readonly id: number;
    readonly value: string;
    readonly set: (value: string) => string;
  } {
    const id = at % 4;
    if (id === 3)
      return {
        id,
        value: `(byKey.get("all") ?? 0)`,
        set: (value) => `byKey.set("all", ${value});`,
      };
    const place = ["hits", "stats.total", this.#own][id]!;
    return { id, value: place, set: (value) => `${place} = ${value};` };
  }

  #plain(of: Plain, at: number): string[] {
    const { id, value, set } = this.#counter(at);
    const user = this.#isKoa ? `ctx.get("x-user")` : "request.user";
    const name = (): string => `v${this.#count++}`;
    switch (of) {
      case "pause":
        return ["await load();"];
      case "work":
        return ["touch();"];
      case "increment":
        return [id === 3 ? set(`${value} + 1`) : `${value}++;`];
      case "increment-long":
        return [set(`${value} + 1`)];
      case "read": {
        const read = name();
        this.#reads.push([id, read]);
        return [`const ${read} = ${value};`];
      }
      case "write": {
        const [, read] =
          this.#reads.findLast(([counter]) => counter === id) ?? [];
        return [set(`${read ?? value} + 1`)];
      }
      case "add-awaited":
        return [
          id === 3
            ? set(`${value} + (await load())`)
            : `${value} += await load();`,
        ];
      case "add-after": {
        const loaded = name();
        return [`const ${loaded} = await load();`, set(`${value} + ${loaded}`)];
      }
      case "limit":
        return this.#callbacks > 0
          ? [`if (${value} >= 1) touch();`]
          : [
              `if (${value} >= 1) {`,
              ...indented(
                this.#isKoa
                  ? ["ctx.status = 429;", "return;"]
                  : ["return { status: 429 };"],
              ),
              "}",
            ];
      case "ticket":
        return this.#ticket(id, value, set, name());
      case "bump":
        return ["bump();"];
      case "slow-bump":
        return ["await slowBump();"];
      case "alias": {
        const alias = name();
        return [`const ${alias} = stats;`, `${alias}.total += 1;`];
      }
      case "log":
        return [`events.push("seen");`];
      case "keep-user":
        return [`current = ${user};`];
      case "show-user":
        return this.#show("current");
      case "same-tick": {
        const seen = name();
        return [
          `current = ${user};`,
          `const ${seen} = who();`,
          `current = "";`,
          ...this.#show(seen),
        ];
      }
      case "keyed-user":
        return [
          `byUser.set(${user}, ${user});`,
          "await load();",
          ...this.#show(`byUser.get(${user}) ?? ""`),
        ];
      case "own-user": {
        const own = name();
        return [`const ${own} = ${user};`, "await load();", ...this.#show(own)];
      }
    }
  }

  /** A number that no other request has. */
  #ticket(
    id: number,
    value: string,
    set: (value: string) => string,
    name: string,
  ): string[] {
    const made =
      id === 3
        ? [`const ${name} = ${value} + 1;`, set(name)]
        : [`const ${name} = ++${value};`];
    if (this.#isKoa) return [...made, `ctx.set("x-ticket", String(${name}));`];
    return this.#isAfter
      ? [...made, `answer.ticket = ${name};`]
      : [...made, `void ${name};`];
  }

  #show(text: string): string[] {
    if (this.#isKoa) return [`ctx.set("x-user", ${text});`];
    return this.#isAfter
      ? [`answer.user = ${text};`]
      : [`console.log(${text});`];
  }
}
