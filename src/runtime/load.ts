import {
  adapt,
  type Adaptation,
  type Below,
  coreBelow,
  handlerFor,
  instantiate,
} from "./assembly.ts";
import {
  declaredCapability,
  type Inference,
  inferredCapability,
  type KnownCapability,
  strictOutcome,
} from "./capability.ts";
import { addHooks } from "./hooks.ts";
import { looking } from "./adapt.ts";
import { isCoroutineFunction, isThenable } from "./coroutine.ts";
import { ImproperlyConfigured, MiddlewareNotUsed } from "./errors.ts";
import {
  type ImportPath,
  importExport,
  importPath,
  isImportPath,
} from "./import-path.ts";
import type { Handler, MiddlewareFactory } from "./middleware.ts";
import type { PlannedLayer } from "./plan.ts";
import type { ChainThread, Layer } from "./thread.ts";
import type { Side, WarningCode } from "./trace.ts";

/** How flags are read: to the letter, or from the code where there are none (SPEC section 6). */
export type CapabilityPolicy = "django" | "infer";

/** Code, the address of code as `module#export`, or either with a name of its own. */
export type MiddlewareEntry =
  | MiddlewareFactory
  | string
  | ImportPath
  | {
      readonly middleware: MiddlewareFactory | ImportPath;
      readonly name: string;
    };

/** A note about one layer: what was inferred, or what could not be honoured. */
export interface Diagnostic {
  /** `inferred_capability`: it says what strict Django would do; `sync_code_on_loop`: it blocks. */
  readonly code: "inferred_capability" | "sync_code_on_loop";
  readonly layer: string;
  readonly message: string;
}

/** What loading did, in order; on a failed load too, as `error.report`. */
export interface LoadReport {
  /** Factories as they were called, and whether what they got looked async. */
  readonly init: {
    readonly actor: string;
    readonly getResponseIsAsync: boolean;
  }[];
  readonly adaptations: Adaptation[];
  readonly warnings: WarningCode[];
  readonly diagnostics: Diagnostic[];
}

/** A factory with its name and address. */
export interface LayerSource {
  readonly name: string;
  readonly factory: MiddlewareFactory;
  readonly path?: ImportPath;
}

/** Finds the factory that an entry of a middleware list means. */
export async function findFactory(
  entry: MiddlewareEntry,
  base: string | URL | undefined,
): Promise<LayerSource> {
  if (typeof entry === "string")
    return findFactory(importPath(entry, base), base);
  if (typeof entry === "function")
    return { name: entry.name || "anonymous", factory: entry };
  if (!isImportPath(entry))
    return { ...(await findFactory(entry.middleware, base)), name: entry.name };
  const factory = (await importExport(entry)) as MiddlewareFactory;
  return { name: entry.name, factory, path: entry };
}

/**
 * Builds the layers from last to first, to the letter of SPEC section 2, and reports each step.
 * The result is the chain's own thread and the plan by which workers build the same layers.
 */
export async function buildLayers(
  thread: ChainThread,
  sources: readonly LayerSource[],
  policy: CapabilityPolicy,
  report: LoadReport,
): Promise<PlannedLayer[]> {
  let below: Below = coreBelow(thread);
  const plan: PlannedLayer[] = [];
  for (const [index, source] of [...sources.entries()].reverse()) {
    const built = await buildLayer(
      thread,
      index,
      source,
      below,
      policy,
      report,
    );
    if (built === undefined) continue;
    const { layer, inferred } = built;
    thread.layers.set(index, layer);
    const leaf = addHooks(thread, layer, report);
    const { name, mode, looksAsync, path } = layer;
    plan.push({
      ...{ index, name, mode, looksAsync },
      onWorker: path !== undefined && (mode === "sync" || leaf),
      ...(path && { path }),
      ...(inferred && { inferred }),
    });
    below = { index, name, mode, handler: layer.handler };
  }
  thread.top = adapt(thread, below, thread.root, "top", report);
  return plan;
}

async function buildLayer(
  thread: ChainThread,
  index: number,
  { name, factory, path }: LayerSource,
  below: Below,
  policy: CapabilityPolicy,
  report: LoadReport,
): Promise<{ layer: Layer; inferred: Inference | undefined } | undefined> {
  const capability =
    policy === "infer"
      ? inferredCapability(factory)
      : declaredCapability(factory);
  let mode = modeOver(below.mode, capability, name);
  let inferred = capability.inferred;
  let instance: unknown;
  try {
    if (inferred === "byResult") {
      ({ instance, mode, inferred } = await makeByResult(
        thread,
        factory,
        name,
        below,
        report,
      ));
    } else {
      const getResponse = adapt(thread, below, mode, `below:${name}`, report);
      // An async factory's body would not have started by now.
      if (!isCoroutineFunction(factory)) started(report, name, getResponse);
      instance = instantiate(factory, getResponse);
    }
  } catch (error) {
    if (error instanceof MiddlewareNotUsed) return undefined;
    throw error;
  }
  if (instance === undefined || instance === null)
    throw new ImproperlyConfigured(
      "factory_returned_none",
      `The factory of ${name} returned nothing: it must return the middleware.`,
      name,
    );
  // To the letter, an async factory's promise is the middleware (SPEC section 6, row 003 step 4).
  if (isThenable(instance)) {
    report.warnings.push("never_awaited");
    instance.then(undefined, () => undefined);
  }
  if (inferred !== undefined)
    report.diagnostics.push({
      code: "inferred_capability",
      layer: name,
      message:
        `${name} declares no capability and is run in ${mode} mode. ` +
        strictOutcome[inferred],
    });
  const handler = handlerFor(instance, name, mode, inferred);
  const looksAsync = isCoroutineFunction(handler);
  const layer = { index, name, mode, instance, handler, looksAsync };
  return { layer: { ...layer, ...(path && { path }) }, inferred };
}

/** The mode of a layer over one of this mode (SPEC section 2, steps 3 and 4). */
function modeOver(
  below: Side,
  capability: KnownCapability,
  name: string,
): Side {
  if (!capability.sync && !capability.async)
    throw new ImproperlyConfigured(
      "no_capability",
      `${name} is neither sync-capable nor async-capable.`,
      name,
    );
  if (below === "sync" && capability.sync) return "sync";
  return capability.async ? "async" : "sync";
}

/**
 * Without flags, only the result of a factory function says what it is, and the factory may be
 * async itself (SPEC section 6): it gets a downstream that is adapted once the result is known.
 */
async function makeByResult(
  thread: ChainThread,
  factory: MiddlewareFactory,
  name: string,
  below: Below,
  report: LoadReport,
): Promise<{
  instance: unknown;
  mode: Side;
  inferred: Inference | undefined;
}> {
  let getResponse = below.handler;
  const late = looking(
    below.mode === "async",
    (request: Parameters<Handler>[0]) => getResponse(request),
  );
  started(report, name, late);
  const made = instantiate(factory, late);
  const instance = isThenable(made) ? await made : made;
  const mode = isCoroutineFunction(instance) ? "async" : "sync";
  const plain = mode === "async" ? "byResult" : undefined;
  const inferred = isThenable(made) ? "asyncFactory" : plain;
  if (instance !== undefined && instance !== null)
    getResponse = adapt(thread, below, mode, `below:${name}`, report);
  return { instance, mode, inferred };
}

function started(
  report: LoadReport,
  actor: string,
  getResponse: Handler,
): void {
  const getResponseIsAsync = isCoroutineFunction(getResponse);
  report.init.push({ actor, getResponseIsAsync });
}
