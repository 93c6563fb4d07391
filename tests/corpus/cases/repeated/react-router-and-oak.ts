import type { MiddlewareFunction } from "react-router";
import { Application } from "@oakserver/oak";

const revalidate: MiddlewareFunction<Response> = async ({ request }, next) => {
  let response = await next();
  if (response.status === 409) {
    response = await next(); // ! no-repeated-downstream
  }
  return response;
};

const single: MiddlewareFunction<Response> = async ({ request }, next) => {
  if (new URL(request.url).searchParams.has("raw")) return next();
  const response = await next();
  response.headers.set("x-rendered", "1");
  return response;
};

export const middleware = [revalidate, single];

const app = new Application();

app.use(async (ctx, next) => {
  if (ctx.request.method === "HEAD") {
    await next();
    ctx.response.body = undefined;
  } else if (ctx.request.method === "GET") {
    await next();
  }
  ctx.response.headers.set("x-method", ctx.request.method);
});

app.use(async (ctx, next) => {
  if (ctx.request.method === "HEAD") {
    await next();
    ctx.response.body = undefined;
  }
  if (ctx.request.method === "GET" || ctx.request.method === "HEAD") {
    await next(); // ! no-repeated-downstream
  }
});

export { app };
