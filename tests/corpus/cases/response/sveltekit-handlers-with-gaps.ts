import { sequence } from "@sveltejs/kit/hooks";
import type { Handle, RequestEvent } from "@sveltejs/kit";

type Input = { event: RequestEvent; resolve: Parameters<Handle>[0]["resolve"] };

const proxies: Record<string, string> = { "/api": "https://api.internal" };

function targetOf(event: RequestEvent): string | undefined {
  const prefix = Object.keys(proxies).find((path) =>
    event.url.pathname.startsWith(path),
  );
  return prefix && proxies[prefix];
}

/** A failed proxy answers nothing. */
// prettier-ignore
export const proxy = (async ({ event, resolve }: Input) => {
  const target = targetOf(event);
  if (!target) return resolve(event);
  try {
    return await fetch(new URL(event.url.pathname, target));
  } catch (cause) { // ! return-response
    console.error(target, cause);
  }
}) as Handle;

export const proxyFixed = (async ({ event, resolve }: Input) => {
  const target = targetOf(event);
  if (!target) return resolve(event);
  try {
    return await fetch(new URL(event.url.pathname, target));
  } catch (cause) {
    console.error(target, cause);
    return new Response("bad gateway", { status: 502 });
  }
}) as Handle;

/** The inner arrow has a `return`, the outer one has not. */
export const retried = (async ({ event, resolve }: Input) => {
  const attempt = async () => {
    return await resolve(event);
  };
  const response = await attempt(); // ! return-response
  if (response.status >= 500) console.error(event.url.pathname);
}) as unknown as Handle;

export const empty = (async ({ event, resolve }: Input) => {
  switch (event.request.method) {
    case "OPTIONS":
      return new Response(null, { status: 204 });
    case "TRACE":
      return undefined; // ! return-response
    default:
      return resolve(event);
  }
}) as Handle;

export const handle = sequence(proxy, proxyFixed, retried, empty);
