// Koa's routers are mounted by what they make of themselves; two of them in development only.
import Koa from "koa";
import debug from "./debug";
import { files } from "./files";
import { pages } from "./pages";
import { reports, routes } from "./reports";
import * as traces from "./traces";

export const app = new Koa();
const isDevelopment = process.env["NODE_ENV"] !== "production";

if (isDevelopment) {
  app.use(debug.routes()).use(debug.allowedMethods());
  app.use(traces.router.routes());
  app.use(files.routes());
  app.use(reports.routes());
}
app.use(pages.routes()).use(pages.allowedMethods());
// This one in production as well.
app.use(files.routes());
// These, too, by what was made of their router.
app.use(routes);
