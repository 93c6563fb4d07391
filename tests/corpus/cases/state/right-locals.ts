// Right: locals, captured or not, belong to one call.
import Koa from "koa";

declare function price(item: string): Promise<number>;
declare function attempt(n: number): Promise<boolean>;

const app = new Koa();

app.use(async (ctx, next) => {
  let total = 0;
  const prices: Record<string, number> = {};
  const lines: string[] = [];
  for (const item of ctx.path.split("/")) {
    total += await price(item);
    prices[item] = (prices[item] ?? 0) + (await price(item));
    lines.push(`${item}: ${String(await price(item))}`);
  }
  ctx.state["total"] = total;
  ctx.state["lines"] = lines;
  await next();
});

app.use(async (ctx, next) => {
  let tries = 0;
  const again = async (): Promise<boolean> => {
    const n = tries;
    const ok = await attempt(n);
    tries = n + 1;
    return ok || (tries < 3 && (await again()));
  };
  ctx.state["ok"] = await again();
  await next();
});

class Reporter {
  private readonly sink = console;

  middleware(): Koa.Middleware {
    const self = this;
    return async function (ctx, next) {
      const report = { path: ctx.path, status: 0, ms: 0 };
      const start = Date.now();
      await next();
      report.status = ctx.status;
      report.ms = Date.now() - start;
      self.sink.info(report);
    };
  }
}

app.use(new Reporter().middleware());

async function normalise(path: string, fallback: string): Promise<string> {
  path = path.replace(/\/+$/, "");
  if (!(await attempt(path.length))) path = fallback;
  return path;
}

app.use(async (ctx) => {
  ctx.body = await normalise(ctx.path, "/");
});

export { app };
