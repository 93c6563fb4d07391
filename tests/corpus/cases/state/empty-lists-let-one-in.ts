// Who is turned away while a list holds somebody is let in alone: asking for emptiness is a claim there, and no cache.
import type { Request, Response } from "express";
import type { Context, Next } from "koa";

declare function prepare(): Promise<void>;
declare function scan(): Promise<string[]>;

const running = new Set<string>();
const locks: string[] = [];
let found: string[] = [];

export const start = async (req: Request, res: Response) => {
  if (running.size > 0) return res.sendStatus(409);
  await prepare();
  running.add(String(req.query.job)); // ! no-shared-state-race:staleCheck
  res.end();
};

export const stop = (req: Request, res: Response) => {
  running.delete(String(req.query.job));
  res.end();
};

export const lock = async (_req: Request, res: Response) => {
  if (locks.length !== 0) throw new Error("locked");
  await prepare();
  locks.push("lock"); // ! no-shared-state-race:staleCheck
  res.end();
};

export const unlock = (_req: Request, res: Response) => {
  locks.pop();
  res.end();
};

export async function alone(ctx: Context, next: Next) {
  if (running.size > 0) {
    ctx.status = 409;
    return;
  }
  await prepare();
  running.add(ctx.path); // ! no-shared-state-race:staleCheck
  await next();
  running.delete(ctx.path);
}

export async function claimed(ctx: Context, next: Next) {
  if (running.size > 0) {
    ctx.status = 409;
    return;
  }
  running.add(ctx.path);
  try {
    await prepare();
    await next();
  } finally {
    running.delete(ctx.path);
  }
}

export const all = async (_req: Request, res: Response) => {
  if (found.length > 0) return res.json(found);
  found = await scan(); // !strict no-shared-state-race:lateFill
  res.json(found);
};
