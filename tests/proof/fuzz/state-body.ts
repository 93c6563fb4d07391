import { indented, type Program } from "./program.ts";

export type Statement =
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

export type Plain =
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

export interface Shape {
  readonly dialect: Program["dialect"];
  readonly isClass: boolean;
  readonly isClaimed: boolean;
}

/** Prints statements over shared places, with the names that are in scope where they stand. */
export class Body {
  readonly #isKoa: boolean;
  readonly #own: string;
  #reads: (readonly [counter: number, name: string])[] = [];
  #count = 0;
  /** Branches and loops so far: the world answers each by its number. */
  #places = 0;
  #loops = 0;
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

  #looped(statements: readonly Statement[]): string[] {
    this.#loops++;
    const lines = this.#scoped(statements);
    this.#loops--;
    return lines;
  }

  /** A branch of a loop may be taken by one round and not by the other. */
  #question(): string {
    const place = this.#places++;
    return this.#loops > 0
      ? `item === "one" ? ${place} : ${this.#places++}`
      : String(place);
  }

  #block({ of, body, otherwise }: Statement & { kind: "block" }): string[] {
    switch (of) {
      case "if":
        return [
          `if (isA(${this.#question()})) {`,
          ...this.#scoped(body),
          ...(otherwise.length > 0
            ? ["} else {", ...this.#scoped(otherwise)]
            : []),
          "}",
        ];
      case "loop":
        return [
          `for (const item of items(${this.#places++})) {`,
          "  touch();",
          ...this.#looped(body),
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
    // Most of what happens, happens to the first of them.
    const id = [0, 0, 0, 0, 1, 1, 2, 3][at % 8]!;
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
          ? [`if (${value} >= limit()) touch();`]
          : [
              `if (${value} >= limit()) {`,
              ...indented(
                this.#isKoa
                  ? ["ctx.status = 429;", "return;"]
                  : ["return { status: 429 };"],
              ),
              "}",
            ];
      case "ticket":
        return this.#ticket(name());
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
  #ticket(name: string): string[] {
    const made = [`const ${name} = ++lastTicket;`];
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
