import type { Agent } from "./agents.ts";
import { HttpError } from "./http-error.ts";

/** The agent at the desk. */
export const desk: { agent: Agent | undefined } = { agent: undefined };

export function currentAgent(): Agent {
  if (!desk.agent) throw new HttpError(401, "who are you?");
  return desk.agent;
}
