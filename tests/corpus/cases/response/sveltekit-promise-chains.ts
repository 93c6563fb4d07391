import { sequence } from "@sveltejs/kit/hooks";
import type { Handle } from "@sveltejs/kit";

type Input = Parameters<Handle>[0];

declare function record(path: string, status: number): void;

// In chains: what the last callback gives back is the answer.
export const recorded: Handle = ({ event, resolve }) =>
  Promise.resolve(resolve(event)).then((response) => {
    record(event.url.pathname, response.status);
    return response;
  });

export const tapped = (({ event, resolve }: Input) => {
  // prettier-ignore
  return Promise.resolve(resolve(event)).then((response) => { // ! return-response
    record(event.url.pathname, response.status);
  });
}) as unknown as Handle;

export const recovered: Handle = ({ event, resolve }) =>
  Promise.resolve(resolve(event)).catch(
    () => new Response("sorry", { status: 500 }),
  );

export const finished: Handle = ({ event, resolve }) =>
  Promise.resolve(resolve(event)).finally(() => {
    record(event.url.pathname, 0);
  });

export const logged = (({ event, resolve }: Input) => {
  // prettier-ignore
  return Promise.resolve(resolve(event)).catch((error: unknown) => { // ! return-response
    console.error(event.url.pathname, error);
  });
}) as unknown as Handle;

export const handle = sequence(recorded, tapped, recovered, finished, logged);
