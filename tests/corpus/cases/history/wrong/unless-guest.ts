import Koa from "koa";

interface User {
  name: string;
}

declare function whoIs(cookie: string | undefined): Promise<User | null>;
declare function render(page: string, user: User | null): Promise<string>;

const state: { user: User | null; pages: string[] } = { user: null, pages: [] };
const app = new Koa();

// A guest is shown as the user who came last.
app.use(async (ctx) => {
  const user = await whoIs(ctx.cookies.get("sid"));
  if (user) state.user = user; // ! no-request-state-leak
  ctx.body = await render(ctx.path, state.user);
});
