// A read behind a guard that lets it through once in the life of the process: advice at most.
import { readFileSync } from "node:fs";
import Koa from "koa";

let template: string | undefined;
const compiled = new Map<string, string>();

class Manifest {
  private static entries: Record<string, string> | undefined;

  static entry(name: string): string | undefined {
    if (!Manifest.entries) {
      const text = readFileSync("manifest.json", "utf8");
      Manifest.entries = JSON.parse(text) as Record<string, string>;
    }
    return Manifest.entries[name];
  }
}

const app = new Koa();

app.use(async (ctx, next) => {
  template ??= readFileSync("page.html", "utf8"); // !strict no-blocking-call
  await next();
  if (typeof ctx.body === "string") ctx.body = template + ctx.body;
});

app.use(async (ctx, next) => {
  const script = Manifest.entry("main.js"); // !strict no-blocking-call
  if (script) ctx.set("link", `<${script}>; rel=preload`);
  await next();
});

// Keyed by the request: once for each page, not once for the process.
app.use(async (ctx) => {
  let page = compiled.get(ctx.path);
  if (page === undefined) {
    page = readFileSync(`pages${ctx.path}.html`, "utf8"); // ! no-blocking-call
    compiled.set(ctx.path, page);
  }
  ctx.body = page;
});

export { app };
