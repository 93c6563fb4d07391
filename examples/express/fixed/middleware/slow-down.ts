import type { RequestHandler } from "express";

import { agentOf } from "../desk.ts";
import { HttpError } from "../http-error.ts";

/** Lets each agent have so many requests under way. */
export function slowDown(limit: number): RequestHandler {
  const underWay = new Map<string, number>();

  return (_request, response, next) => {
    const { id } = agentOf(response);
    const now = underWay.get(id) ?? 0;
    if (now >= limit) {
      next(new HttpError(429, "one thing at a time"));
      return;
    }
    underWay.set(id, now + 1);
    response.once("close", () => {
      underWay.set(id, (underWay.get(id) ?? 1) - 1);
    });
    next();
  };
}
