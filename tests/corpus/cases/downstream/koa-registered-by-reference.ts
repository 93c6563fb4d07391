import Koa from "koa";
import type { Context, Next } from "koa";
import Router from "@koa/router";

class RequestLog {
  private served = 0;

  async handle(ctx: Context, next: Next): Promise<void> {
    const begun = Date.now();
    await next();
    this.served += 1;
    console.log(this.served, ctx.path, Date.now() - begun);
  }

  handleAndForget = async (ctx: Context, next: Next): Promise<void> => {
    this.served += 1;
    next(); // ! await-downstream
  };

  static secure(ctx: Context, next: Next): Promise<unknown> | void {
    if (ctx.secure) return next();
    ctx.redirect(`https://${ctx.host}${ctx.url}`);
  }

  get middleware() {
    return async (ctx: Context, next: Next): Promise<void> => {
      const pending = next(); // ! await-downstream
      if (ctx.method === "HEAD") return;
      await pending;
    };
  }
}

const log = new RequestLog();
const handlers = {
  async cors(ctx: Context, next: Next) {
    ctx.set("Access-Control-Allow-Origin", "*");
    await next();
  },
  async csp(ctx: Context, next: Next) {
    ctx.set("Content-Security-Policy", "default-src 'self'");
    void next(); // ! await-downstream
  },
};

const app = new Koa();
const router = new Router();
app.use(log.handle.bind(log));
app.use(log.handleAndForget);
app.use(log.middleware);
app.use(RequestLog.secure);
for (const handler of Object.values(handlers)) app.use(handler);
router.use(handlers.cors, handlers.csp);

export default app.use(router.routes());
