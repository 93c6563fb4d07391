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
import { leak, unserialisable } from "../oracles/together.ts";
import { run, type Scenario, type Subject } from "../run.ts";
import type { Sent } from "../surfaces/surface.ts";
import type { Answer, Run } from "../trail.ts";
import { circumstancesOf, type Circumstances } from "./circumstances.ts";
import { generatedKoa, generatedOnion } from "./mount.ts";
import { rulesOf, type Program } from "./program.ts";

/** Schedules of one scenario of a generated program. */
const bound = { downstream: 40, state: 100, serial: 20, blocking: 4 };

/** What running a program showed. */
export interface Executed {
  /** What went wrong, by the rule that should say so. */
  readonly misbehaves: ReadonlyMap<string, string>;
  readonly runs: number;
}

const oracles: Readonly<Record<string, readonly Oracle[]>> = {
  "await-downstream": [outlivesLayer, unhandled, guardPassed, hang],
  "no-repeated-downstream": [repeated],
  "return-response": [noResponse],
};

/** A chain in Django's manner may run what is below again after a failure; Koa throws. */
function oraclesOf(rule: string, { dialect }: Program): readonly Oracle[] {
  return rule === "no-repeated-downstream" && dialect === "onion"
    ? [repeatedUnlessRetried]
    : (oracles[rule] ?? []);
}

/** The file that a program is. */
export const fileName = "p.ts";

/** What a program asked its world while it ran, and was told. */
type Asked = Map<string, boolean | number>;

function subjectOf(
  program: Program,
  { isA, isB, filled, failing, limit, layers }: Circumstances,
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
      world: ({ pause }) => ({
        isA: () => told("a", isA),
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
        report: () => undefined,
        verify: (user: string) => pause(() => ({ name: user })),
        work: () => undefined,
      }),
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
      runs += await alone(subject, program, found);
    else if (program.family === "state") runs += await together(subject, found);
    else runs += await blocking(subject, found);
    if (rulesOf[program.family].every((rule) => found.has(rule))) break;
  }
  return { misbehaves: found, runs };
}

/** Whether other circumstances give the runs that were had already: they differ in what nobody asked. */
function isSame(
  { of, asked }: { readonly of: Circumstances; readonly asked: Asked },
  { isA, isB, filled, failing, limit, layers }: Circumstances,
): boolean {
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

function sent(token: string): Sent {
  return { path: "/", headers: { "x-user": token }, extra: { user: token } };
}

/** One request: with a handler that answers, then with one that fails at its first, second … run. */
async function alone(
  subject: Subject,
  program: Program,
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

async function together(
  subject: Subject,
  found: Map<string, string>,
): Promise<number> {
  let count = 0;
  // Without data of their own, what one keeps of a request changes nothing for the other.
  const same = scenarioOf("", "");
  if (!found.has("no-shared-state-race")) {
    const serial: Run[] = [];
    for (const isReversed of [false, true]) {
      const { runs } = await explore(
        (prefix) =>
          run(subject, { ...same, isSerial: true, isReversed }, prefix),
        bound.serial,
      );
      serial.push(...runs);
    }
    const race = ofTickets(
      unserialisable(
        [...serial, ...(await refused(subject, same))].map(withoutTickets),
      ),
    );
    const mostRefused = Math.max(...serial.map(refusals));
    const { runs } = await explore(
      (prefix) => run(subject, same, prefix),
      bound.state,
      (result) => {
        const what =
          refusals(result) > mostRefused ? undefined : race.verdict(result);
        if (what) found.set("no-shared-state-race", what);
        return what !== undefined;
      },
    );
    count += runs.length + serial.length;
  }
  const code = subject.prepared.files.get(fileName)?.code ?? "";
  // `current` is the one place where generated programs keep what is a request's own.
  if (!found.has("no-request-state-leak") && /\n\s+current = /.test(code)) {
    const { runs } = await explore(
      (prefix) => run(subject, scenarioOf("tokenaaa", "tokenbbb"), prefix),
      bound.state,
      (result) => {
        const what = leak.verdict(result);
        if (what) found.set("no-request-state-leak", what);
        return what !== undefined;
      },
    );
    count += runs.length;
  }
  return count;
}

/** Which number a request got says nothing, as long as no other one got it too. */
function withoutTickets(result: Run): Run {
  const numbers = result.answers.map(
    (answer) => /"(?:x-)?ticket":"?(\d+)/.exec(answer?.text ?? "")?.[1],
  );
  if (numbers[0] !== undefined && numbers[0] === numbers[1]) return result;
  const answers = result.answers.map(
    (answer) =>
      answer && {
        ...answer,
        text: answer.text.replace(/("(?:x-)?ticket":"?)\d+/, "$1n"),
      },
  );
  return { ...result, answers };
}

function ofTickets({ name, verdict }: Oracle): Oracle {
  return { name, verdict: (result) => verdict(withoutTickets(result)) };
}

/** A limit that counts before it asks may turn away more of two at once than one after the other. */
function refusals({ answers }: Run): number {
  return answers.filter((answer) => answer?.text.includes('"status":429'))
    .length;
}

/** A claim may turn one of two away: then the other is as good as alone. */
async function refused(
  subject: Subject,
  same: Scenario,
): Promise<readonly Run[]> {
  if (!subject.prepared.files.get(fileName)?.code.includes("if (busy)"))
    return [];
  const { answers, state, ...rest } = await run(subject, {
    ...same,
    requests: same.requests.slice(0, 1),
  });
  const away: Answer = {
    kind: "response",
    text:
      subject.surface.id === "generated-koa"
        ? JSON.stringify({ status: 503, told: {} })
        : JSON.stringify({ status: 503 }),
  };
  return [
    { ...rest, state, answers: [answers[0], away] },
    { ...rest, state, answers: [away, answers[0]] },
  ];
}

function scenarioOf(one: string, other: string): Scenario {
  return {
    requests: [sent(one), sent(other)],
    tokens: one === other ? [] : [one, other],
    isSerial: false,
    handlerFails: false,
    worldSaysYes: true,
  };
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
