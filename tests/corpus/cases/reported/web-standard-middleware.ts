// React Router, hattip, h3: the response of downstream is lost, or the header comes too late.
/* eslint-disable @typescript-eslint/no-explicit-any */
import { compose, type RequestHandler } from "@hattip/compose";
import { H3 } from "h3";
import type { MiddlewareFunction } from "react-router";

export const timing: MiddlewareFunction<Response> = async (
  { request },
  next,
) => {
  const start = performance.now();
  const pending = next(); // ! await-downstream
  console.log(request.url, performance.now() - start);
  return pending;
};

// Right: the router falls back to the response of downstream.
export const timingFixed: MiddlewareFunction<Response> = async (
  { request },
  next,
): Promise<any> => {
  const start = performance.now();
  await next();
  console.log(request.url, performance.now() - start);
};

const language: RequestHandler = async (ctx): Promise<any> => {
  (ctx as any).language = ctx.request.headers.get("accept-language");
  await ctx.next(); // ! return-response
};

const languageFixed: RequestHandler = async (ctx) => {
  (ctx as any).language = ctx.request.headers.get("accept-language");
  return await ctx.next();
};

const noStore: RequestHandler = async (ctx) => {
  const response = ctx.next() as unknown as Response; // ! await-downstream
  response.headers.set("cache-control", "no-store");
  return response;
};

const noStoreFixed: RequestHandler = async (ctx) => {
  const response = await ctx.next();
  response.headers.set("cache-control", "no-store");
  return response;
};

export const handler = compose(
  language,
  languageFixed,
  noStore,
  noStoreFixed,
  () => new Response("hello"),
);

const app = new H3();

app.use(async (event, next) => {
  next(); // ! await-downstream
  event.res.headers.set("server-timing", "app");
});

app.use(async (event, next) => {
  const body = await next();
  event.res.headers.set("server-timing", "app");
  return body;
});

export { app };
