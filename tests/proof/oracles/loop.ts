import { holdMs } from "../sinks.ts";
import type { Oracle } from "./oracle.ts";

/** The loop did nothing else for about as long as one blocking call holds it, or the guard of the models says so. */
export const blocked: Oracle = {
  name: "blocked",
  verdict: ({ longestHold, events, answers }) => {
    if (answers.some((answer) => answer?.code === "sync_only_operation"))
      return "a synchronous query on the event loop";
    if (longestHold < holdMs * 0.8) return undefined;
    const held = events.find(({ kind }) => kind === "held");
    return `the loop was held for ${longestHold.toFixed()} ms${held?.kind === "held" ? ` by ${held.what}` : ""}`;
  },
};
