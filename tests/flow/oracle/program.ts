import { Random } from "./random.ts";

/**
 * A small program whose tracked calls the harness answers. Its graph is drawn from `source`; for the run
 * each tracked call becomes a question to the harness.
 *
 * - `t(n)`: something truthy, `0`, `undefined` or an exception. `n(n)`: an object, `undefined`, or an
 *   exception. `s(n)`: an array, or an exception.
 *   `m(n)`: an object with properties or without, or an exception.
 * - `await w(n)`, `yield y(n)`: the same, after a suspension.
 * - `for (v of i(n))`, `for await (v of a(n))`: up to two turns, or an exception at a turn.
 * - `using v = d(n)`, `await using v = e(n)`: something that notes its disposal, or throws then.
 */
export interface Program {
  readonly source: string;
  readonly isAsync: boolean;
}

/** A program with about `size` tracked calls. */
export function randomProgram(seed: number, size: number): Program {
  const random = new Random(seed);
  const isAsync = seed % 2 === 0;
  const writer = new Writer(random, isAsync, size);
  const body = writer.statements(3);
  return {
    isAsync,
    source: `${isAsync ? "async function" : "function*"} f() {\n${body}\n}`,
  };
}

interface Around {
  readonly breaks: readonly string[];
  readonly continues: readonly string[];
}

class Writer {
  readonly #random: Random;
  readonly #isAsync: boolean;
  #budget: number;
  #ids = 0;
  #around: Around = { breaks: [], continues: [] };

  constructor(random: Random, isAsync: boolean, budget: number) {
    this.#random = random;
    this.#isAsync = isAsync;
    this.#budget = budget;
  }

  statements(depth: number): string {
    const count = 1 + this.#random.below(3);
    return Array.from({ length: count }, () => this.#statement(depth)).join(
      "\n",
    );
  }

  #statement(depth: number): string {
    if (depth === 0 || this.#budget <= 0) return this.#simple();
    const kind = this.#random.below(22);
    switch (kind) {
      case 0:
      case 1:
        return `if (${this.#value(2)}) {\n${this.statements(depth - 1)}\n}`;
      case 2:
        return `if (${this.#value(2)}) ${this.#simple()}\nelse {\n${this.statements(depth - 1)}\n}`;
      case 3:
        return this.#loop((body) => `while (${this.#asking()}) ${body}`, depth);
      case 4:
        return this.#loop(
          (body) => `do ${body} while (${this.#asking()})`,
          depth,
        );
      case 5:
        return this.#loop(
          (body) =>
            `for (${this.#value(1)}; ${this.#random.pick(["", this.#value(2)])}; ${this.#asking()}) ${body}`,
          depth,
        );
      case 6:
      case 7:
        return this.#loop((body) => {
          const head = this.#random.pick([
            "v",
            "const x",
            "[v, o.p = 1]",
            "o[0]",
          ]);
          return this.#isAsync && this.#random.below(2)
            ? `for await (${head} of ${this.#call("a")}) ${body}`
            : `for (${head} of ${this.#call("i")}) ${body}`;
        }, depth);
      case 8:
        return this.#loop((body) => `for (v in one) ${body}`, depth);
      case 9:
      case 10:
        return this.#switch(depth);
      case 11:
      case 12:
        return `try {\n${this.statements(depth - 1)}\n} catch ${this.#random.pick(["", "(e)"])} {\n${this.statements(depth - 1)}\n}`;
      case 13:
      case 14:
      case 15:
        return `try {\n${this.statements(depth - 1)}\n} finally {\n${this.statements(depth - 1)}\n}`;
      case 16:
        return `try {\n${this.statements(depth - 1)}\n} catch {\n${this.statements(depth - 1)}\n} finally {\n${this.statements(depth - 1)}\n}`;
      case 17:
        return `{\n${this.#using()}\n${this.statements(depth - 1)}\n}`;
      case 18: {
        const label = `l${String(this.#ids++)}`;
        const body = this.#inside({ breaks: [label], continues: [] }, () =>
          this.statements(depth - 1),
        );
        return `${label}: {\n${body}\n}`;
      }
      default:
        return this.#simple();
    }
  }

  #loop(write: (body: string) => string, depth: number): string {
    const label = this.#random.below(2) ? `l${String(this.#ids++)}` : "";
    const body = this.#inside(
      { breaks: ["", label], continues: ["", label] },
      () => this.statements(depth - 1),
    );
    return `${label && `${label}: `}${write(`{\n${body}\n}`)}`;
  }

  #switch(depth: number): string {
    const cases = ["0", "u", this.#call("t")];
    const clauses = Array.from({ length: 1 + this.#random.below(3) }, () => {
      const [value = ""] = cases.splice(this.#random.below(cases.length), 1);
      return `case ${value}:`;
    });
    if (this.#random.below(2))
      clauses.splice(this.#random.below(clauses.length + 1), 0, "default:");
    const body = this.#inside({ breaks: [""], continues: [] }, () =>
      clauses
        .map(
          (clause) =>
            `${clause}\n${this.#random.below(4) ? this.statements(depth - 1) : ""}`,
        )
        .join("\n"),
    );
    return `switch (${this.#call("t")}) {\n${body}\n}`;
  }

  #inside(around: Around, write: () => string): string {
    const outer = this.#around;
    this.#around = {
      breaks: [...outer.breaks, ...around.breaks],
      continues: [...outer.continues, ...around.continues],
    };
    const text = write();
    this.#around = outer;
    return text;
  }

  #using(): string {
    const name = `r${String(this.#ids++)}`;
    return this.#isAsync && this.#random.below(2)
      ? `await using ${name} = ${this.#call("e")};`
      : `using ${name} = ${this.#call("d")};`;
  }

  #simple(): string {
    const { breaks, continues } = this.#around;
    switch (this.#random.below(12)) {
      case 0:
        return `return ${this.#value(2)};`;
      case 1:
        return this.#random.below(3) ? "return;" : `throw ${this.#value(1)};`;
      case 2:
        return `throw ${this.#value(1)};`;
      case 3:
      case 4:
        return breaks.length > 0
          ? `break ${this.#random.pick(breaks)};`
          : `${this.#value(2)};`;
      case 5:
        return continues.length > 0
          ? `continue ${this.#random.pick(continues)};`
          : `${this.#value(2)};`;
      case 6:
        return `var { p = ${this.#value(1)}, [${this.#value(1)}]: [q = ${this.#value(1)}] = ${this.#call("s")} } = ${this.#call("m")};`;
      case 7:
        return this.#random.pick([
          ";",
          "debugger;",
          "{ function h() { t(999) } }",
        ]);
      default:
        return `${this.#value(3)};`;
    }
  }

  #call(kind: string): string {
    this.#budget--;
    return `${kind}(${String(this.#ids++)})`;
  }

  #value(depth: number): string {
    const value = (): string => this.#value(depth - 1);
    if (depth <= 0 || this.#budget <= 0) return this.#tracked();
    switch (this.#random.below(32)) {
      case 0:
      case 1:
        return `(${value()} && ${value()})`;
      case 2:
      case 3:
        return `(${value()} || ${value()})`;
      case 4:
      case 5:
        return `(${value()} ?? ${value()})`;
      case 6:
        return `!${value()}`;
      case 7:
        return `(${value()} ? ${value()} : ${value()})`;
      case 8:
        return `(${value()}, ${value()})`;
      case 9:
        return `[${value()}, , ...${this.#call("s")}, ${value()}]`;
      case 10:
        return `({ a: ${value()}, [${value()}]: ${value()}, ...${value()}, m() { t(999) } })`;
      case 11:
        return `(o[${value()}] ${this.#random.pick(["=", "+=", "??=", "||=", "&&="])} ${value()})`;
      case 12:
        return `(v ${this.#random.pick(["=", "+=", "??=", "||=", "&&="])} ${value()})`;
      case 13:
        return `${this.#call("n")}?.p.q(${value()})`;
      case 14:
        return `${this.#call("n")}?.[${value()}]?.q(${value()})${this.#random.pick(["", "?.p", ".p.p"])}`;
      case 15:
        return `(${this.#call("n")}?.q(${value()}) ?? ${value()})`;
      case 16:
        return `u.q(${value()}, ...${this.#call("s")}, ${value()})`;
      case 17:
        return `new G(${value()}, ${value()})`;
      case 18:
        return `\`\${${value()}} \${${value()}}\``;
      case 19:
        return `u.q\`\${${value()}} \${${value()}}\``;
      case 20:
        return `(${this.#random.pick(["typeof", "void", "+", "-"])} ${value()})`;
      case 21:
        return `(delete o[${value()}])`;
      case 22:
        return `([o[${value()}] = ${value()}, v = ${value()}] = ${this.#call("s")})`;
      case 23:
        return `({ p: o[${value()}], [${value()}]: v = ${value()}, ...o.r } = ${this.#call("m")})`;
      case 24:
        return `(${value()} + ${value()} - ${value()})`;
      case 25:
        return `(class { [${value()}]() { t(999) } static [${value()}] = 1; x = t(999) })`;
      case 26:
        return `(() => t(999))`;
      case 27:
        return `(o[${value()}]++)`;
      default:
        return this.#tracked();
    }
  }

  /** A value that asks the harness each time, so that no loop turns for ever. */
  #asking(): string {
    const first = this.#tracked();
    const rest = this.#value(1);
    return this.#random.pick([
      first,
      `!${first}`,
      `(${first} && ${rest})`,
      `(${first} || ${rest})`,
      `(${first} ?? ${rest})`,
      `(${rest}, ${first})`,
    ]);
  }

  #tracked(): string {
    if (this.#random.below(4)) return this.#call("t");
    return this.#isAsync
      ? `(await ${this.#call("w")})`
      : `(yield ${this.#call("y")})`;
  }
}
