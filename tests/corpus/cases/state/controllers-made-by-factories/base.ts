// Right: each request has its controller, which a factory or a class that is handed over makes.
import type { Request, Response, NextFunction, RequestHandler } from "express";
export abstract class BaseController {
  protected req!: Request;
  protected res!: Response;
  protected abstract executeImpl(): Promise<void>;
  async execute(req: Request, res: Response): Promise<void> {
    this.req = req;
    this.res = res;
    await this.executeImpl();
  }
  protected ok(v: unknown): void {
    this.res.json(v);
  }
}
export const wrap =
  (make: () => BaseController): RequestHandler =>
  (req: Request, res: Response, next: NextFunction) => {
    make().execute(req, res).catch(next);
  };
export function wrap2(make: () => BaseController): RequestHandler {
  return async (req, res, next) => {
    try {
      const c = make();
      await c.execute(req, res);
    } catch (e) {
      next(e);
    }
  };
}
export const wrap3 =
  (Type: new () => BaseController): RequestHandler =>
  (req, res, next) => {
    new Type().execute(req, res).catch(next);
  };
