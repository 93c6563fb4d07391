import type { RequestHandler } from "express";

interface Window {
  count: number;
  resetAt: number;
}

export function limiter(max: number, windowMs: number): RequestHandler {
  const windows = new Map<string, Window>();
  setInterval(() => {
    const now = Date.now();
    for (const [key, window] of windows)
      if (window.resetAt < now) windows.delete(key);
  }, windowMs).unref();

  return (req, res, next) => {
    const key = req.ip ?? "";
    const now = Date.now();
    let window = windows.get(key);
    if (!window || window.resetAt < now) {
      window = { count: 0, resetAt: now + windowMs };
      windows.set(key, window);
    }
    window.count += 1;
    if (window.count > max) {
      res.status(429).end();
      return;
    }
    next();
  };
}
