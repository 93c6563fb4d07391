import { explore } from "./explore.ts";
import { blocked } from "./oracles/loop.ts";
import {
  guardPassed,
  outlives,
  premature,
  repeated,
  unhandled,
} from "./oracles/downstream.ts";
import type { Oracle, OracleName } from "./oracles/oracle.ts";
import {
  doubleAnswer,
  hang,
  hookContract,
  noResponse,
} from "./oracles/responses.ts";
import { broken, leak, unserialisable } from "./oracles/together.ts";
import { routesOf, run, type Scenario, type Subject } from "./run.ts";
import { alone, harder, pairs, requestsFor } from "./scenarios.ts";
import { subjectsOf, type Source } from "./subject.ts";
import type { Run } from "./trail.ts";

/** How many schedules of one scenario are run: all of them where there are no more. */
export const bounds = { alone: 150, pairs: 200, serial: 60 };

/** Oracles over one request, for each rule. */
const single: Readonly<Record<string, readonly Oracle[]>> = {
  "await-downstream": [
    outlives,
    unhandled,
    guardPassed,
    premature,
    hang,
    doubleAnswer,
    noResponse,
  ],
  "no-repeated-downstream": [repeated, doubleAnswer],
  "return-response": [noResponse, repeated],
  "no-blocking-call": [blocked],
  "single-answer": [doubleAnswer, repeated],
  "must-answer": [hang],
  "valid-hooks": [hookContract, noResponse, hang],
  "consistent-capability": [hookContract, noResponse],
};

/** Rules about two requests at once. */
const together = new Set(["no-shared-state-race", "no-request-state-leak"]);

/** Rules about handlers that answer by themselves: how fast others answer, and whether they fail, matters. */
const answering = new Set(["single-answer", "must-answer"]);

/** One way in which a case went wrong. */
export interface Misbehaviour {
  readonly oracle: OracleName;
  readonly what: string;
  readonly entry: string;
  readonly scenario: Scenario;
  readonly schedule: readonly number[];
}

/** What running a case showed. */
export interface Proof {
  readonly misbehaviour: Misbehaviour | undefined;
  readonly runs: number;
  /** Whether every schedule of every scenario was run. */
  readonly isExhaustive: boolean;
}

/** Runs a case under every circumstance until it misbehaves by an oracle of the rule, or nothing is left. */
export async function prove(
  rule: string,
  source: Source,
  only?: OracleName,
): Promise<Proof> {
  const subjects = await subjectsOf(source);
  const text = Object.values(source.files).join("\n");
  const { besides } = source.execution;
  let runs = 0;
  let isExhaustive = true;
  for (const subject of subjects) {
    const requests = requestsFor(
      text,
      await routesOf(subject),
      source.execution,
    );
    const tries = together.has(rule)
      ? [...pairs(requests, "same"), ...pairs(requests, "different")]
      : answering.has(rule)
        ? harder(alone(requests))
        : alone(requests);
    const had: Scenario[] = [];
    const asked = new Set<string>();
    for (const scenario of tries) {
      // A scenario that differs in what no run has asked gives the same runs again.
      if (had.some((one) => isSame(one, scenario, asked))) continue;
      had.push(scenario);
      const oracles = together.has(rule)
        ? await oraclesTogether(rule, subject, scenario)
        : alonesOracles(rule, subject);
      const judging = oracles.filter(
        ({ name }) =>
          besides?.[name] === undefined &&
          (only === undefined || only === name),
      );
      let misbehaviour: Misbehaviour | undefined;
      const judged = (result: Run): boolean => {
        for (const question of result.asked) asked.add(question);
        const found = judge(judging, result);
        if (found)
          misbehaviour = {
            ...found,
            entry: subject.entry ?? "",
            scenario,
            schedule: result.choices.map(({ chosen }) => chosen),
          };
        return found !== undefined;
      };
      const bound = together.has(rule) ? bounds.pairs : bounds.alone;
      const explored = await explore(
        (prefix) => run(subject, scenario, prefix),
        bound,
        judged,
      );
      runs += explored.runs.length;
      isExhaustive &&= explored.isExhaustive;
      if (misbehaviour && (await isSteady(subject, misbehaviour, judging)))
        return { misbehaviour, runs, isExhaustive: false };
    }
  }
  return { misbehaviour: undefined, runs, isExhaustive };
}

/** Whether two scenarios differ in nothing but in answers of the world that nobody asks for. */
function isSame(
  one: Scenario,
  other: Scenario,
  asked: ReadonlySet<string>,
): boolean {
  const told = ({
    worldSaysYes,
    worldFails = false,
    ...rest
  }: Scenario): string =>
    JSON.stringify({
      ...rest,
      worldSaysYes: asked.has("worldSaysYes") && worldSaysYes,
      worldFails: asked.has("worldFails") && worldFails,
    });
  return told(one) === told(other);
}

/** The rule's oracles, and the case's own where it has one: in every run of its requests that hold. */
function alonesOracles(
  rule: string,
  { execution }: Subject,
): readonly Oracle[] {
  const { invariant } = execution;
  return [...(single[rule] ?? []), ...(invariant ? [broken(invariant)] : [])];
}

function judge(
  oracles: readonly Oracle[],
  result: Run,
): Pick<Misbehaviour, "oracle" | "what"> | undefined {
  for (const { name, verdict } of oracles) {
    const what = verdict(result);
    if (what !== undefined) return { oracle: name, what };
  }
  return undefined;
}

/** A busy machine holds the loop too: what counts happens again. */
async function isSteady(
  subject: Subject,
  { oracle, scenario, schedule }: Misbehaviour,
  oracles: readonly Oracle[],
): Promise<boolean> {
  if (oracle !== "blocked") return true;
  for (let again = 0; again < 2; again++)
    if (!judge(oracles, await run(subject, scenario, schedule))) return false;
  return true;
}

/** The serial orders, run first: what they end with is what is right. */
async function oraclesTogether(
  rule: string,
  subject: Subject,
  scenario: Scenario,
): Promise<readonly Oracle[]> {
  const { invariant } = subject.execution;
  const isolation = rule === "no-request-state-leak" ? [leak] : [];
  if (invariant) return [...isolation, broken(invariant)];
  const serial: Run[] = [];
  for (const isReversed of [false, true]) {
    const { runs } = await explore(
      (prefix) =>
        run(subject, { ...scenario, isSerial: true, isReversed }, prefix),
      bounds.serial,
    );
    serial.push(...runs);
  }
  return [...isolation, unserialisable(serial)];
}
