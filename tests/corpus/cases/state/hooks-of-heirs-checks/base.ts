// Checks in one hook and writes in another, and controllers whose base calls what they override.
import type { Request, Response, NextFunction } from "express";
import type { Context, Middleware } from "koa";

// DDD base controller
export abstract class BaseController {
  protected abstract authorize(req: Request): Promise<boolean>;
  protected abstract executeImpl(req: Request, res: Response): Promise<unknown>;
  public async execute(req: Request, res: Response): Promise<void> {
    try {
      if (!(await this.authorize(req))) {
        this.fail(res, 403);
        return;
      }
      res.json(await this.executeImpl(req, res));
    } catch {
      this.fail(res, 500);
    }
  }
  protected fail(res: Response, status: number): void {
    res.status(status).end();
  }
}
export abstract class Gate {
  protected abstract check(ctx: Context): void;
  protected abstract done(ctx: Context): void;
  protected async prepare(_ctx: Context): Promise<void> {}
  build(): Middleware {
    return async (ctx, next) => {
      this.check(ctx);
      await this.prepare(ctx);
      await next();
      this.done(ctx);
    };
  }
}
export abstract class Guard {
  protected abstract isFull(): boolean;
  protected abstract take(req: Request): Promise<void>;
  protocol = "v1";
  handle = async (
    req: Request,
    res: Response,
    next: NextFunction,
  ): Promise<void> => {
    if (this.isFull()) {
      res.sendStatus(429);
      return;
    }
    await this.take(req);
    next();
  };
}
