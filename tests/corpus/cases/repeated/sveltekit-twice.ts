import type { Handle } from "@sveltejs/kit";
import { sequence } from "@sveltejs/kit/hooks";

declare const warmUp: { needed(path: string): boolean };

// SvelteKit renders the page twice, actions included.
const twice: Handle = async ({ event, resolve }) => {
  const first = await resolve(event);
  console.log(event.url.pathname, first.status);
  return resolve(event); // ! no-repeated-downstream
};

const once: Handle = async ({ event, resolve }) => {
  const first = await resolve(event);
  console.log(event.url.pathname, first.status);
  return first;
};

// The second call depends on what the first one gave: a retry.
const retryOn503: Handle = async ({ event, resolve }) => {
  const first = await resolve(event);
  if (first.status !== 503 || event.request.method !== "GET") return first;
  return resolve(event);
};

const retryOnError: Handle = async ({ event, resolve }) => {
  try {
    return await resolve(event);
  } catch {
    return await resolve(event, { preload: () => false });
  }
};

const warmed: Handle = async ({ event, resolve }) => {
  if (warmUp.needed(event.url.pathname)) await resolve(event);
  return resolve(event); // ! no-repeated-downstream
};

const byPath: Handle = ({ event, resolve }) => {
  if (event.url.pathname.startsWith("/embed")) {
    return resolve(event, { transformPageChunk: ({ html }) => html.trim() });
  }
  return resolve(event);
};

export const handle = sequence(
  twice,
  once,
  retryOn503,
  retryOnError,
  warmed,
  byPath,
);
