import { Hono, type Context, type MiddlewareHandler } from "hono";
import { streamSSE } from "hono/streaming";

const app = new Hono();

/** The response lies in the context. */
app.use("/account/*", async (c, next) => {
  if (!c.req.header("authorization")) {
    c.res = c.json({ error: "log in first" }, 401);
    return;
  }
  await next();
});

function refuse(c: Context): void {
  c.res = c.text("not here", 403);
}

app.use("/admin/*", async (c, next) => {
  if (c.req.header("x-role") !== "admin") {
    c.header("x-reason", "role");
    refuse(c);
    return;
  }
  await next();
});

/** Somebody's helper: it says nothing of where the response is made. */
export function forbidden(c: Context): void {
  c.status(403);
}

/** What a branch prepares counts for the response that is made behind it. */
app.get("/drafts", async (c) => {
  if (c.req.query("new")) c.status(201);
  if (c.req.query("etag")) {
    c.header("etag", "1");
  }
  return c.json({ drafts: [] });
});

/** Downstream has answered already. */
app.use(async (c, next) => {
  await next();
  if (c.res.status === 404) {
    c.header("x-missing", c.req.path);
    return;
  }
  c.header("x-found", c.req.path);
});

export const timed: MiddlewareHandler = async (c, next) => {
  const start = Date.now();
  try {
    await next();
  } finally {
    c.header("x-time", String(Date.now() - start));
  }
};

app.use("/chained/*", (c, next) =>
  next().then(() => {
    c.header("x-chained", "yes");
  }),
);

app.use("/prepared/*", async (c, next) => {
  c.header("x-prepared", "yes");
  return next();
});

app.post("/orders", (c) => {
  c.status(201);
  c.header("location", "/orders/1");
  return c.body(null);
});

app.get("/events", (c) => {
  c.header("x-accel-buffering", "no");
  return streamSSE(c, async (events) => {
    await events.writeSSE({ data: "hello" });
  });
});

app.onError((error, c) => {
  c.status(500);
  return c.json({ error: error.message });
});

export default app;
