// SvelteKit: a helper runs what is below, and doesn't give back what that answered.
import type { Handle } from "@sveltejs/kit";

import { guarded, onlyFor, run, timed, timedAndGiven } from "./helpers.js";

export const waits: Handle = async ({ event, resolve }): Promise<any> => {
  await run(event, resolve); // ! return-response:lackingHelper
};

export const returns: Handle = async ({ event, resolve }): Promise<any> => {
  return run(event, resolve); // ! return-response:lackingHelper
};

export const measures: Handle = ({ event, resolve }): any =>
  timed(event, resolve); // ! return-response:lackingHelper

export const swallows: Handle = async ({ event, resolve }): Promise<any> => {
  return guarded(event, resolve); // ! return-response:lackingHelper
};

export const keeps: Handle = async ({ event, resolve }): Promise<any> => {
  const response = await guarded(event, resolve); // ! return-response:lackingHelper
  console.log(event.url.pathname);
  return response;
};

export const casts: Handle = async ({ event, resolve }) => {
  const response = await guarded(event, resolve); // ! return-response:lackingHelper
  return response as Response;
};

export const inside: Handle = async ({ event, resolve }): Promise<any> => {
  const proceed = async () => {
    await resolve(event);
  };
  return proceed(); // ! return-response:lackingHelper
};

export const given: Handle = async ({ event, resolve }) => {
  return timedAndGiven(event, resolve);
};

export const orElse: Handle = async ({ event, resolve }) => {
  const response = await guarded(event, resolve);
  return response ?? new Response("later", { status: 503 });
};

export const asked: Handle = async ({ event, resolve }) => {
  const response = await guarded(event, resolve);
  if (!response) return new Response("later", { status: 503 });
  return response;
};

export const own: Handle = async ({ event, resolve }) => {
  await run(event, resolve);
  return new Response("done");
};

export const wanted: Handle = async ({ event, resolve }): Promise<any> => {
  if (event.isDataRequest) return onlyFor(true, event, resolve);
  return resolve(event);
};

async function named<Result>(name: string, run: () => Promise<Result>) {
  console.time(name);
  try {
    return await run();
  } finally {
    console.timeEnd(name);
  }
}

/** What the callback writes is there when it has run. */
export const throughCallback: Handle = async ({ event, resolve }) => {
  let response: Response | undefined;
  await named("resolve", async () => {
    response = await resolve(event);
  });
  return response!;
};

export const emptied: Handle = async ({ event, resolve }): Promise<any> => {
  let response: Response | undefined;
  // prettier-ignore
  try {
    response = await named("resolve", async () => resolve(event));
  } catch (error) { // ! return-response:swallowed
    console.error(event.url.pathname, error);
  }
  return response;
};
