import { sequence } from "@sveltejs/kit/hooks";
import { error, redirect } from "@sveltejs/kit";
import type { Handle } from "@sveltejs/kit";

declare const sessions: {
  load(id: string | undefined): Promise<{ userId: string } | null>;
};
declare const logger: {
  info(fields: Record<string, unknown>): void;
  error(error: unknown): void;
};

const session: Handle = async ({ event, resolve }) => {
  const current = await sessions.load(event.cookies.get("sid"));
  if (!current && event.url.pathname.startsWith("/app")) {
    redirect(303, "/login");
  }
  return resolve(event);
};

// The time is taken before the page was rendered.
const timing: Handle = async ({ event, resolve }) => {
  const start = performance.now();
  const response = resolve(event); // ! await-downstream
  logger.info({ path: event.url.pathname, ms: performance.now() - start });
  return response;
};

const timingAwaited: Handle = async ({ event, resolve }) => {
  const start = performance.now();
  const response = await resolve(event);
  logger.info({ path: event.url.pathname, ms: performance.now() - start });
  return response;
};

const boundary: Handle = async ({ event, resolve }) => {
  try {
    return resolve(event); // ! await-downstream
  } catch (cause) {
    logger.error(cause);
    error(500, "something went wrong");
  }
};

const boundaryAwaited: Handle = async ({ event, resolve }) => {
  try {
    return await resolve(event);
  } catch (cause) {
    logger.error(cause);
    error(500, "something went wrong");
  }
};

export const handle = sequence(session, timing, timingAwaited, boundary);
export const safe = sequence(boundaryAwaited, session);
