import type { NextFunction, Request, Response } from "express";

// A helper that has answered returns nothing, and who demands something of it goes no further.

interface Claims {
  readonly user: string;
}

function authorize(req: Request, res: Response): Claims | undefined {
  const user = req.get("x-user");
  if (!user) {
    res.status(401).json({ error: "Who are you?" });
    return undefined;
  }
  return { user };
}

async function authorizeLater(
  req: Request,
  res: Response,
): Promise<Claims | undefined> {
  return await Promise.resolve(authorize(req, res));
}

function required<Value>(value: Value | undefined | null, what: string): Value {
  if (value === undefined || value === null) throw new Error(`No ${what}`);
  return value;
}

function logged<Value>(value: Value, what: string): Value {
  console.debug(what, value);
  return value;
}

export function profile(req: Request, res: Response, next: NextFunction): void {
  try {
    const { user } = required(authorize(req, res), "claims");
    res.json({ user });
  } catch (error) {
    if (!res.headersSent) next(error);
  }
}

export async function orders(req: Request, res: Response): Promise<void> {
  const { user } = required(await authorizeLater(req, res), "claims");
  res.json({ user, orders: [] });
}

export function visits(req: Request, res: Response, _next: NextFunction): void {
  const claims = logged(authorize(req, res), "claims");
  res.json({ user: claims?.user }); // ! single-answer
}
