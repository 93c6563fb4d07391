// Helpers declared inside the handler, and one that is declared but never called.
import Koa from "koa";
import { accessSync, readFileSync } from "node:fs";
import { access } from "node:fs/promises";

const app = new Koa();

app.use(async (ctx, next) => {
  const read = (name: string): string => readFileSync(name, "utf8");
  await next();
  if (ctx.status === 404) ctx.body = read("404.html"); // ! no-blocking-call
});

app.use(async (ctx, next) => {
  function exists(name: string): boolean {
    try {
      accessSync(name);
      return true;
    } catch {
      return false;
    }
  }
  const found = exists(`.${ctx.path}`); // ! no-blocking-call
  ctx.state["found"] = found;
  await next();
});

app.use(async (ctx) => {
  const exists = (name: string): Promise<boolean> =>
    access(name).then(
      () => true,
      () => false,
    );
  ctx.body = await exists(`.${ctx.path}`);
});

export { app };
