import type { AdaptationReport } from "./assembly.ts";
import { isCoroutineFunction } from "./coroutine.ts";
import { type Hook, type HookName, hookPhase } from "./core.ts";
import type { ChainThread, Layer } from "./thread.ts";

/** What a hook is adapted to: the root's mode, but always sync for exceptions (step 7). */
const hookNames: readonly HookName[] = [
  "processView",
  "processTemplateResponse",
  "processException",
];

/**
 * Registers the hooks of a layer, each adapted on its own (SPEC section 2, step 7); whether any of
 * its code may have to leave the loop.
 */
export function addHooks(
  thread: ChainThread,
  layer: Layer,
  report: AdaptationReport,
): boolean {
  const { index, name: actor, instance } = layer;
  const methods = instance as Record<string, unknown>;
  const leaves = ["processRequest", "processResponse"].filter(
    (name) => typeof methods[name] === "function",
  );
  let leaf = leaves.length > 0;
  for (const name of hookNames) {
    if (typeof methods[name] !== "function") continue;
    const isAsync = isCoroutineFunction(methods[name]);
    leaf ||= !isAsync;
    const adaptedTo = name === "processException" ? "sync" : thread.root;
    let hook: Hook = { index, actor, name, isAsync };
    if (isAsync !== (adaptedTo === "async")) {
      const direction = isAsync ? "async_to_sync" : "sync_to_async";
      const target = `${actor}.${hookPhase[name]}`;
      report.adaptations.push({ at: "hook", direction, target });
      hook = { ...hook, switch: direction };
    }
    const { view, template, exception } = thread.hooks;
    if (name === "processView") view.unshift(hook);
    else if (name === "processException") exception.push(hook);
    else template.push(hook);
  }
  return leaf;
}
