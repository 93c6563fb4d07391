import { compose } from "@hattip/compose";
import type { RequestContext, RequestHandler } from "@hattip/compose";

declare function sessionOf(headers: Headers): Promise<string | undefined>;

/** Awaited but not returned: hattip sees no answer and runs downstream a second time. */
const header: RequestHandler = async (ctx) => {
  const response = await ctx.next(); // ! return-response
  response.headers.set("x-powered-by", "hattip");
};

const headerFixed: RequestHandler = async (ctx) => {
  const response = await ctx.next();
  response.headers.set("x-powered-by", "hattip");
  return response;
};

// Nothing called and nothing returned: hattip goes on.
const session: RequestHandler = async (ctx) => {
  const user = await sessionOf(ctx.request.headers);
  Object.assign(ctx.locals, { user });
};

const onlyGet: RequestHandler = (ctx) => {
  if (ctx.method === "GET") return;
  return new Response(null, { status: 405 });
};

async function page(ctx: RequestContext): Promise<Response | void> {
  if (ctx.url.pathname !== "/") return;
  return new Response("home");
}

const statistics: RequestHandler = async (ctx) => {
  const response = await ctx.next();
  if (response.status === 404) {
    console.warn("missing", ctx.url.pathname);
    return; // ! return-response
  }
  return response;
};

export default compose(header, headerFixed, session, onlyGet, page, statistics);
