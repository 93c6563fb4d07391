import { Hono, type MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";

declare function remove(id: string): Promise<void>;

const app = new Hono();

app.use("/search/*", async (c, next) => {
  if (!c.req.query("q")) return c.status(400); // ! return-response:prepared
  await next();
});

app.use("/account/*", async (c, next) => {
  if (!c.req.header("authorization")) {
    c.json({ error: "log in first" }, 401); // ! return-response:dropped
    return;
  }
  await next();
});

/** The paths end where the body does. */
app.use("/admin/*", async (c, next) => {
  if (c.req.header("x-role") !== "admin") {
    c.redirect("/login"); // ! return-response:dropped
  } else {
    await next();
  }
});

export const guard = (role: string): MiddlewareHandler =>
  createMiddleware(async (c, next) => {
    if (c.req.header("x-role") !== role) {
      console.warn(c.req.path);
      c.status(403); // ! return-response:prepared
      return;
    }
    await next();
  });

/** Handlers, which TypeScript takes for middleware when they return nothing. */
app.get("/users", async (c) => {
  c.json({ users: [] }); // ! return-response:dropped
});

app.delete("/users/:id", async (c) => {
  await remove(c.req.param("id"));
  c.status(204); // ! return-response:prepared
});

/** A branch that goes on as if nothing had been said. */
app.use("/orders/*", async (c, next) => {
  if (!c.req.header("authorization")) c.json({ error: "log in first" }, 401); // ! return-response:ignored
  await next();
});

app.post("/orders", async (c) => {
  const { id } = await c.req.json<{ id?: string }>();
  if (!id) {
    console.warn("no id");
    c.text("which one?", 400); // ! return-response:ignored
  }
  await remove(id ?? "");
  return c.json({ removed: id });
});

export default app;
