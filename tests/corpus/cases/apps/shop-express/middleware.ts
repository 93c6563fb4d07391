import { randomUUID, timingSafeEqual } from "node:crypto";
import type { ErrorRequestHandler, Request, RequestHandler } from "express";
import { config } from "./config";
import { logger, requestInfo } from "./logger";

export interface User {
  readonly id: string;
  readonly admin: boolean;
}

const users = new WeakMap<Request, User>();

export function userOf(req: Request): User {
  const user = users.get(req);
  if (!user) throw new Error("authenticate() is missing on this route");
  return user;
}

export const context: RequestHandler = (req, res, next) => {
  const id = req.get("x-request-id") ?? randomUUID();
  res.set("x-request-id", id);
  const start = process.hrtime.bigint();
  res.on("finish", () => {
    const ms = Number((process.hrtime.bigint() - start) / 1_000_000n);
    logger.info("request", { path: req.path, status: res.statusCode, ms });
  });
  requestInfo.run({ id }, next);
};

declare function verifyToken(token: string, secret: string): Promise<User>;

export function authenticate(): RequestHandler {
  const cache = new Map<string, { user: User; until: number }>();
  return async (req, res, next) => {
    const token = req.get("authorization")?.replace(/^Bearer /, "");
    if (!token) {
      res.status(401).json({ error: "no token" });
      return;
    }
    const cached = cache.get(token);
    if (cached && cached.until > Date.now()) {
      users.set(req, cached.user);
      next();
      return;
    }
    try {
      const user = await verifyToken(token, config.jwtSecret);
      cache.set(token, { user, until: Date.now() + 60_000 });
      users.set(req, user);
    } catch (error) {
      next(error);
    }
    next(); // ! no-repeated-downstream
  };
}

export function rateLimit(perMinute: number): RequestHandler {
  const windows = new Map<string, { start: number; count: number }>();
  setInterval(() => {
    const now = Date.now();
    for (const [ip, window] of windows) {
      if (now - window.start > 60_000) windows.delete(ip);
    }
  }, 60_000).unref();
  return (req, res, next) => {
    const ip = req.ip ?? "unknown";
    const now = Date.now();
    let window = windows.get(ip);
    if (!window || now - window.start > 60_000) {
      window = { start: now, count: 0 };
      windows.set(ip, window);
    }
    window.count += 1;
    if (window.count > perMinute) {
      res.status(429).set("retry-after", "60").end();
      return;
    }
    next();
  };
}

export function webhookSecret(secret: string): RequestHandler {
  const expected = Buffer.from(secret);
  return (req, res, next) => {
    const sent = Buffer.from(req.get("x-secret") ?? "");
    const same =
      sent.length === expected.length && timingSafeEqual(sent, expected);
    if (!same) {
      res.sendStatus(403);
      return;
    }
    next();
  };
}

export const onError: ErrorRequestHandler = (
  error: unknown,
  _req,
  res,
  next,
) => {
  logger.error("failed", { error: String(error) });
  if (res.headersSent) {
    next(error);
    return;
  }
  res.status(500).json({ error: "internal" });
};
