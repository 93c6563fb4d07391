import { load, prepare } from "./load.ts";
import type { Misbehaviour, Proof } from "./prove.ts";
import { NotExecutable, type Source } from "./subject.ts";

/** A chain as a case writes it: what it is loaded with, or the list alone. */
interface Written {
  readonly entry: string;
  readonly layers: readonly string[];
  readonly root: "sync" | "async";
}

/**
 * Builds each chain that a case exports on the reference runtime, and counts where it changes between sync
 * and async code. A misbehaviour: the same layers in another order change less often.
 */
export async function proveOrder({
  files,
}: Pick<Source, "files">): Promise<Proof> {
  // Worker threads need the runtime built, which other rules' cases don't.
  const { switchesOf } = await import("../analysis/contract/oracle.ts");
  const chains = chainsOf(files);
  const layers = files["layers.ts"];
  if (chains.length === 0 || !layers)
    throw new NotExecutable("no chain to load");
  let runs = 0;
  for (const { entry, layers: own, root } of chains) {
    const orders = [own, ...ordersOf(own)];
    const [given = 0, ...others] = await switchesOf(layers, orders, root);
    runs += orders.length;
    const least = Math.min(...others);
    if (least < given)
      return {
        ...{ runs, isExhaustive: false },
        misbehaviour: misbehaviour(
          entry,
          `${String(given)} switches, where ${String(least)} would do`,
        ),
      };
  }
  return { runs, isExhaustive: true, misbehaviour: undefined };
}

function misbehaviour(entry: string, what: string): Misbehaviour {
  return {
    ...{ oracle: "switches", what, entry, schedule: [] },
    scenario: {
      ...{ requests: [], tokens: [], isSerial: true },
      ...{ handlerFails: false, worldSaysYes: true },
    },
  };
}

/** The lists that a case exports, and the settings that it gives to `Chain.load`. */
function chainsOf(files: Source["files"]): readonly Written[] {
  const { exports } = load(
    prepare({
      ...files,
      // It is asked for what it is given, and loads nothing yet.
      "src/runtime/chain.ts":
        "export const Chain = { load: (settings: unknown) => settings };",
    }),
    (name) => {
      throw new Error(`${name} is not there`);
    },
    () => undefined,
    { at: (value) => value, leaving: (value) => value },
    () => true,
    {},
  );
  return Object.entries(exports).flatMap(([entry, value]) => {
    const { middleware, root = "async" } = (
      Array.isArray(value) ? { middleware: value } : (value ?? {})
    ) as { middleware?: readonly unknown[]; root?: "sync" | "async" };
    return middleware ? [{ entry, layers: middleware.map(nameOf), root }] : [];
  });
}

/** The export that an entry of a chain is: by its class, or by the end of its address. */
function nameOf(entry: unknown): string {
  return typeof entry === "string"
    ? entry.slice(entry.lastIndexOf("#") + 1)
    : (entry as { readonly name: string }).name;
}

function ordersOf(layers: readonly string[]): readonly (readonly string[])[] {
  if (layers.length < 2) return [layers];
  return layers.flatMap((first, at) =>
    ordersOf(layers.toSpliced(at, 1)).map((rest) => [first, ...rest]),
  );
}
