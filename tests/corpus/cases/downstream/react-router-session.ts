import { createContext, createCookieSessionStorage, data } from "react-router";
import type { MiddlewareFunction, Session } from "react-router";

const storage = createCookieSessionStorage({
  cookie: { name: "__session", secrets: ["s3cret"] },
});

export const sessionContext = createContext<Session | null>(null);

/** Commits what the loaders and actions below have put into the session. */
const session: MiddlewareFunction<Response> = async (
  { request, context },
  next,
) => {
  const current = await storage.getSession(request.headers.get("Cookie"));
  context.set(sessionContext, current);
  const response = await next();
  response.headers.append("Set-Cookie", await storage.commitSession(current));
  return response;
};

/** Commits before they have run. */
const sessionTooEarly: MiddlewareFunction<Response> = async (
  { request, context },
  next,
) => {
  const current = await storage.getSession(request.headers.get("Cookie"));
  context.set(sessionContext, current);
  const pending = next(); // ! await-downstream
  const cookie = await storage.commitSession(current);
  const response = await pending;
  response.headers.append("Set-Cookie", cookie);
  return response;
};

const limited: MiddlewareFunction<Response> = async ({ request }, next) => {
  const length = Number(request.headers.get("Content-Length") ?? 0);
  if (length > 1_000_000) throw data("too large", { status: 413 });
  const response = next();
  return response;
};

const traced: MiddlewareFunction<Response> = ({ request }, next) => {
  performance.mark(request.url);
  return next().finally(() => performance.clearMarks(request.url));
};

const tracedUnreturned: MiddlewareFunction<Response> = ({ request }, next) => {
  performance.mark(request.url);
  next().finally(() => performance.clearMarks(request.url)); // ! await-downstream
};

export const middleware = [
  session,
  sessionTooEarly,
  limited,
  traced,
  tracedUnreturned,
];
