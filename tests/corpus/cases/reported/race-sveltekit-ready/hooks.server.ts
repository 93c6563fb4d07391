// SvelteKit: the client connects in the first request, and in the second that comes meanwhile.
import type { Handle } from "@sveltejs/kit";

declare const redis: {
  connect(): Promise<void>;
  get(key: string): Promise<string | null>;
};

let ready = false;
let connecting: Promise<void> | undefined;

export const handleOnce: Handle = async ({ event, resolve }) => {
  connecting ??= redis.connect();
  await connecting;
  event.setHeaders({ "x-version": (await redis.get("version")) ?? "" });
  return resolve(event);
};

export const handle: Handle = async ({ event, resolve }) => {
  if (!ready) {
    await redis.connect();
    ready = true; // ! no-shared-state-race
  }
  event.setHeaders({ "x-version": (await redis.get("version")) ?? "" });
  return resolve(event);
};
