import type { Handle } from "@sveltejs/kit";

import { observe } from "../lib/server/metrics.ts";

export const timing: Handle = async ({ event, resolve }) => {
  const started = performance.now();
  try {
    return await resolve(event);
  } finally {
    observe(event.route.id ?? "none", performance.now() - started);
  }
};
