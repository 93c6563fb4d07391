// One controller for all: it is made where the route is.
import type { Request, Response, NextFunction, RequestHandler } from "express";
export abstract class BaseController {
  protected req!: Request;
  protected res!: Response;
  protected abstract executeImpl(): Promise<void>;
  async execute(req: Request, res: Response): Promise<void> {
    this.req = req; // ! no-request-state-leak
    this.res = res; // ! no-request-state-leak
    await this.executeImpl();
  }
  protected ok(v: unknown): void {
    this.res.json(v);
  }
}
export const wrap = (make: () => BaseController): RequestHandler => {
  const one = make();
  return (req: Request, res: Response, next: NextFunction) => {
    one.execute(req, res).catch(next);
  };
};
export const wrap3 = (Type: new () => BaseController): RequestHandler => {
  const one = new Type();
  return (req, res, next) => {
    one.execute(req, res).catch(next);
  };
};
