import { Hono } from "hono";
import { some } from "hono/combine";
import type { MiddlewareHandler } from "hono";

const app = new Hono();

declare const featureFlags: { enabled(name: string): Promise<boolean> };

app.get(
  "/beta",
  async (c, next) => {
    if (await featureFlags.enabled("beta"))
      next(); // ! await-downstream
    else return c.notFound();
  },
  (c) => c.text("beta"),
);

app.get(
  "/gamma",
  async (c, next) => {
    if (await featureFlags.enabled("gamma")) await next();
    else return c.notFound();
  },
  (c) => c.text("gamma"),
);

const fromOffice: MiddlewareHandler = async (c, next) => {
  if (c.req.header("X-Office") === "berlin") return next();
  return c.text("elsewhere", 403);
};
const withKey: MiddlewareHandler = async (c, next) => {
  if (c.req.query("key") !== "s3cret") return c.text("key", 403);
  const answer = next();
  c.header("X-Key", "ok");
  return answer;
};

app.use("/internal/*", some(fromOffice, withKey));

// A handler that never names `next` is no middleware; nothing to await here.
app.on(["PUT", "PATCH"], "/notes/:id", async (c) => {
  const note = await c.req.json<{ text: string }>();
  return c.json({ id: c.req.param("id"), ...note });
});

export default app;
