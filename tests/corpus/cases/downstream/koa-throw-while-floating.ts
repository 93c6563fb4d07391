import Koa from "koa";

class QuotaExceeded extends Error {
  readonly status = 429;
}

declare const quota: { left(tenant: string): number };

function reject(tenant: string): never {
  throw new QuotaExceeded(`no quota left for ${tenant}`);
}

const app = new Koa();

app.use(async (ctx, next) => {
  const answer = next(); // ! await-downstream
  if (quota.left(ctx.get("X-Tenant")) <= 0) {
    throw new QuotaExceeded("no quota left");
  }
  await answer;
});

app.use(async (ctx, next) => {
  const answer = next(); // ! await-downstream
  if (quota.left(ctx.get("X-Tenant")) <= 0) reject(ctx.get("X-Tenant"));
  await answer;
});

app.use(async (ctx, next) => {
  const answer = next(); // ! await-downstream
  if (ctx.method === "HEAD") return;
  await answer;
  ctx.set("X-Quota", String(quota.left(ctx.get("X-Tenant"))));
});

app.use(async (ctx, next) => {
  if (quota.left(ctx.get("X-Tenant")) <= 0) reject(ctx.get("X-Tenant"));
  const answer = next();
  try {
    if (ctx.method === "HEAD") return;
    ctx.set("X-Quota", String(quota.left(ctx.get("X-Tenant"))));
  } finally {
    await answer;
  }
});

export default app;
