import type { Handle, HandleServerError } from "@sveltejs/kit";
import { sequence } from "@sveltejs/kit/hooks";

declare function sessionOf(
  cookie: string | undefined,
): Promise<{ user: string } | null>;
declare const spans: {
  wrap<T>(name: string, work: () => Promise<T>): Promise<T>;
};

const session: Handle = async ({ event, resolve }) => {
  const found = await sessionOf(event.cookies.get("sid"));
  Object.assign(event.locals, { user: found?.user });
  const response = await resolve(event);
  response.headers.set("x-frame-options", "DENY");
  return response;
};

const traced: Handle = ({ event, resolve }) =>
  spans.wrap(event.url.pathname, async () => resolve(event));

const maintenance: Handle = async ({ event, resolve }) =>
  process.env["MAINTENANCE"] && !event.url.pathname.startsWith("/status")
    ? new Response("back soon", { status: 503 })
    : resolve(event);

export const handle = sequence(maintenance, traced, session);

export const handleError: HandleServerError = ({ error }) => ({
  message: String(error),
});
