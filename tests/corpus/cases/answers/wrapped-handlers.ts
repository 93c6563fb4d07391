// What wraps a handler and answers in its place must not call it as well.
import type { ErrorRequestHandler, RequestHandler } from "express";

type Wrap = (handler: RequestHandler) => RequestHandler;

export const withAuth: Wrap = (handler) => (req, res, next) => {
  if (!req.get("authorization")) res.status(401).json({ error: "who?" });
  return handler(req, res, next); // ! single-answer
};

export const withMethod =
  (method: string) =>
  (handler: RequestHandler): RequestHandler =>
  async (req, res, next) => {
    if (req.method !== method) {
      res.sendStatus(405);
    }
    await handler(req, res, next); // ! single-answer
  };

export const withKey: Wrap = (handler) => (req, res, next) => {
  if (!req.get("x-key")) {
    res.status(401).end();
    return;
  }
  return handler(req, res, next);
};

export const withErrors: Wrap = (handler) => async (req, res, next) => {
  try {
    await handler(req, res, next);
  } catch (error) {
    if (!res.headersSent) res.status(500).json({ error: String(error) });
  }
};

export const withFallback =
  (fallback: RequestHandler) =>
  (handler: RequestHandler): RequestHandler =>
  (req, res, next) =>
    req.accepts("json") ? handler(req, res, next) : fallback(req, res, next);

// Somebody else's function may only look at what was answered.
type Note = (req: unknown, res: unknown) => void;
export const withNote =
  (note: Note): RequestHandler =>
  (req, res) => {
    res.json({ ok: true });
    note(req, res);
  };

export const withReport =
  (report: ErrorRequestHandler): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    return report(error, req, res, next);
  };
