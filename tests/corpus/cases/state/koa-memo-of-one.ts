// One entry, compared by its key before it is used, is nobody else's. Without the key it is the first one's for all.
import Koa from "koa";

declare function lookup(token: string): Promise<{ id: string }>;

const app = new Koa();

let last: { token: string; user: { id: string } } | undefined;
app.use(async (ctx, next) => {
  const token = ctx.get("authorization");
  if (last?.token !== token) last = { token, user: await lookup(token) };
  ctx.state["user"] = last.user;
  await next();
});

let recent: { token: string; user: { id: string } } | undefined;
app.use(async (ctx, next) => {
  const token = ctx.get("authorization");
  if (recent === undefined || recent.token !== token) {
    const user = await lookup(token);
    recent = { token, user };
  }
  ctx.state["user"] = recent.user;
  await next();
});

let first: { token: string; user: { id: string } } | undefined;
app.use(async (ctx, next) => {
  const token = ctx.get("authorization");
  if (first === undefined) {
    const user = await lookup(token);
    first = { token, user }; // ! no-request-state-leak
  }
  ctx.state["user"] = first.user;
  await next();
});

let latest: { token: string; user: { id: string } } | undefined;
app.use(async (ctx, next) => {
  const token = ctx.get("authorization");
  if (latest?.token !== token) latest = { token, user: await lookup(token) }; // ! no-request-state-leak
  await next();
  // By now it may be of another token.
  ctx.set("x-user", latest?.user.id ?? "");
});
