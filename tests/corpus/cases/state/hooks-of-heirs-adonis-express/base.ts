// AdonisJS makes an object for each request, a router's controller is one for all.
import type { HttpContext } from "@adonisjs/http-server";
import type { Request, Response, NextFunction, RequestHandler } from "express";
type NextFn = () => Promise<void>;

export abstract class BaseMiddleware {
  protected abstract before(ctx: HttpContext): Promise<void>;
  protected async after(_ctx: HttpContext): Promise<void> {}
  async handle(ctx: HttpContext, next: NextFn): Promise<void> {
    await this.before(ctx);
    await next();
    await this.after(ctx);
  }
}
export abstract class Controller {
  protected abstract parse(req: Request): void;
  protected abstract execute(): Promise<unknown>;
  handler(): RequestHandler {
    return async (req, res) => {
      this.parse(req);
      res.json(await this.execute());
    };
  }
}
export abstract class PerRequest {
  protected abstract parse(req: Request): void;
  protected abstract execute(): Promise<unknown>;
  async run(req: Request, res: Response, next: NextFunction): Promise<void> {
    try {
      this.parse(req);
      res.json(await this.execute());
    } catch (error) {
      next(error);
    }
  }
}
