import Koa from "koa";

declare function render(view: string, context: object): Promise<string>;

const viewContext: { user?: string; path?: string; site: string } = {
  site: "Shop",
};
export const app = new Koa();

app.use(async (ctx, next) => {
  Object.assign(viewContext, { user: ctx.get("x-user"), path: ctx.path }); // ! no-request-state-leak
  await next();
});

app.use(async (ctx) => {
  ctx.body = await render("home", {
    user: viewContext.user,
    site: viewContext.site,
  });
});
