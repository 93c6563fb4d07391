// On one path there is an await in between, on the other there isn't.
import { Hono } from "hono";

declare function check(token: string): Promise<boolean>;

const app = new Hono();
let logins = 0;
let guests = 0;

app.use(async (c, next) => {
  const before = logins;
  const token = c.req.header("authorization");
  if (token) await check(token);
  logins = before + 1; // ! no-shared-state-race
  await next();
});

app.use(async (c, next) => {
  const token = c.req.header("authorization");
  if (token) {
    await check(token);
  } else {
    const before = guests;
    guests = before + 1;
  }
  await next();
});

app.use(async (c, next) => {
  const before = guests;
  const token = c.req.header("authorization");
  if (token) {
    await check(token);
    c.header("x-guests", String(before));
  } else {
    guests = before + 1;
  }
  await next();
});

export default app;
