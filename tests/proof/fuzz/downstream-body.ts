import { indented } from "./program.ts";

/** A statement of a generated middleware; what it refers to is picked when it is printed. */
export type Statement =
  | { readonly kind: "plain"; readonly of: Plain; readonly pick: number }
  | {
      readonly kind: "if";
      readonly on: string;
      readonly then: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: "loop";
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: "try";
      readonly body: readonly Statement[];
      readonly caught: readonly Statement[] | null;
      readonly last: readonly Statement[] | null;
    };

export type Plain =
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

/** Prints statements with the names that are in scope where they stand. */
export class Body {
  readonly #call: string;
  readonly #isKoa: boolean;
  #count = 0;
  #loops = 0;
  #places: number;
  #started: string[] = [];
  #kept: string[] = [];
  /** What the branches around say of the flags. */
  #facts: string[] = [];
  /** Whether the code so far leaves no way on. */
  isDead = false;

  /** The world is asked by the number of the place; `places` is the first one here. */
  constructor(call: string, isKoa: boolean, places: number) {
    this.#places = places;
    this.#call = call;
    this.#isKoa = isKoa;
  }

  get places(): number {
    return this.#places;
  }

  /** Statements up to the first that nothing can follow: dead code neither runs nor matters. */
  block(statements: readonly Statement[]): string[] {
    const lines: string[] = [];
    for (const statement of statements) {
      if (this.isDead) break;
      lines.push(...this.#statement(statement));
    }
    return lines;
  }

  #scoped(statements: readonly Statement[]): string[] {
    const [started, kept] = [this.#started, this.#kept];
    this.isDead = false;
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
    if (statement.kind === "if") return this.#branch(statement);
    if (statement.kind === "loop") {
      this.#loops++;
      const lines = [
        `for (const item of items(${this.#places++})) {`,
        ...this.#scoped(statement.body),
        "}",
      ];
      this.#loops--;
      this.isDead = false;
      return lines;
    }
    const { body, caught, last } = statement;
    if (!caught && !last) return this.block(body);
    const tried = this.#scoped(body);
    const isTriedDead = this.isDead;
    const handled = caught && this.#scoped(caught);
    const isHandledDead = this.isDead || !caught;
    const ended = last && this.#scoped(last);
    this.isDead =
      (last !== null && this.isDead) || (isTriedDead && isHandledDead);
    return [
      "try {",
      // Something that may fail, or the handler would never run.
      ...(caught ? [`  risky(${this.#places++});`] : []),
      ...tried,
      ...(handled ? ["} catch (error) {", "  report(error);", ...handled] : []),
      ...(ended ? ["} finally {", ...ended] : []),
      "}",
    ];
  }

  #branch({ on, then, otherwise }: Statement & { kind: "if" }): string[] {
    const facts = this.#facts;
    // What is decided already is no branch.
    if (facts.includes(on)) return this.block(then);
    const flags = on.match(/[ab]/g) ?? [];
    if (
      flags.some((flag) => facts.includes(flag) || facts.includes(`!${flag}`))
    )
      return this.block(otherwise.length > 0 ? otherwise : then);
    this.#facts = [...facts, ...(on === "a && b" ? ["a", "b"] : [on])];
    const yes = this.#scoped(then);
    const isYesDead = this.isDead;
    this.#facts =
      on === "a && b"
        ? facts
        : [...facts, on.startsWith("!") ? on.slice(1) : `!${on}`];
    const no = otherwise.length > 0 ? this.#scoped(otherwise) : undefined;
    this.isDead = isYesDead && no !== undefined && this.isDead;
    this.#facts = facts;
    return [`if (${on}) {`, ...yes, ...(no ? ["} else {", ...no] : []), "}"];
  }

  plain(of: Plain, pick: number): string[] {
    if (/^(?:return|finally)/.test(of) || (of === "break" && this.#loops > 0))
      this.isDead = true;
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
