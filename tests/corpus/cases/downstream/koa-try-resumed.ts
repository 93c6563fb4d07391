// A `try` around a job of its own: whatever fails in there, the request goes on, and once only.
import Koa from "koa";

declare function unreadOf(user: string): Promise<readonly string[]>;

const app = new Koa();

/** Right: with `return await`, an error from below would land in the `catch` and downstream would run again. */
app.use(async (ctx, next) => {
  try {
    if (ctx.path.startsWith("/api/")) return next();
    if (!ctx.state["user"]) return next();
    ctx.state["unread"] = await unreadOf(String(ctx.state["user"]));
  } catch (error) {
    console.error(error);
  }
  return next();
});

/** Right, too. */
app.use(async (ctx, next) => {
  try {
    ctx.state["unread"] = await unreadOf(ctx.path);
    return next();
  } catch {
    ctx.state["unread"] = [];
    return next();
  }
});

/** Wrong: here the `catch` is there for what runs below. */
app.use(async (ctx, next) => {
  try {
    ctx.state["unread"] = await unreadOf(ctx.path);
    return next(); // ! await-downstream:returnedInTry
  } catch (error) {
    ctx.status = 500;
    ctx.body = String(error);
  }
});

/** Wrong: a second try that never comes, for the first one's error isn't seen here. */
app.use(async (_ctx, next) => {
  try {
    return next(); // ! await-downstream:returnedInTry
  } catch {
    return next();
  }
});

export { app };
