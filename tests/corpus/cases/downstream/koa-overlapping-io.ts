import Koa from "koa";

declare function loadFlags(tenant: string): Promise<Record<string, boolean>>;

const app = new Koa();

// Downstream may reject while the flags are on their way: nobody listens yet, the process ends.
app.use(async (ctx, next) => {
  const answer = next(); // ! await-downstream
  const flags = await loadFlags(ctx.get("X-Tenant"));
  await answer;
  ctx.set("X-Flags", Object.keys(flags).join(","));
});

// A handler is attached in the same tick.
app.use(async (ctx, next) => {
  const answer = next();
  answer.catch(() => {});
  const flags = await loadFlags(ctx.get("X-Tenant"));
  await answer;
  ctx.set("X-Flags", Object.keys(flags).join(","));
});

// Both are awaited together.
app.use(async (ctx, next) => {
  const [, flags] = await Promise.all([next(), loadFlags(ctx.get("X-Tenant"))]);
  ctx.set("X-Flags", Object.keys(flags).join(","));
});

// The other way round: the flags are under way, downstream is awaited first.
app.use(async (ctx, next) => {
  const flags = loadFlags(ctx.get("X-Tenant")).catch(() => ({}));
  await next();
  ctx.set("X-Flags", Object.keys(await flags).join(","));
});

// Only synchronous work in between.
app.use(async (ctx, next) => {
  const answer = next();
  const tags = ctx
    .get("X-Tags")
    .split(",")
    .map((tag) => tag.trim());
  console.debug("tags", tags.length);
  await answer;
  ctx.set("X-Tags", tags.join(","));
});

export default app;
