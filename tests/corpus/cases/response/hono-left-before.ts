// A branch that makes a response and goes on, behind others that have left with `next()`.
import type { Context, Next } from "hono";
import { Hono } from "hono";

declare function isEnabled(): Promise<boolean>;
declare function verify(token: string | undefined): Promise<{ ok: boolean }>;

const app = new Hono();

export async function captcha(c: Context, next: Next) {
  if (!(await isEnabled())) {
    return next();
  }
  const result = await verify(c.req.header("x-captcha"));
  if (!result.ok) {
    c.json({ error: "try again" }, 403); // ! return-response:ignored
  }
  return next();
}

app.use("/admin/*", async (c, next) => {
  if (c.req.path.endsWith("/login")) {
    await next();
    return;
  }
  const result = await verify(c.req.header("authorization"));
  if (!result.ok) c.redirect("/admin/login"); // ! return-response:ignored
  await next();
});

app.use("/api/*", async (c, next) => {
  switch (c.req.method) {
    case "OPTIONS":
      return next();
    default: {
      const result = await verify(c.req.header("x-key"));
      if (!result.ok) c.text("no key", 401); // ! return-response:ignored
      await next();
    }
  }
});

// Downstream may have answered already on the way there.
app.use("/late/*", async (c, next) => {
  if (await isEnabled()) await next();
  if (!c.res.ok) {
    c.json({ error: "late" }, 500);
  }
  await verify("late");
});

app.use("/some/*", async (c, next) => {
  if (await isEnabled()) {
    await next();
    if (c.res.ok) return;
  }
  if (!c.res.ok) {
    c.json({ error: "late" }, 500);
  }
  await verify("some");
});

app.use("/tried/*", async (c, next) => {
  try {
    if (await isEnabled()) return await next();
  } catch (error) {
    console.error(error);
  }
  if (!c.res.ok) {
    c.json({ error: "late" }, 500);
  }
  await verify("tried");
});

app.use("/inside/*", async (c, next) => {
  const go = async () => {
    return next();
  };
  await go();
  if (!c.res.ok) {
    c.json({ error: "late" }, 500);
  }
  await verify("inside");
});

export default app;
