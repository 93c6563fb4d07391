import { looking } from "./adapt.ts";
import {
  adapt,
  type Below,
  coreBelow,
  handlerFor,
  instantiate,
} from "./assembly.ts";
import { isThenable } from "./coroutine.ts";
import { MiddlewareError } from "./errors.ts";
import { importExport } from "./import-path.ts";
import type { MiddlewareFactory, View } from "./middleware.ts";
import type { Plan } from "./plan.ts";
import { ChainThread, type Layer } from "./thread.ts";

/**
 * Builds a chain on a worker by the loop's decisions (SPEC section 2): of each layer only what runs
 * there, so instances of sync layers live once a thread.
 */
export async function rebuild(plan: Plan): Promise<ChainThread> {
  const routes = await Promise.all(
    plan.routes.map(async (route) =>
      route.path
        ? { ...route, view: (await importExport(route.path)) as View }
        : route,
    ),
  );
  const thread = new ChainThread(plan.root, routes, plan.hooks);
  let below: Below = coreBelow(thread);
  for (const { index, name, mode, inferred, ...planned } of plan.layers) {
    // Only its looks matter where nothing of a layer runs here.
    const absent = looking(planned.looksAsync, (): unknown => {
      throw new MiddlewareError("worker_failed", `${name} runs on the loop.`);
    });
    const { looksAsync } = planned;
    let layer: Layer = { index, name, mode, handler: absent, looksAsync };
    if (planned.onWorker && planned.path) {
      const factory = (await importExport(planned.path)) as MiddlewareFactory;
      const made = instantiate(factory, adapt(thread, below, mode, name));
      const instance =
        inferred !== undefined && isThenable(made) ? await made : made;
      const handler = handlerFor(instance, name, mode, inferred);
      layer = { ...layer, ...{ instance, handler } };
    }
    thread.layers.set(index, layer);
    below = layer;
  }
  thread.top = adapt(thread, below, plan.root, "top");
  return thread;
}
