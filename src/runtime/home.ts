import { ImproperlyConfigured } from "./errors.ts";
import type { LoadReport } from "./load.ts";
import type { ChainThread } from "./thread.ts";

/** What of the chain is async, besides its root. */
export function asyncCode({
  hooks,
  layers,
  routes,
}: ChainThread): string | undefined {
  const layer = [...layers.values()].find(({ mode }) => mode === "async");
  if (layer) return layer.name;
  const { view, exception, template } = hooks;
  const all = [...view, ...exception, ...template];
  const hook = all.find(({ isAsync }) => isAsync);
  if (hook) return `${hook.actor}.${hook.name}`;
  const route = routes.find(({ isAsync }) => isAsync);
  return route && `the view of ${route.pattern}`;
}

/**
 * Where the chain runs, and whether it can: sync code over async code needs a thread to wait on,
 * and code that has no address can't get to one (SPEC section 7, point 4).
 */
export function homeOf(
  thread: ChainThread,
  report: LoadReport,
): "loop" | "caller" {
  const stuck = [...thread.layers.values()].find(
    ({ mode, path }) => mode === "sync" && path === undefined,
  );
  const leaf = leafOnLoop(thread);
  if (thread.root === "async") {
    if (stuck) throw closureCannotCross(stuck.name, "the async code below it");
    if (leaf !== undefined)
      report.diagnostics.push({
        code: "sync_code_on_loop",
        layer: leaf,
        message:
          `${leaf} is sync and a closure: it runs on the event loop and blocks it. ` +
          "Name it by its module.",
      });
    return "loop";
  }
  const without = stuck?.name ?? leaf;
  if (without === undefined) return "loop";
  const async = asyncCode(thread);
  if (async === undefined) return "caller";
  throw closureCannotCross(without, async);
}

/** The first sync view or hook that has no address. */
function leafOnLoop({
  hooks,
  layers,
  routes,
}: ChainThread): string | undefined {
  const { view, exception, template } = hooks;
  const hook = [...view, ...exception, ...template].find(
    ({ index, isAsync }) => !isAsync && layers.get(index)?.path === undefined,
  );
  const route = routes.find(({ isAsync, path }) => !isAsync && !path);
  return hook
    ? `${hook.actor}.${hook.name}`
    : route && `the view of ${route.pattern}`;
}

function closureCannotCross(name: string, below: string): ImproperlyConfigured {
  return new ImproperlyConfigured(
    "closure_cannot_cross",
    `${name} is sync and would have to wait for ${below}, on another thread than the event loop. ` +
      "A class or function given as a value can't get there: name it by its module " +
      '("./middleware.js#Name"), or make it async.',
    name,
  );
}
