import { Hono } from "hono";

declare function refreshTokens(
  refresh: string,
): Promise<{ access: string; refresh: string }>;

// Single-use refresh tokens: callers with the same one share the call.
const inflight = new Map<
  string,
  Promise<{ access: string; refresh: string }>
>();

function refreshOnce(token: string) {
  const running = inflight.get(token);
  if (running) return running;
  const started = refreshTokens(token).finally(() => {
    inflight.delete(token);
  });
  inflight.set(token, started);
  return started;
}

export const app = new Hono();

app.use(async (c, next) => {
  const given = c.req.header("x-refresh");
  if (given) {
    const pair = await refreshOnce(given);
    c.header("x-access", pair.access);
  }
  await next();
});
