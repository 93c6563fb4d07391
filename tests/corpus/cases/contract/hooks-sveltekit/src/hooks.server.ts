import { building, dev } from "$app/environment";
import { redirect, type HandleServerError } from "@sveltejs/kit";

const known = new Map<string, string>();

export const handleError: HandleServerError = async ({
  error: cause,
  event,
}) => {
  // A build that meets an error stops.
  if (building) throw cause;
  if (dev && process.env["STRICT"] !== undefined) throw cause;
  // SvelteKit follows a redirect out of the hook.
  if (event.url.pathname === "/old") redirect(303, "/new");
  if (event.url.pathname === "/older") throw redirect(303, "/new");
  try {
    if (!known.has(event.url.pathname)) throw new Error("unknown");
  } catch {
    known.set(event.url.pathname, String(cause));
  }
  if (known.size > 1000) throw new Error("too many"); // ! valid-hooks:errorHookThrows
  return { message: "Server Error" };
};
