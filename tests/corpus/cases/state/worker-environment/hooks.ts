// SvelteKit on Cloudflare: what the worker is bound to is the same for all requests, wherever it is handed over.
import type { Handle } from "@sveltejs/kit";
import type { KVNamespace } from "@cloudflare/workers-types";

interface Env {
  readonly SESSIONS: KVNamespace;
  readonly SECRET: string;
}

interface Platform {
  readonly env: Env;
  readonly caller: string;
}

let secret = "";
let caller = "";

async function secretOf(env: Env): Promise<string> {
  if (!secret) secret = env.SECRET;
  await env.SESSIONS.get("warm");
  return secret;
}

export const handle: Handle = async ({ event, resolve }) => {
  const platform = event.platform as unknown as Platform;
  event.setHeaders({ "x-signed": await secretOf(platform.env) });
  caller = platform.caller; // ! no-request-state-leak
  await platform.env.SESSIONS.get(caller);
  event.setHeaders({ "x-caller": caller });
  return resolve(event);
};
