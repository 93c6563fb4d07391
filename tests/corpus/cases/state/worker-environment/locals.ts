// What a hook has put together for one request is no environment, though a binding is among it.
import type { Handle } from "@sveltejs/kit";
import type { KVNamespace } from "@cloudflare/workers-types";

interface Visit {
  readonly sessions: KVNamespace;
  readonly user: { readonly name: string };
}

let user = { name: "" };

export const handle: Handle = async ({ event, resolve }) => {
  const locals = event.locals as unknown as { visit: Visit };
  user = locals.visit.user; // ! no-request-state-leak
  const response = await resolve(event);
  response.headers.set("x-user", user.name);
  return response;
};
