// Express: each protected request derives a key with 100 000 rounds on the main thread.
import type { NextFunction, Request, Response } from "express";
import { digestApiKey, hashApiKey, hashApiKeyAsync } from "./hash";

declare const keys: { find(hash: string): Promise<{ owner: string } | null> };

export async function requireApiKey(
  req: Request,
  res: Response,
  next: NextFunction,
): Promise<void> {
  const apiKey = req.get("x-api-key");
  if (!apiKey) {
    res.status(401).json({ error: "API key required" });
    return;
  }
  try {
    const found = await keys.find(hashApiKey(apiKey)); // ! no-blocking-call
    if (!found) {
      res.status(403).json({ error: "Invalid API key" });
      return;
    }
    res.locals["owner"] = found.owner;
    next();
  } catch (error) {
    next(error);
  }
}

export async function requireApiKeyFixed(
  req: Request,
  res: Response,
  next: NextFunction,
): Promise<void> {
  const apiKey = req.get("x-api-key") ?? "";
  try {
    const slow = await keys.find(await hashApiKeyAsync(apiKey));
    const quick = await keys.find(digestApiKey(apiKey));
    if (!slow && !quick) {
      res.status(403).json({ error: "Invalid API key" });
      return;
    }
    next();
  } catch (error) {
    next(error);
  }
}
