import { H3, defineMiddleware } from "h3";
import type { Middleware } from "h3";

const app = new H3();

// `next()` is `unknown` by type. It still answers, but the header is set before the handler runs.
app.use(async (event, next) => {
  const start = performance.now();
  next(); // ! await-downstream
  event.res.headers.set("x-ms", String(performance.now() - start));
});

app.use(async (event, next) => {
  const start = performance.now();
  await next();
  event.res.headers.set("x-ms", String(performance.now() - start));
});

// Nothing returned and nothing called: h3 goes on by itself.
app.use((event) => {
  event.context["requestId"] = crypto.randomUUID();
});

export const guarded = defineMiddleware(async (event, next) => {
  try {
    return next(); // ! await-downstream
  } catch (error) {
    console.error(error);
    return new Response("sorry", { status: 500 });
  }
});

export const replaced: Middleware = async (event, next) => {
  const value = await next();
  if (value === undefined) return new Response("nothing", { status: 404 });
  return value;
};

export const passing: Middleware = (event, next) => next();

export default app;
