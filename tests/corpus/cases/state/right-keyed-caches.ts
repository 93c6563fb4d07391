// Right: caches keyed by URL, sessions keyed by their id, de-duplicated loads.
import Koa from "koa";

interface Session {
  views: number;
  user?: string;
}

declare function loadPage(path: string): Promise<string>;
declare function userOf(id: string): Promise<string>;

const pages = new Map<string, { html: string; at: number }>();
const loading = new Map<string, Promise<string>>();
const sessions = new Map<string, Session>();

const app = new Koa();

app.use(async (ctx, next) => {
  const id = ctx.cookies.get("sid") ?? "none";
  let session = sessions.get(id);
  if (!session) {
    session = { views: 0 };
    sessions.set(id, session);
  }
  session.views++;
  session.user ??= await userOf(id);
  ctx.state["session"] = session;
  await next();
});

app.use(async (ctx) => {
  const cached = pages.get(ctx.url);
  if (cached && Date.now() - cached.at < 60_000) {
    ctx.body = cached.html;
    return;
  }
  let pending = loading.get(ctx.url);
  if (!pending) {
    pending = loadPage(ctx.url).finally(() => loading.delete(ctx.url));
    loading.set(ctx.url, pending);
  }
  const html = await pending;
  pages.set(ctx.url, { html, at: Date.now() });
  ctx.body = html;
});

export { app };
