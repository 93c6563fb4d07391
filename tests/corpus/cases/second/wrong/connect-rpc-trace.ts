import type { Interceptor } from "@connectrpc/connect";

declare const log: { info(line: string): void };

export function tracing(): Interceptor {
  let requestId = "";
  return (next) => async (req) => {
    requestId = req.header.get("x-request-id") ?? "none"; // ! no-request-state-leak
    log.info(`start ${requestId}`);
    const res = await next(req);
    log.info(`end ${requestId}`);
    return res;
  };
}
