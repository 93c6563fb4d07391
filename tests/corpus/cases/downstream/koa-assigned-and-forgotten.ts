import Koa from "koa";
import type { Context, Middleware, Next } from "koa";

interface AuditSink {
  write(entry: { path: string; status: number }): Promise<void>;
}

/** The promise is kept in a variable that nobody looks at again. */
export function audit(sink: AuditSink): Middleware {
  return async (ctx, next) => {
    const downstream = next(); // ! await-downstream
    await sink.write({ path: ctx.path, status: 202 });
  };
}

/** The twin: the variable is awaited, and the entry is written afterwards. */
export function auditAfter(sink: AuditSink): Middleware {
  return async (ctx, next) => {
    const downstream = next();
    await downstream;
    await sink.write({ path: ctx.path, status: ctx.status });
  };
}

export async function noStore(ctx: Context, next: Next): Promise<void> {
  ctx.set("Cache-Control", "no-store");
  let pending: Promise<unknown>;
  pending = next();
  await pending;
}

const app = new Koa();
app.use(noStore);
export default app;
