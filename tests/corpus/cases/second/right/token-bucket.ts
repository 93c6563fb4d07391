import type { RequestHandler } from "express";

class Bucket {
  private tokens: number;
  private updated = Date.now();

  constructor(
    private readonly capacity: number,
    private readonly perSecond: number,
  ) {
    this.tokens = capacity;
  }

  take() {
    const now = Date.now();
    this.tokens = Math.min(
      this.capacity,
      this.tokens + ((now - this.updated) / 1000) * this.perSecond,
    );
    this.updated = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  giveBack() {
    this.tokens = Math.min(this.capacity, this.tokens + 1);
  }
}

declare function allowListed(ip: string): Promise<boolean>;

export function bucket(capacity: number, perSecond: number): RequestHandler {
  const shared = new Bucket(capacity, perSecond);
  return async (req, res, next) => {
    if (!shared.take()) {
      res.status(429).end();
      return;
    }
    if (await allowListed(req.ip ?? "")) shared.giveBack();
    next();
  };
}
