import type { Middleware } from "@loopback/express";

declare function mayRead(header: string | undefined): Promise<boolean>;

// Whoever has ended the HTTP response himself has nothing to return: LoopBack writes nothing after that.

export const guardDocs: Middleware = async ({ request, response }, next) => {
  if (request.url.endsWith("/openapi.json")) {
    if (!(await mayRead(request.headers.authorization))) {
      response.status(401).setHeader("WWW-Authenticate", "Basic");
      response.end("Unauthorized");
      return null;
    }
  }
  return next();
};

export const maintenance: Middleware = async ({ request, response }, next) => {
  if (process.env["MAINTENANCE"] === "on" && request.method !== "GET") {
    response.status(503).json({ retryAfter: 30 });
    return;
  }
  return next();
};

export const onlyStatus: Middleware = async ({ request, response }, next) => {
  if (!(await mayRead(request.headers.authorization))) {
    response.status(401);
    return null; // ! return-response
  }
  return next();
};

export const answeredElsewhere: Middleware = async (
  { request, response },
  next,
) => {
  if (request.method === "HEAD") {
    response.end();
    return response;
  }
  if (request.method === "TRACE") return; // ! return-response
  return next();
};
