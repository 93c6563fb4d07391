import Koa from "koa";

type Constructor<T = object> = new (...args: any[]) => T;

const Tenanted = <T extends Constructor>(Base: T) =>
  class extends Base {
    tenant = "";
    middleware = async (ctx: Koa.Context, next: Koa.Next): Promise<void> => {
      this.tenant = ctx.hostname; // ! no-request-state-leak
      await next();
      ctx.set("x-tenant", this.tenant);
    };
  };

class Plain {}
class Tenants extends Tenanted(Plain) {}

const app = new Koa();
app.use(new Tenants().middleware);
