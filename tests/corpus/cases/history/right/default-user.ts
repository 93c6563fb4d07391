import Koa from "koa";

interface User {
  name: string;
}

declare function whoIs(cookie: string | undefined): Promise<User | null>;
declare function render(page: string, user: User | null): Promise<string>;
declare function loadPages(): Promise<string[]>;

const state: { pages: string[]; highest: number } = { pages: [], highest: 0 };
const app = new Koa();

app.use(async (ctx) => {
  let user: User | null = null;
  const found = await whoIs(ctx.cookies.get("sid"));
  if (found) user = found;
  if (ctx.state["length"] > state.highest) state.highest = ctx.state["length"];
  ctx.set("x-highest", String(state.highest));
  ctx.body = await render(ctx.path, user);
});

app.use(async (ctx) => {
  if (ctx.query["fresh"]) state.pages = await loadPages();
  ctx.body = state.pages;
});

// What is read is what the same request has written, whatever came before.

const page: { user: User | null } = { user: null };

app.use(async (ctx) => {
  const found = await whoIs(ctx.cookies.get("sid"));
  page.user = null;
  if (found) page.user = found;
  ctx.body = `Hello ${page.user?.name ?? "guest"}`;
});
