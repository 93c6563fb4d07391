import type { Handle } from "@sveltejs/kit";

import { observe } from "../lib/server/metrics.ts";

export const timing: Handle = async ({ event, resolve }) => {
  const started = performance.now();
  const response = resolve(event);
  observe(event.route.id ?? "none", performance.now() - started);
  return response;
};
