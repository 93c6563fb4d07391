import type { RequestHandler } from "express";

import type { AgentDirectory } from "../agents.ts";
import { HttpError } from "../http-error.ts";

/** Knows the agent by the token in the request. */
export function authenticate(agents: AgentDirectory): RequestHandler {
  return async (request, response, next) => {
    const token = request.get("x-agent-token") ?? "";
    const agent = await agents.byToken(token);
    if (!agent) {
      next(new HttpError(401, "who are you?"));
      return;
    }
    response.locals["agent"] = agent;
    next();
  };
}
