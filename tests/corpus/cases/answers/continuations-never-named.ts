// Express: middleware whose parameters are written, and that never names its `next`.
import {
  Router,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";

type Next = NextFunction;

let seen = 0;

const count = (req: Request) => {
  seen += req.path.length;
};

export const counted = (req: Request, res: Response, _: Next) => count(req); // !strict must-answer

export const noted: RequestHandler = (req, res, next) => count(req); // !strict must-answer

export class Audit {
  write(req: Request, res: Response, next: NextFunction): void {} // !strict must-answer
}

export function answered(req: Request, res: Response, _next: NextFunction) {
  res.json({ seen });
}

export function refused(_req: Request, _res: Response, _next: NextFunction) {
  throw new Error("not here");
}

export function handedOn(req: Request, res: Response, _next: NextFunction) {
  render(req, res);
}

export function goesOn(req: Request, res: Response, next: NextFunction) {
  count(req);
  next();
}

/** No middleware: what it is given besides isn't a continuation. */
export function pathOf(req: Request, res: Response, prefix: string) {
  return prefix + req.path;
}

declare function render(req: Request, res: Response): void;

export const router = Router()
  .use(counted, noted, new Audit().write)
  .get("/seen", answered)
  .get("/refused", refused)
  .get("/page", handedOn)
  .use(goesOn);

type Handling = (this: unknown, ...given: unknown[]) => void;
declare const inner: Handling;

export const wrapped = function (
  this: unknown,
  req: Request,
  res: Response,
  next: Next,
) {
  inner.apply(this, arguments as unknown as unknown[]);
};

// Not a continuation: whom it tells of has to be said.
export function found(
  req: Request,
  res: Response,
  tell: (user: string) => void,
) {
  count(req);
}
