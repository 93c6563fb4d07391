import type { Event, Run } from "../trail.ts";
import type { Oracle } from "./oracle.ts";

function positions(
  { events }: Run,
  request: number,
  ...kinds: readonly Event["kind"][]
): number[] {
  return events.flatMap((event, at) =>
    event.request === request && kinds.includes(event.kind) ? [at] : [],
  );
}

function eachRequest(
  run: Run,
  verdict: (request: number) => string | undefined,
): string | undefined {
  for (const request of run.answers.keys()) {
    const found = verdict(request);
    if (found) return found;
  }
  return undefined;
}

/** Downstream still runs when the answer is out. */
export const outlives: Oracle = {
  name: "outlives",
  verdict: (run) =>
    eachRequest(run, (request) => {
      const [answered = Infinity] = positions(run, request, "answered");
      const ends = positions(run, request, "handler-end", "handler-threw");
      return ends.some((end) => end > answered)
        ? "the handler still ran when the answer was out"
        : undefined;
    }),
};

/** A rejection that nobody handled. */
export const unhandled: Oracle = {
  name: "unhandled",
  verdict: ({ events }) => {
    const event = events.find(({ kind }) => kind === "unhandled");
    return event?.kind === "unhandled"
      ? `nobody handled: ${String(event.reason)}`
      : undefined;
  },
};

/** What stands below was entered for one request more than once. */
export const repeated: Oracle = {
  name: "repeated",
  verdict: (run) =>
    eachRequest(run, (request) => {
      const starts = positions(run, request, "handler-start").length;
      const calls = Math.max(...callsByLayer(run, request));
      const text = run.answers[request]?.text ?? "";
      return Math.max(starts, calls) > 1 || /called multiple times/.test(text)
        ? "what stands below was entered twice"
        : undefined;
    }),
};

function callsByLayer({ events }: Run, request: number): number[] {
  const counts = new Map<number, number>([[0, 0]]);
  for (const event of events)
    if (event.kind === "called" && event.request === request)
      counts.set(event.layer ?? 0, (counts.get(event.layer ?? 0) ?? 0) + 1);
  return [...counts.values()];
}

/** What a layer called still runs when the layer itself has ended. */
export const outlivesLayer: Oracle = {
  name: "outlives",
  verdict: ({ events }) => {
    const ended = new Set<string>();
    for (const event of events) {
      if (event.kind === "layer-ended")
        ended.add(`${event.request} ${event.layer}`);
      if (
        event.kind === "below-ended" &&
        ended.has(`${event.request} ${event.layer}`)
      )
        return "what a layer called still ran when the layer had ended";
    }
    return undefined;
  },
};

/** The same where trying again after a failure is right. */
export const repeatedUnlessRetried: Oracle = {
  name: "repeated",
  verdict: ({ events }) => {
    /** By entered layer, whether it may call: not yet, or the last call failed. */
    const free = new Map<string, boolean>();
    for (const event of events) {
      if (event.kind !== "called" && event.kind !== "below-ended") continue;
      const layer = `${event.request} ${event.layer ?? 0}`;
      if (event.kind === "below-ended") {
        if (event.failed) free.set(layer, true);
        continue;
      }
      if (free.get(layer) === false)
        return "what stands below was entered again, and not after a failure";
      free.set(layer, false);
    }
    return undefined;
  },
};

/** A promise left a `try` unsettled: its failure passed the `catch` by, or the `finally` ran before its end. */
export const guardPassed: Oracle = {
  name: "guard-passed",
  verdict: ({ events }) => {
    if (events.some(({ kind }) => kind === "passed-by"))
      return "a rejection passed its catch by";
    return events.some(({ kind }) => kind === "left-pending")
      ? "a finally ran before what it guards had ended"
      : undefined;
  },
};

/** A second look at the clock while the handler still runs: what it measures is not the handler. */
export const premature: Oracle = {
  name: "premature",
  verdict: (run) =>
    eachRequest(run, (request) => {
      const [start = Infinity] = positions(run, request, "handler-start");
      const [end = Infinity] = positions(
        run,
        request,
        "handler-end",
        "handler-threw",
      );
      return positions(run, request, "measured").some(
        (at) => at > start && at < end,
      )
        ? "an elapsed time was taken while the handler still ran"
        : undefined;
    }),
};
