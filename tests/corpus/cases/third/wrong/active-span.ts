import type { MiddlewareHandler } from "hono";

interface Span {
  readonly route: string;
  readonly parent: Span | undefined;
}

let active: Span | undefined;

export function currentRoute() {
  return active?.route;
}

export const traced: MiddlewareHandler = async (c, next) => {
  const parent = active;
  active = { route: c.req.path, parent }; // ! no-request-state-leak
  await next();
  active = parent;
};
