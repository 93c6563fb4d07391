import { Application, Router } from "@oakserver/oak";
import { lstatSync, promises as fsp } from "node:fs";

const router = new Router();

router.get("/pages/:slug", async (ctx) => {
  const file = `pages/${ctx.params.slug}.md`;
  const stats = lstatSync(file); // ! no-blocking-call
  if (stats.isSymbolicLink()) {
    ctx.response.status = 403;
    return;
  }
  ctx.response.body = await fsp.readFile(file, "utf8");
});

const app = new Application();

app.use(async (ctx, next) => {
  await next();
  const { mtimeMs } = lstatSync("pages"); // ! no-blocking-call
  ctx.response.headers.set("last-modified", new Date(mtimeMs).toUTCString());
});
app.use(router.routes());

export { app };
