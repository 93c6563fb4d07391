import { compose } from "@hattip/compose";
import type { RequestContext, RequestHandler } from "@hattip/compose";
import type { Interceptor } from "@connectrpc/connect";

interface Session {
  readonly id: string;
  dirty: boolean;
}
declare const sessions: {
  open(cookie: string | null): Promise<Session>;
  save(session: Session): Promise<string>;
};
declare const pages: { find(path: string): Promise<string | null> };

/** Goes on by itself where it has nothing to say. */
export async function staticPages(
  ctx: RequestContext,
): Promise<Response | undefined> {
  if (ctx.method !== "GET") return;
  const html = await pages.find(ctx.url.pathname);
  if (html === null) return;
  return new Response(html, { headers: { "content-type": "text/html" } });
}

export const session: RequestHandler = async (ctx) => {
  const current = await sessions.open(ctx.request.headers.get("cookie"));
  Object.assign(ctx.locals, { session: current });
  const response = await ctx.next();
  if (current.dirty) {
    response.headers.append("set-cookie", await sessions.save(current));
  }
  return response;
};

/** Only a changed session gives the answer back; else the routes run a second time. */
export const sessionLoose: RequestHandler = async (ctx) => {
  const current = await sessions.open(ctx.request.headers.get("cookie"));
  Object.assign(ctx.locals, { session: current });
  const response = await ctx.next(); // ! return-response
  if (current.dirty) {
    response.headers.append("set-cookie", await sessions.save(current));
    return response;
  }
};

export default compose([staticPages, session, sessionLoose]);

/** A generated client's interceptor, with its types switched off. */
export const loose: Interceptor =
  (next) =>
  async (req): Promise<any> => {
    if (req.stream) {
      return next(req);
    }
    const started = Date.now();
    const response = await next(req);
    if (!response.stream && Date.now() - started > 1000) {
      console.warn("slow", req.method.name);
      return; // ! return-response
    }
    return response;
  };
