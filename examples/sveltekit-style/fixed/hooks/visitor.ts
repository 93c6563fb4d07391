import type { Handle } from "@sveltejs/kit";

/** Knows a visitor by a cookie, and gives one to who has none. */
export const visitor: Handle = async ({ event, resolve }) => {
  const known = event.cookies.get("visitor");
  event.locals.visitor = known ?? crypto.randomUUID();
  event.locals.isNew = known === undefined;

  const response = await resolve(event);
  if (event.locals.isNew)
    response.headers.append(
      "set-cookie",
      `visitor=${event.locals.visitor}; Path=/; HttpOnly`,
    );
  return response;
};
