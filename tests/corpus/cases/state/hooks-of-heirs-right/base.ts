// Hooks of heirs that keep nothing of a request, or keep it for that request alone.
import type { Request, Response, NextFunction, RequestHandler } from "express";
import type { Context, Middleware } from "koa";
export abstract class Layer {
  protected abstract before(req: Request): void | Promise<void>;
  protected after(_req: Request, _res: Response): void | Promise<void> {}
  handler(): RequestHandler {
    return async (req, res, next) => {
      try {
        await this.before(req);
        await this.work(req, res);
        await this.after(req, res);
      } catch (error) {
        next(error);
      }
    };
  }
  protected async work(_req: Request, res: Response): Promise<void> {
    res.json({ ok: true });
  }
}
export abstract class Command<I, O> {
  constructor(protected readonly req: Request) {}
  protected abstract parse(): I;
  protected abstract run(input: I): Promise<O>;
  async execute(res: Response): Promise<void> {
    const input = this.parse();
    res.json(await this.run(input));
  }
}
export abstract class Job {
  abstract prepare(ctx: Context): Promise<void>;
  abstract perform(ctx: Context): Promise<void>;
  async handle(ctx: Context): Promise<void> {
    await this.prepare(ctx);
    await this.perform(ctx);
  }
}
export abstract class Scoped {
  protected abstract init(ctx: Context): Promise<void>;
  protected abstract finish(ctx: Context): void;
  static of<T extends Scoped>(make: new () => T): Middleware {
    return async (ctx, next) => {
      const one = new make();
      await one.init(ctx);
      await next();
      one.finish(ctx);
    };
  }
}
