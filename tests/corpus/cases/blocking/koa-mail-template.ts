// A Koa service that previews transactional mails. Renamed import, and a read after downstream.
import Koa from "koa";
import { readFileSync as slurp } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

const TEMPLATE_DIR = path.resolve("mail-templates");

// Once, at start-up.
const layout = slurp(path.join(TEMPLATE_DIR, "layout.html"), "utf8");

function fill(template: string, values: Record<string, string>): string {
  return template.replace(
    /\{\{(\w+)\}\}/g,
    (_, key: string) => values[key] ?? "",
  );
}

const app = new Koa();

app.use(async (ctx, next) => {
  await next();
  if (ctx.status === 404) {
    ctx.type = "html";
    ctx.body = slurp(path.join(TEMPLATE_DIR, "404.html"), "utf8"); // ! no-blocking-call
  }
});

app.use(async (ctx, next) => {
  const match = /^\/preview\/([a-z-]+)$/.exec(ctx.path);
  if (!match) return next();
  const body = await readFile(
    path.join(TEMPLATE_DIR, `${match[1]}.html`),
    "utf8",
  );
  ctx.type = "html";
  ctx.body = fill(layout, { body: fill(body, { name: "Ada" }) });
});

app.listen(3000);
