import { explore } from "../explore.ts";
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

/** The flags that a program asks for, and from which of its layers the chain begins. */
interface Circumstances {
  readonly isA: boolean;
  readonly isB: boolean;
  readonly isMany: boolean;
  /** Which of the calls that may fail do, by their place in the program. */
  readonly failing: readonly number[];
  readonly from: number;
}

function subjectOf(
  program: Program,
  { isA, isB, isMany, failing, from }: Circumstances,
): Subject {
  return {
    prepared: preparedOf(program),
    packages,
    // What held the loop is told by name.
    holdMs: 1,
    surface:
      program.dialect === "koa" ? generatedKoa(from) : generatedOnion(from),
    entry: undefined,
    execution: {
      world: ({ pause }) => ({
        isA: () => isA,
        isB: () => isB,
        items: () => (isMany ? ["one", "two"] : []),
        touch: () => undefined,
        risky: (place: number) => {
          if (failing.includes(place)) throw new Error("risky");
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
  for (const circumstances of circumstancesOf(program)) {
    const subject = subjectOf(program, circumstances);
    if (program.family === "downstream")
      for (const handlerFails of [false, true])
        runs += await alone(subject, program, handlerFails, found);
    else if (program.family === "state") runs += await together(subject, found);
    else runs += await blocking(subject, found);
    if (rulesOf[program.family].every((rule) => found.has(rule))) break;
  }
  return { misbehaves: found, runs };
}

/** Every circumstance that makes a difference to a program. */
function circumstancesOf({ source }: Program): readonly Circumstances[] {
  const either = (is: boolean): readonly boolean[] =>
    is ? [true, false] : [true];
  const layers = source.match(/^export (?:const|class) m\d/gim)?.length ?? 1;
  const asked = (flag: string): boolean =>
    new RegExp(`^(?!declare).*\\bis${flag}\\(\\)`, "m").test(source);
  const isRepeated = /^ .*items\(\)/m.test(source);
  return Array.from({ length: layers }, (_, from) => from).flatMap((from) =>
    either(asked("A")).flatMap((isA) =>
      either(asked("B")).flatMap((isB) =>
        either(isRepeated).flatMap((isMany) =>
          failuresIn(source).map((failing) => ({
            ...{ isA, isB, isMany, from },
            failing,
          })),
        ),
      ),
    ),
  );
}

/** No failure, each alone, each pair, all. */
function failuresIn(source: string): readonly (readonly number[])[] {
  const places = [...source.matchAll(/^ .*risky\((\d+)\)/gm)].map(([, place]) =>
    Number(place),
  );
  const pairs = places.flatMap((one, at) =>
    places.slice(at + 1).map((other) => [one, other]),
  );
  return [
    [],
    ...(places.length > 2 ? [places] : []),
    ...places.map((place) => [place]),
    ...pairs,
  ];
}

function sent(token: string): Sent {
  return { path: "/", headers: { "x-user": token }, extra: { user: token } };
}

async function alone(
  subject: Subject,
  program: Program,
  handlerFails: boolean,
  found: Map<string, string>,
): Promise<number> {
  const scenario: Scenario = {
    requests: [sent("one")],
    tokens: [],
    isSerial: false,
    handlerFails,
    worldSaysYes: true,
  };
  const rules = rulesOf.downstream.filter(
    // The answer lies in Koa's context, whatever is returned.
    (rule) => rule !== "return-response" || program.dialect !== "koa",
  );
  const { runs } = await explore(
    (prefix) => run(subject, scenario, prefix),
    bound.downstream,
    (result) => {
      for (const rule of rules)
        for (const { name, verdict } of oraclesOf(rule, program)) {
          const what = found.has(rule) ? undefined : verdict(result);
          if (what) found.set(rule, `${name}: ${what}`);
        }
      return rules.every((rule) => found.has(rule));
    },
  );
  return runs.length;
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
    const race = unserialisable([...serial, ...(await refused(subject, same))]);
    const { runs } = await explore(
      (prefix) => run(subject, same, prefix),
      bound.state,
      (result) => {
        const what = race.verdict(result);
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
