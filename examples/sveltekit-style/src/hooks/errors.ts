import { isHttpError, type Handle } from "@sveltejs/kit";

import { log } from "../lib/server/log.ts";

/** Clients of the API get their errors as JSON with an id that support can look up. */
export const errors: Handle = async ({ event, resolve }) => {
  try {
    return resolve(event);
  } catch (error) {
    if (isHttpError(error))
      return Response.json(
        { message: error.body.message },
        { status: error.status },
      );
    const id = crypto.randomUUID();
    log.error("request failed", { id, error: String(error) });
    return Response.json({ message: "internal error", id }, { status: 500 });
  }
};
