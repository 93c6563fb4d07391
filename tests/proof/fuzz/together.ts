import * as mutexes from "async-mutex";

import type { Kit } from "../execution.ts";
import { explore } from "../explore.ts";
import type { Oracle } from "../oracles/oracle.ts";
import { leak, unserialisable } from "../oracles/together.ts";
import { run, type Scenario, type Subject } from "../run.ts";
import type { Sent } from "../surfaces/surface.ts";
import type { Answer, Run } from "../trail.ts";

/** Schedules of one scenario of a generated program. */
const bound = { state: 100, serial: 20 };

/** The package of locks: whoever is granted one may have had to wait, so that others may run before. */
export function locks(pause: Kit["pause"]): Record<string, unknown> {
  class Mutex extends mutexes.Mutex {
    override runExclusive<T>(work: () => Promise<T> | T): Promise<T> {
      return super.runExclusive(async () => {
        await pause(() => undefined);
        return work();
      });
    }
  }
  return { ...mutexes, Mutex, __esModule: true };
}

/** A request by a client. */
export function sent(token: string): Sent {
  return { path: "/", headers: { "x-user": token }, extra: { user: token } };
}

/** Two requests at once, under many schedules: without data of their own for races, with it for leaks. */
export async function together(
  subject: Subject,
  fileName: string,
  found: Map<string, string>,
): Promise<number> {
  let count = 0;
  // Without data of their own, what one keeps of a request changes nothing for the other.
  const same = scenarioOf("", "");
  const code = subject.prepared.files.get(fileName)?.code ?? "";
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
        [...serial, ...(await refused(subject, code, same))].map(
          withoutTickets,
        ),
      ),
    );
    const mostRefused = Math.max(...serial.map(refusals));
    const { runs } = await explore(
      (prefix) => run(subject, same, prefix),
      bound.state,
      (result) => {
        const away = refusals(result);
        const what =
          away > 0 && away >= mostRefused ? undefined : race.verdict(result);
        if (what) found.set("no-shared-state-race", what);
        return what !== undefined;
      },
    );
    count += runs.length + serial.length;
  }
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

/**
 * A limit that counts before it asks may turn away more of two at once than one after the other, or sooner;
 * what else goes wrong does so where nobody is turned away.
 */
function refusals({ answers }: Run): number {
  return answers.filter((answer) => answer?.text.includes('"status":429'))
    .length;
}

/** A claim may turn one of two away: then the other is as good as alone. */
async function refused(
  subject: Subject,
  code: string,
  same: Scenario,
): Promise<readonly Run[]> {
  if (!code.includes("if (busy)")) return [];
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
