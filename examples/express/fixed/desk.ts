import type { Response } from "express";

import type { Agent } from "./agents.ts";
import { HttpError } from "./http-error.ts";

/** The agent that a request comes from, as `authenticate` left it with the answer. */
export function agentOf(response: Response): Agent {
  const agent = response.locals["agent"] as Agent | undefined;
  if (!agent) throw new HttpError(401, "who are you?");
  return agent;
}
