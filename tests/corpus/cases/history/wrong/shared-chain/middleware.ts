import { defineMiddleware, sequence } from "astro:middleware";

declare function sessionOf(request: Request): Promise<string | null>;

// The framework's module is declared in a file of the project's own.

const session = defineMiddleware(async (context, next) => {
  context.locals["session"] = await sessionOf(context.request);
  next(); // ! await-downstream
});

const headers = defineMiddleware(async (_context, next) => {
  next().then((response) => response.headers.set("x-frame-options", "DENY")); // ! await-downstream
});

const quiet = defineMiddleware(async (context, next) => {
  if (context.url.pathname === "/quiet") return new Response(null);
  return next();
});

export const onRequest = sequence(session, headers, quiet);
