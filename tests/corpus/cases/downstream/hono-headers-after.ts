import { Hono } from "hono";
import { createMiddleware } from "hono/factory";

const app = new Hono();

// A synchronous handler hides it: the answer is 200, the header is lost.
app.use(async (c, next) => {
  next(); // ! await-downstream
  c.header("X-Frame-Options", "DENY");
});

app.use("/admin/*", async (c, next) => {
  const result = next(); // ! await-downstream
  c.res.headers.set("Cache-Control", "private");
});

const security = createMiddleware(async (c, next) => {
  await next();
  c.header("X-Frame-Options", "DENY");
});

app.use(security);
app.use("*", (c, next) => {
  c.header("Vary", "Origin");
  return next();
});
app.get("/", (c) => c.text("ok"));

export default app;
