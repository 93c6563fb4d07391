import { compose } from "@hattip/compose";
import type { RequestContext, RequestHandler } from "@hattip/compose";

declare const statistics: { add(path: string, ms: number): void };

const timing: RequestHandler = async (ctx) => {
  const start = Date.now();
  const response = ctx.next(); // ! await-downstream
  statistics.add(ctx.url.pathname, Date.now() - start);
  return response;
};

const timingAwaited: RequestHandler = async (ctx) => {
  const start = Date.now();
  const response = await ctx.next();
  statistics.add(ctx.url.pathname, Date.now() - start);
  return response;
};

async function security(ctx: RequestContext): Promise<Response> {
  const response = await ctx.next();
  response.headers.set("x-content-type-options", "nosniff");
  return response;
}

// Un-awaited inside `try`: hattip turns errors into responses before this sees them.
const quiet: RequestHandler = async (ctx) => {
  try {
    return ctx.next();
  } catch {
    return new Response("sorry", { status: 500 });
  }
};

const cleanup: RequestHandler = async ({ next, locals }) => {
  const scratch = new Map<string, string>();
  Object.assign(locals, { scratch });
  try {
    return next(); // ! await-downstream
  } finally {
    scratch.clear();
  }
};

export default compose(
  timing,
  timingAwaited,
  security,
  quiet,
  cleanup,
  (ctx) => {
    if (ctx.url.pathname === "/ping") return new Response("pong");
  },
  async (ctx) => {
    if (ctx.method === "HEAD") void ctx.next(); // ! await-downstream
    return new Response(null, { status: 204 });
  },
);
