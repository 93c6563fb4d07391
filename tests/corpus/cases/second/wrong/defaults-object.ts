import Koa from "koa";

const defaults = {
  baseUrl: "https://api.example.com",
  headers: {} as Record<string, string>,
  timeout: 1_000,
};

async function call(path: string) {
  const response = await fetch(defaults.baseUrl + path, {
    headers: defaults.headers,
    signal: AbortSignal.timeout(defaults.timeout),
  });
  return response.text();
}

export const app = new Koa();

app.use(async (ctx, next) => {
  defaults.headers = { ...defaults.headers, cookie: ctx.get("cookie") }; // ! no-request-state-leak
  await next();
});

app.use(async (ctx) => {
  ctx.body = await call(ctx.path);
});
