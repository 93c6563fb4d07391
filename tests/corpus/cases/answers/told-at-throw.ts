// A helper that answers and then throws is told at its `throw` where it is a handler of its own, and not again by its callers.
import { Router, type Request, type Response } from "express";

declare const users: { find(id: string): Promise<{ id: string } | undefined> };
export const router = Router();

function requireUser(req: Request, res: Response): void {
  if (!req.get("x-user")) {
    res.status(401).json({});
    throw new Error("unauthorized"); // ! single-answer:throws
  }
}

async function guarded(req: Request, res: Response): Promise<void> {
  requireUser(req, res);
  res.json(await users.find("x"));
}

router.get("/guarded", (req, res, next) => {
  guarded(req, res).catch(next);
});

router.get("/tried", async (req, res, next) => {
  try {
    requireUser(req, res);
    res.json(await users.find("x"));
  } catch (error) {
    next(error);
  }
});

// This one takes no request: its callers are told.
function refuse(res: Response, status: number): never {
  res.status(status).json({});
  throw new Error("refused");
}

async function show(req: Request, res: Response): Promise<void> {
  if (!req.get("x-user")) refuse(res, 401);
  res.json(await users.find("x"));
}

router.get("/show", (req, res, next) => {
  show(req, res).catch(next); // ! single-answer:continues
});

function requireAdmin(req: Request): void {
  if (!req.get("x-admin")) throw new Error("forbidden");
}

async function remove(req: Request, res: Response): Promise<void> {
  requireAdmin(req);
  res.json(await users.find("x"));
}

router.delete("/", (req, res, next) => {
  remove(req, res).catch(next);
});
