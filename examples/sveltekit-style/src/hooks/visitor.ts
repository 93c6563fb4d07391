import type { Handle } from "@sveltejs/kit";

import { visits } from "../lib/server/visits.ts";

/** Knows a visitor by a cookie, and gives one to who has none. */
export const visitor: Handle = async ({ event, resolve }) => {
  const known = event.cookies.get("visitor");
  event.locals.visitor = known ?? crypto.randomUUID();
  event.locals.isNew = known === undefined;

  visits.latest = event.locals.visitor;
  const response = await resolve(event);
  if (event.locals.isNew)
    response.headers.append(
      "set-cookie",
      `visitor=${visits.latest}; Path=/; HttpOnly`,
    );
  return response;
};
