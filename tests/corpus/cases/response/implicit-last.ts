import { H3 } from "h3";
import type { MiddlewareFunction } from "react-router";

declare function rights(request: Request): Promise<readonly string[]>;

/** React Router takes the last result of `next()`, and calls it itself where nobody has. */
const measured: MiddlewareFunction<Response> = async ({ request }, next) => {
  const response = await next();
  response.headers.set("x-url", request.url);
};

const allowed: MiddlewareFunction<Response> = async ({ request }, next) => {
  const granted = await rights(request);
  if (granted.length === 0) return new Response("forbidden", { status: 403 });
  if (granted.includes("all")) return;
  await next();
};

export const middleware = [measured, allowed];

/** h3 goes on where a middleware returns nothing. */
export default new H3()
  .use(async (event, next) => {
    await next();
    event.res.headers.set("x-h3", "1");
  })
  .use((event) => {
    if (event.url.pathname === "/ping") return "pong";
  });
