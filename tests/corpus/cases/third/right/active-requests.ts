import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";

interface Active {
  readonly path: string;
  readonly since: number;
}
const active = new Map<string, Active>();

export const tracked: RequestHandler = async (req, res, next) => {
  const id = randomUUID();
  active.set(id, { path: req.path, since: Date.now() });
  res.on("close", () => {
    const entry = active.get(id);
    if (entry) console.log(entry.path, Date.now() - entry.since);
    active.delete(id);
  });
  await Promise.resolve();
  res.setHeader("x-since", String(active.get(id)?.since));
  next();
};

export const list: RequestHandler = (_req, res) => {
  res.json([...active.values()]);
};
