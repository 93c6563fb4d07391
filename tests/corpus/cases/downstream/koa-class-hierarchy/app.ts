import Koa from "koa";
import { HeaderLayer, ShortTraceLayer, TraceLayer } from "./layers";

export const app = new Koa()
  .use(new TraceLayer().mount())
  .use(new ShortTraceLayer().mountAt("/api"))
  .use(new HeaderLayer("X-Frame-Options", "DENY").mount());
