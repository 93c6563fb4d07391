import type { RequestEvent } from "@sveltejs/kit";

type Resolve = (event: RequestEvent) => Response | Promise<Response>;

export async function run(event: RequestEvent, resolve: Resolve) {
  await resolve(event);
}

export async function timed(event: RequestEvent, resolve: Resolve) {
  const start = Date.now();
  const response = await resolve(event);
  console.log(event.url.pathname, response.status, Date.now() - start);
}

export async function timedAndGiven(event: RequestEvent, resolve: Resolve) {
  const start = Date.now();
  const response = await resolve(event);
  console.log(event.url.pathname, response.status, Date.now() - start);
  return response;
}

export async function guarded(event: RequestEvent, resolve: Resolve) {
  try {
    return await resolve(event);
  } catch (error) {
    console.error(event.url.pathname, error);
  }
}

/** What it gives on the other path is what its arguments decide. */
export async function onlyFor(
  isWanted: boolean,
  event: RequestEvent,
  resolve: Resolve,
) {
  if (!isWanted) return undefined;
  return resolve(event);
}
