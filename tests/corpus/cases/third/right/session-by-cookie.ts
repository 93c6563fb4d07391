import Koa from "koa";

interface Session {
  visits: number;
}
const sessions = new Map<string, Session>();
const app = new Koa();

app.use(async (ctx, next) => {
  const id = ctx.cookies.get("sid") ?? "";
  const session = sessions.get(id) ?? { visits: 0 };
  session.visits++;
  ctx.state["session"] = session;
  await next();
  sessions.set(id, session);
});

app.use((ctx) => {
  ctx.body = ctx.state["session"];
});
