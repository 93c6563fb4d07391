import type { Run } from "../trail.ts";
import type { Oracle } from "./oracle.ts";

/** What requests left behind, for comparison: their answers and the state. */
export function outcome({ answers, state }: Run): string {
  const texts = answers.map((answer) =>
    answer ? `${answer.kind} ${answer.status ?? ""} ${answer.text}` : "none",
  );
  return [...texts, state].join("\n");
}

/** An outcome that no serial order of the same requests has. */
export function unserialisable(serial: readonly Run[]): Oracle {
  const outcomes = new Set(serial.map(outcome));
  return {
    name: "unserialisable",
    verdict: (run) =>
      outcomes.has(outcome(run))
        ? undefined
        : `no serial order ends like this:\n${outcome(run)}`,
  };
}

/** A case's own invariant does not hold. */
export function broken(invariant: (run: Run) => boolean): Oracle {
  return {
    name: "unserialisable",
    verdict: (run) =>
      invariant(run) ? undefined : "the case's invariant is broken",
  };
}

/** What one request carried is seen in another one's answer, or in what is said on its behalf. */
export const leak: Oracle = {
  name: "leak",
  verdict: ({ answers, events, tokens, left }) => {
    const saidBy = (request: number): string =>
      events
        .map((event) =>
          event.kind === "said" && event.request === request ? event.text : "",
        )
        .join("\n");
    for (const [request, answer] of answers.entries()) {
      const heard = `${answer?.text ?? ""}\n${saidBy(request)}`;
      const from = tokens.findIndex(
        (token, other) => other !== request && heard.includes(token),
      );
      if (from !== -1) return `request ${request} hears of request ${from}`;
    }
    const from = tokens.findIndex((token) => left.includes(token));
    return from === -1
      ? undefined
      : `whoever asks next hears of request ${from}`;
  },
};
