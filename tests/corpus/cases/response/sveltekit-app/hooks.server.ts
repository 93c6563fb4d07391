import { sequence } from "@sveltejs/kit/hooks";
import { error, redirect } from "@sveltejs/kit";
import type { Handle } from "@sveltejs/kit";
import { isAsset, sessionOf } from "./session";

type Input = Parameters<Handle>[0];

export const frame = (async ({ event, resolve }: Input) => {
  const response = await resolve(event); // ! return-response
  response.headers.set("x-frame-options", "DENY");
}) as unknown as Handle;

export const frameFixed = async ({ event, resolve }: Input) => {
  const response = await resolve(event);
  response.headers.set("x-frame-options", "DENY");
  return response;
};

export const assets = (async ({ event, resolve }: Input) => {
  if (isAsset(event.url)) return; // ! return-response
  return resolve(event);
}) as unknown as Handle;

/** `redirect` and `error` throw. */
export const guard = async ({ event, resolve }: Input) => {
  const session = await sessionOf(event.cookies.get("sid"));
  if (session) return resolve(event);
  if (event.isDataRequest) error(401, "sign in first");
  redirect(303, `/login?to=${encodeURIComponent(event.url.pathname)}`);
};

export const tolerant = (async ({ event, resolve }: Input) => {
  // prettier-ignore
  try {
    return await resolve(event);
  } catch (cause) { // ! return-response
    console.error(event.url.pathname, cause);
  }
}) as unknown as Handle;

export const tolerantFixed: Handle = async ({ event, resolve }) => {
  try {
    return await resolve(event);
  } catch (cause) {
    console.error(event.url.pathname, cause);
    return new Response("sorry", { status: 500 });
  }
};

export const handle = sequence(frame, assets, guard, tolerant);
