// Right: a value read once and used after an await, without being written back.
import Koa from "koa";

interface Config {
  readonly retries: number;
  readonly upstream: string;
}

declare function load(): Promise<Config>;

class Gateway {
  private config: Config = { retries: 1, upstream: "http://a" };
  private readonly listeners = new Set<(config: Config) => void>();

  middleware(): Koa.Middleware {
    return async (ctx, next) => {
      const { retries, upstream } = this.config;
      for (let i = 0; i <= retries; i++) {
        const answer = await fetch(upstream + ctx.path);
        if (answer.ok) {
          ctx.body = await answer.text();
          return;
        }
      }
      await next();
    };
  }

  /** Replaces the configuration as a whole: the last load wins, whatever it replaces. */
  reload(): Koa.Middleware {
    return async (ctx) => {
      const config = await load();
      this.config = config;
      for (const listener of this.listeners) listener(config);
      ctx.status = 204;
    };
  }
}

const gateway = new Gateway();
const app = new Koa();
app.use(gateway.middleware());
app.use(gateway.reload());

export { app };
