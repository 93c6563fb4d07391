import type { NextFunction, Request, Response } from "express";

export interface User {
  readonly id: string;
}

declare const sessions: {
  user(token: string): Promise<User | undefined>;
};

export function sendError(res: Response, status: number, text: string): void {
  res.status(status).json({ error: text });
}

/** Answers and says so. */
export function checkBody(req: Request, res: Response): boolean {
  if (!req.body) {
    sendError(res, 400, "send a body");
    return false;
  }
  return true;
}

/** Answers, and gives nothing. */
export async function requireUser(
  req: Request,
  res: Response,
): Promise<User | undefined> {
  const user = await sessions.user(String(req.header("authorization")));
  if (!user) {
    sendError(res, 401, "log in first");
    return undefined;
  }
  return user;
}

export function guardHost(req: Request, res: Response): void {
  if (req.hostname !== "shop.example") sendError(res, 421, "not here");
}

export function sendOnce(res: Response, body: unknown): void {
  if (res.headersSent) return;
  res.json(body);
}

export function assertAdmin(user: User): void {
  if (user.id !== "root") throw new Error("not an admin");
}

export function proceed(res: Response, next: NextFunction): void {
  res.locals["checked"] = true;
  next();
}

export function readPage(
  req: Request,
  res: Response,
): { ok: true; page: number } | { ok: false } {
  const page = Number(req.query["page"]);
  if (Number.isNaN(page)) {
    sendError(res, 400, "which page?");
    return { ok: false };
  }
  return { ok: true, page };
}
