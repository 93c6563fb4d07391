import { catchingUnhandled } from "./process.ts";
import type { Proof } from "./prove.ts";
import { isClass } from "./surfaces/surface.ts";
import { NotExecutable, type Source } from "./subject.ts";

/**
 * Runs each layer that a case exports on the built reference runtime: alone and below one of Django's own
 * kind, with an async and with a sync root. What the runtime refuses, answers with a 500, never calls, or
 * answers differently by the two roots, is a misbehaviour.
 */
export async function proveCapability({
  files,
  execution,
}: Pick<Source, "files" | "execution">): Promise<Proof> {
  // Worker threads need the runtime built, which other rules' cases don't.
  const { faultsOf, loadText } = await import("../analysis/contract/oracle.ts");
  const [[, text] = ["", ""]] = Object.entries(files);
  return catchingUnhandled(
    () => undefined,
    async () => {
      const exports = await loadText<Record<string, unknown>>(text, "sample");
      const layers = Object.entries(exports).filter(
        ([, value]) => isClass(value) && takesDownstream(value),
      );
      if (layers.length === 0) throw new NotExecutable("nothing to mount");
      for (const [entry, layer] of layers) {
        const faults = await faultsOf(
          layer as Parameters<typeof faultsOf>[0],
          execution.capabilities ?? "infer",
        );
        if (faults.length > 0)
          return {
            ...{ runs: layers.length, isExhaustive: false },
            misbehaviour: {
              ...{ oracle: "hook-contract", what: faults.join("; "), entry },
              ...{ scenario: ownRequests, schedule: [] },
            },
          };
      }
      return {
        ...{ runs: layers.length, isExhaustive: true },
        misbehaviour: undefined,
      };
    },
  );
}

/** The requests are those of the chain's own oracle. */
const ownRequests = {
  ...{ requests: [], tokens: [], isSerial: true },
  ...{ handlerFails: false, worldSaysYes: true },
};

/** A class that nobody gives anything below is no layer. */
function takesDownstream({ length }: { readonly length: number }): boolean {
  return length > 0;
}
