import express from "express";
import type { ErrorRequestHandler, RequestHandler } from "express";

interface User {
  readonly role: "admin" | "member";
  readonly active: boolean;
}
declare function find(id: string): Promise<User | null>;
declare function fail(message: string): never;

/** Many calls in the text, one on each path; all of it right. */
export const guarded: RequestHandler = async (req, res, next) => {
  const id = req.get("x-user");
  if (!id) {
    next();
    return;
  }
  let user: User | null;
  try {
    user = await find(id);
  } catch (error) {
    return next(error);
  }
  if (!user) return next("router");
  if (!user.active) {
    res.status(423).end();
    return;
  }
  res.locals["user"] = user;
  next();
};

export const byTernary: RequestHandler = (req, res, next) => {
  req.secure ? next() : next(new Error("https only"));
};

export const byHelper: RequestHandler = (req, res, next) => {
  if (!req.secure) fail("https only");
  next();
};

export const byFlag: RequestHandler = (req, res, next) => {
  let error: Error | undefined;
  if (!req.secure) error = new Error("https only");
  else if (!req.get("host")) error = new Error("no host");
  if (error) next(error);
  else next();
};

export const bySome: RequestHandler = (req, res, next) => {
  const open = ["/login", "/health"].some((path) => req.path.startsWith(path));
  if (open) return next();
  const key = req.get("x-key");
  switch (key) {
    case undefined:
      return void res.sendStatus(401);
    case "admin":
      res.locals["role"] = "admin";
      break;
    default:
      res.locals["role"] = "member";
  }
  return next();
};

export const forward =
  (run: (req: express.Request) => Promise<unknown>): RequestHandler =>
  (req, res, next) => {
    run(req).then(() => next(), next);
  };

export const finalised: RequestHandler = async (req, res, next) => {
  let failure: unknown;
  try {
    res.locals["user"] = await find(req.ip ?? "");
  } catch (error) {
    failure = error;
  } finally {
    next(failure);
  }
};

export const onError: ErrorRequestHandler = (error, req, res, next) => {
  const status = (error as { status?: number }).status ?? 500;
  if (status >= 500) return next(error);
  if (res.headersSent) return next(error);
  res.status(status).json({ error: String(error) });
};

export default express().use(guarded, byTernary, byFlag, onError);
