import ts from "typescript";

import type { Program } from "./program.ts";

/** What the harness saw: a tracked call, a suspension, its end, a turn of a loop, a disposal. */
export interface Event {
  readonly kind: "call" | "suspend" | "resume" | "turn" | "dispose";
  readonly id: number;
  readonly threw: boolean;
  /** The value of a call or a resumption; of a turn, the iterator's result. */
  readonly value?: unknown;
}

export interface Trace {
  readonly events: readonly Event[];
  readonly end: "returned" | "threw" | "stopped";
  /** How many answers there were to choose from at each question, and which was chosen. */
  readonly choices: readonly {
    readonly of: number;
    readonly chosen: number;
  }[];
}

export type Run = (prefix: readonly number[]) => Promise<Trace>;

const mostQuestions = 12;

/** The program as a function of its schedule. */
export function runnable(program: Program): Run {
  const questions = program.source
    .replace(/^(?:async function|function\*)/, (head) =>
      head === "function*" ? head : `${head}*`,
    )
    .replaceAll(/\byield y\((\d+)\)/g, 'yield ["+", $1, (yield ["y", $1])]')
    .replaceAll(/\b([tnsmwiade])\((\d+)\)/g, (call: string, kind, id) =>
      id === "999" ? call : `(yield ["${String(kind)}", ${String(id)}])`,
    );
  const { outputText } = ts.transpileModule(`const program = ${questions};`, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
    },
  });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- running the program is the test
  const make = new Function(
    "u",
    "G",
    "one",
    "o",
    "v",
    `${outputText}\nreturn program;`,
  ) as (...globals: unknown[]) => () => Drive;
  return (prefix) => {
    const o = { p: undefined, 0: 0 };
    return drive(make(u, G, { key: 1 }, o, undefined)(), prefix);
  };
}

type Question = readonly [kind: string, id: number];
type Answer = { readonly value: unknown } | { readonly error: Error };
type Drive = Generator<Question> | AsyncGenerator<Question>;

/** The exception of the harness; a program's own are what it threw itself. */
class Raised extends Error {}

const raised = Symbol("raised");

/** The truthy value: whatever is read from it or called on it gives itself. */
export const u: Record<string, unknown> = { q: () => u, toString: () => "u" };
u["p"] = u["u"] = u["r"] = u;

/** An object with every property: `p` is a number, all that it doesn't inherit are lists. */
const hasAll = new Proxy(
  { p: 1 },
  {
    get: (target, key) =>
      typeof key === "symbol" || key in target
        ? (Reflect.get(target, key) as unknown)
        : [1],
  },
);

function G(): void {
  // A constructor that does nothing.
}

async function drive(run: Drive, prefix: readonly number[]): Promise<Trace> {
  const harness = new Harness(prefix);
  const { events, choices } = harness;
  try {
    let next = await run.next();
    while (!next.done) {
      if (choices.length >= mostQuestions)
        return { events, choices, end: "stopped" };
      const answer = harness.answer(next.value);
      next =
        "error" in answer
          ? await run.throw(answer.error)
          : await run.next(answer.value);
    }
    return { events, choices, end: "returned" };
  } catch (error) {
    // Programs are written so that nothing but tracked calls and `throw` raises exceptions.
    if (error instanceof TypeError || error instanceof ReferenceError)
      throw error;
    return { events, choices, end: "threw" };
  }
}

class Harness {
  readonly events: Event[] = [];
  readonly choices: { of: number; chosen: number }[] = [];
  readonly #prefix: readonly number[];

  constructor(prefix: readonly number[]) {
    this.#prefix = prefix;
  }

  answer([kind, id]: Question): Answer {
    if (kind === "+") {
      this.#note("suspend", id);
      return this.#settle("resume", id, this.#choose(u, 0, undefined, raised));
    }
    return this.#settle("call", id, this.#called(kind, id));
  }

  #called(kind: string, id: number): unknown {
    switch (kind) {
      case "t":
        return this.#choose(u, 0, undefined, raised);
      case "n":
        return this.#choose(u, undefined, raised);
      case "s":
        return this.#choose([], [u, u], raised);
      case "m":
        return this.#choose({}, hasAll, raised);
      case "y":
        return this.#choose(u, raised);
      case "w": {
        if (this.#choose(true, false)) {
          const value = this.#choose(u, 0, undefined, raised);
          return this.#later("resume", id, value);
        }
        return raised;
      }
      case "i":
      case "a": {
        const turns = this.#choose(
          [[u], [u]],
          [],
          [raised],
          [[u], raised],
          undefined,
        );
        return Array.isArray(turns) ? this.#iterable(kind, id, turns) : raised;
      }
      case "d":
      case "e": {
        const outcome = this.#choose("kept", "lost", raised);
        if (outcome === raised) return raised;
        const end = outcome === "lost" ? raised : undefined;
        return kind === "d"
          ? {
              [Symbol.dispose]: () => valueOf(this.#settle("dispose", id, end)),
            }
          : { [Symbol.asyncDispose]: () => this.#later("dispose", id, end) };
      }
      default:
        throw new Error(`no such question: ${kind}`);
    }
  }

  #iterable(kind: string, id: number, turns: readonly unknown[]): object {
    const left = [...turns];
    const next = (): unknown => {
      if (left.length === 0) return { done: true };
      const value = left.shift();
      return value === raised ? raised : { done: false, value };
    };
    const close = {
      then: (resolve: (value: unknown) => void) => {
        this.#note("suspend", id);
        resolve({});
      },
    };
    return kind === "i"
      ? {
          [Symbol.iterator]: () => ({
            next: () => valueOf(this.#settle("turn", id, next())),
          }),
        }
      : {
          [Symbol.asyncIterator]: () => ({
            next: () => this.#later("turn", id, next()),
            return: () => close,
          }),
        };
  }

  /** A promise that notes the suspension once it is waited for, and then settles. */
  #later(kind: Event["kind"], id: number, value: unknown): object {
    return {
      then: (
        resolve: (value: unknown) => void,
        reject: (error: unknown) => void,
      ) => {
        this.#note("suspend", id);
        const answer = this.#settle(kind, id, value);
        if ("error" in answer) reject(answer.error);
        else resolve(answer.value);
      },
    };
  }

  #settle(kind: Event["kind"], id: number, value: unknown): Answer {
    const threw = value === raised;
    this.#note(kind, id, threw, value);
    return threw ? { error: new Raised() } : { value };
  }

  #note(kind: Event["kind"], id: number, threw = false, value?: unknown): void {
    this.events.push({ kind, id, threw, value });
  }

  #choose(...answers: readonly unknown[]): unknown {
    const chosen = this.#prefix[this.choices.length] ?? 0;
    this.choices.push({ of: answers.length, chosen });
    return answers[chosen];
  }
}

function valueOf(answer: Answer): unknown {
  if ("error" in answer) throw answer.error;
  return answer.value;
}
