import Koa from "koa";

declare function sessionUser(cookie: string | undefined): Promise<string>;
declare function template(name: string, values: object): string;

class Views {
  readonly globals: Record<string, unknown> = {};

  global(name: string, value: unknown) {
    this.globals[name] = value;
  }

  render(name: string) {
    return template(name, this.globals);
  }
}

const views = new Views();
const app = new Koa();

app.use(async (ctx, next) => {
  views.global("user", await sessionUser(ctx.cookies.get("sid"))); // ! no-request-state-leak
  await next();
});

app.use((ctx) => {
  ctx.body = views.render("home");
});
