import { compose } from "@hattip/compose";
import type { RequestHandler } from "@hattip/compose";

// hattip answers 404 after a second call.
const twice: RequestHandler = async (ctx) => {
  const first = await ctx.next();
  if (first.status < 500) return first;
  return ctx.next(); // ! no-repeated-downstream
};

const once: RequestHandler = async (ctx) => {
  if (ctx.url.searchParams.has("raw")) return ctx.next();
  const response = await ctx.next();
  response.headers.set("x-seen", "1");
  return response;
};

const never: RequestHandler = () => undefined;

export default compose(twice, once, never);
