import type { Handle } from "@sveltejs/kit";
import { sequence } from "@sveltejs/kit/hooks";
import { visits } from "./lib/server/visits";

const count: Handle = async ({ event, resolve }) => {
  const seen = visits.today;
  const response = await resolve(event);
  if (response.ok) visits.today = seen + 1; // ! no-shared-state-race
  return response;
};

const user: Handle = async ({ event, resolve }) => {
  const locals = event.locals as { user?: string };
  locals.user = await visits.userOf(event.cookies.get("session"));
  return resolve(event);
};

export const handle = sequence(count, user);
