import type { MiddlewareHandler } from "hono";

import { log } from "../log.ts";

interface Options {
  /** Logs the answers too, not only the requests. */
  readonly trace: boolean;
}

export function requestLog({ trace }: Options): MiddlewareHandler {
  return async (c, next) => {
    const { method, path } = c.req;
    log("info", "request", { method, path });
    const answered = next();
    if (trace) {
      await answered;
      log("info", "answer", { method, path, status: c.res.status });
    }
  };
}
