// Express: with the in-memory fallback N requests at a time pass a limit of one.
import type { RequestHandler } from "express";
import { MemoryCache } from "./memory-cache";

const cache = new MemoryCache();

export const rateLimit =
  (limit: number, windowMs: number): RequestHandler =>
  async (req, res, next) => {
    const key = req.ip ?? "";
    const record = await cache.get(key);
    const count = record?.count ?? 0;
    if (count >= limit) {
      res.sendStatus(429);
      return;
    }
    const resetAt = record?.resetAt ?? Date.now() + windowMs;
    await cache.set(key, { count: count + 1, resetAt }); // ! no-shared-state-race
    next();
  };

export const rateLimitFixed =
  (limit: number, windowMs: number): RequestHandler =>
  (req, res, next) => {
    const { count } = cache.hit(req.ip ?? "", windowMs);
    if (count > limit) {
      res.sendStatus(429);
      return;
    }
    next();
  };
