import { explore, newestFirst } from "../explore.ts";
import { prepare } from "../load.ts";
import {
  guardPassed,
  outlivesLayer,
  repeated,
  repeatedUnlessRetried,
  unhandled,
} from "../oracles/downstream.ts";
import type { Oracle } from "../oracles/oracle.ts";
import { catchingUnhandled } from "../process.ts";
import { hang, noResponse } from "../oracles/responses.ts";
import { run, type Scenario, type Subject } from "../run.ts";
import type { Run } from "../trail.ts";
import { circumstancesOf, type Circumstances } from "./circumstances.ts";
import { generatedKoa, generatedOnion, promiseUsed } from "./mount.ts";
import { rulesOf, type Program } from "./program.ts";
import { locks, sent, together } from "./together.ts";

/** Schedules of one scenario of a generated program. */
const bound = { downstream: 40, blocking: 4 };

/** What running a program showed. */
export interface Executed {
  /** What went wrong, by the rule that should say so. */
  readonly misbehaves: ReadonlyMap<string, string>;
  readonly runs: number;
}

const oracles: Readonly<Record<string, readonly Oracle[]>> = {
  "await-downstream": [
    ...[outlivesLayer, unhandled, guardPassed, hang],
    promiseUsed,
  ],
  "no-repeated-downstream": [repeated],
  "return-response": [noResponse],
};

/** A chain in Django's manner may run what is below again after a failure; Koa throws. */
function oraclesOf(rule: string, { dialect }: Program): readonly Oracle[] {
  return rule === "no-repeated-downstream" && dialect !== "koa"
    ? [repeatedUnlessRetried]
    : (oracles[rule] ?? []);
}

/** The file that a program is. */
export const fileName = "p.ts";

/** What a program asked its world while it ran, and was told. */
type Asked = Map<string, boolean | number>;

function subjectOf(
  program: Program,
  {
    isA,
    isB,
    filled,
    turning,
    failing,
    limit,
    layers,
    isPrompt,
  }: Circumstances,
  asked: Asked,
): Subject {
  const told = <T extends boolean | number>(key: string, value: T): T => {
    asked.set(key, value);
    return value;
  };
  return {
    prepared: preparedOf(program),
    packages,
    // What held the loop is told by name.
    holdMs: 1,
    surface:
      program.dialect === "koa" ? generatedKoa(layers) : generatedOnion(layers),
    entry: undefined,
    execution: {
      // Made anew for each run.
      world: ({ pause }, turns = 0) => ({
        isA: (place?: number) => {
          if (place === undefined) return told("a", isA);
          const says = told(`items ${place}`, filled.includes(place));
          return place === turning && turns++ > 0 ? !says : says;
        },
        isB: () => told("b", isB),
        items: (place = 0) =>
          told(`items ${place}`, filled.includes(place)) ? ["one", "two"] : [],
        touch: () => undefined,
        limit: () => told("limit", limit),
        risky: (place: number) => {
          if (told(`risky ${place}`, failing.includes(place)))
            throw new Error("risky");
        },
        load: () => pause(() => 1),
        isLaterBelow: () => !isPrompt,
        report: () => undefined,
        verify: (user: string) => pause(() => ({ name: user })),
        work: () => undefined,
      }),
      modules: ({ pause }) => ({ "async-mutex": locks(pause) }),
      handler: (top) => {
        const who = top.get("who");
        return typeof who === "function" ? (who as () => unknown)() : undefined;
      },
    },
    stubs: () => ({ named: () => undefined, module: () => undefined }),
  };
}

/** Packages that generated programs import; filled before the first run. */
const packages = new Map<string, Readonly<Record<string, unknown>>>();

export async function importPackages(): Promise<void> {
  for (const name of [
    "async-mutex",
    "node:fs",
    "node:crypto",
    "node:child_process",
    "node:zlib",
  ])
    packages.set(name, {
      ...((await import(name)) as object),
      __esModule: true,
    });
}

const prepared = new WeakMap<Program, Subject["prepared"]>();

function preparedOf(program: Program): Subject["prepared"] {
  const known =
    prepared.get(program) ?? prepare({ [fileName]: program.source });
  prepared.set(program, known);
  return known;
}

/** Runs a program under every circumstance, until each of its rules has seen it misbehave. */
export function execute(program: Program): Promise<Executed> {
  // One catcher around all runs: each run has its own inside.
  return catchingUnhandled(
    () => undefined,
    () => executed(program),
  );
}

async function executed(program: Program): Promise<Executed> {
  const found = new Map<string, string>();
  let runs = 0;
  const tried: { readonly of: Circumstances; readonly asked: Asked }[] = [];
  for (const circumstances of circumstancesOf(program)) {
    if (tried.some((one) => isSame(one, circumstances))) continue;
    const asked: Asked = new Map();
    tried.push({ of: circumstances, asked });
    const subject = subjectOf(program, circumstances, asked);
    if (program.family === "downstream")
      runs += await alone(subject, program, circumstances, found);
    else if (program.family === "state")
      runs += await together(subject, fileName, found);
    else runs += await blocking(subject, found);
    if (rulesOf[program.family].every((rule) => found.has(rule))) break;
  }
  return { misbehaves: found, runs };
}

/** Whether other circumstances give the runs that were had already: they differ in what nobody asked. */
function isSame(
  { of, asked }: { readonly of: Circumstances; readonly asked: Asked },
  {
    isA,
    isB,
    filled,
    turning,
    failing,
    limit,
    layers,
    isPrompt,
  }: Circumstances,
): boolean {
  if (of.turning !== undefined || asked.has(`items ${turning}`)) return false;
  if (of.isPrompt !== isPrompt) return false;
  if (of.layers.from !== layers.from || of.layers.to !== layers.to)
    return false;
  return [...asked].every(([key, value]) => {
    const [name, place] = key.split(" ");
    switch (name) {
      case "a":
        return value === isA;
      case "b":
        return value === isB;
      case "limit":
        return value === limit;
      default:
        return (
          value ===
          (name === "items" ? filled : failing).includes(Number(place))
        );
    }
  });
}

/** One request: with a handler that answers, then with one that fails at its first, second … run. */
async function alone(
  subject: Subject,
  program: Program,
  { isPrompt }: Circumstances,
  found: Map<string, string>,
): Promise<number> {
  const rules = rulesOf.downstream.filter(
    // The answer lies in Koa's context, whatever is returned.
    (rule) => rule !== "return-response" || program.dialect !== "koa",
  );
  let count = 0;
  let handled = 1;
  const judged = (result: Run): boolean => {
    count++;
    handled = Math.max(
      handled,
      result.events.filter(({ kind }) => kind === "handler-start").length,
    );
    for (const rule of rules)
      for (const { name, verdict } of oraclesOf(rule, program)) {
        const what = found.has(rule) ? undefined : verdict(result);
        if (what) found.set(rule, `${name}: ${what}`);
      }
    return rules.every((rule) => found.has(rule));
  };
  for (let failsFrom = -1; failsFrom < Math.min(handled, 4); failsFrom++) {
    const scenario: Scenario = {
      ...{ requests: [sent("one")], tokens: [], isSerial: false },
      ...{ handlerFails: failsFrom >= 0, worldSaysYes: true },
      ...(failsFrom >= 0 && { failsFrom }),
      ...(isPrompt && { isPrompt }),
    };
    if (judged(await run(subject, scenario, newestFirst))) return count;
    await explore(
      (prefix) => run(subject, scenario, prefix),
      bound.downstream,
      judged,
    );
    if (rules.every((rule) => found.has(rule))) break;
  }
  return count;
}

async function blocking(
  subject: Subject,
  found: Map<string, string>,
): Promise<number> {
  const scenario: Scenario = {
    requests: [sent("one")],
    tokens: [],
    isSerial: false,
    handlerFails: false,
    worldSaysYes: true,
  };
  const { runs } = await explore(
    (prefix) => run(subject, scenario, prefix),
    bound.blocking,
    ({ events, longestHold }) => {
      const held = events.find(
        ({ kind, request }) => kind === "held" && request === 0,
      );
      if (held?.kind === "held")
        found.set(
          "no-blocking-call",
          `${held.what} held the loop for ${longestHold.toFixed()} ms`,
        );
      return held !== undefined;
    },
  );
  return runs.length;
}
