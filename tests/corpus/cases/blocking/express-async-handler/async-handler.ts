import type { NextFunction, Request, RequestHandler, Response } from "express";

type AsyncHandler = (
  req: Request,
  res: Response,
  next: NextFunction,
) => Promise<unknown>;

/** For Express 4: a rejected handler ends in `next(error)`. */
export const asyncHandler =
  (handler: AsyncHandler): RequestHandler =>
  (req, res, next) => {
    handler(req, res, next).catch(next);
  };

export function validated<T>(
  parse: (body: unknown) => T,
  handler: (body: T, res: Response) => Promise<unknown>,
): RequestHandler {
  return asyncHandler(async (req, res) => handler(parse(req.body), res));
}
