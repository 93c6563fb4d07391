// A file is read five functions and four files below the middleware.
import { createMiddleware } from "hono/factory";
import { renderPage } from "./view";

export const page = createMiddleware(async (c, next) => {
  await next();
  if (c.res.status !== 404) return;
  const host = c.req.header("host") ?? "main";
  const view = await renderPage(host, "Not found"); // ! no-blocking-call
  c.res = c.html(view.html, 404);
});
