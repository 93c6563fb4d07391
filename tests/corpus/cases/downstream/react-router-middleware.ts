import { createContext, redirect } from "react-router";
import type { MiddlewareFunction } from "react-router";

interface User {
  readonly id: string;
  readonly name: string;
}
declare function userOf(request: Request): Promise<User | null>;

export const userContext = createContext<User | null>(null);

const timing: MiddlewareFunction<Response> = async ({ request }, next) => {
  const start = performance.now();
  const response = await next();
  const ms = performance.now() - start;
  response.headers.set("Server-Timing", `app;dur=${ms.toFixed(1)}`);
  return response;
};

// Un-awaited: React Router sees no result yet and runs the loaders a second time.
const logging: MiddlewareFunction<Response> = async ({ request }, next) => {
  console.log("->", request.method, request.url);
  next(); // ! await-downstream
  console.log("<-", request.method, request.url);
};

// Returning nothing after the await is right: the last result counts.
const loggingAwaited: MiddlewareFunction<Response> = async (
  { request },
  next,
) => {
  console.log("->", request.method, request.url);
  await next();
  console.log("<-", request.method, request.url);
};

// Not calling it is right too.
const auth: MiddlewareFunction<Response> = async ({ request, context }) => {
  const user = await userOf(request);
  if (!user) throw redirect("/login");
  context.set(userContext, user);
};

const notFound: MiddlewareFunction<Response> = async ({ request }, next) => {
  try {
    return next(); // ! await-downstream
  } catch (error) {
    if (error instanceof Response && error.status === 404) {
      return new Response(`no ${request.url}`, { status: 404 });
    }
    throw error;
  }
};

export const middleware = [timing, logging, loggingAwaited, auth, notFound];
