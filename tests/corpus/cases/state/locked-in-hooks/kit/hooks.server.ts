import type { Handle } from "@sveltejs/kit";
import { Mutex } from "async-mutex";

const turns = new Mutex();

export const handle: Handle = async ({ event, resolve }) => {
  const release = await turns.acquire();
  try {
    return await resolve(event);
  } finally {
    release();
  }
};
