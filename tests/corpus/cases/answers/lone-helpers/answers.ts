import type { NextFunction, Request, Response } from "express";

interface Store {
  find(id: string): Promise<string | undefined>;
}

/** Handlers of other files give it the response. */
export function failWith(res: Response, error: Error, code?: number): void {
  if (code) res.status(code).json({ error: error.message });
  res.status(500).json({ error: error.message }); // ! single-answer:again
}

export function failRight(res: Response, error: Error, code?: number): void {
  if (code) {
    res.status(code).json({ error: error.message });
    return;
  }
  res.status(500).json({ error: error.message });
}

export class Answers {
  notFound(error: Error, res: Response): void {
    if (error.name === "NotFound")
      res.status(404).json({ error: error.message });
    res.status(500).json({ error: error.message }); // ! single-answer:again
  }

  either(error: Error, res: Response): void {
    if (res.headersSent) return;
    if (error.name === "NotFound")
      res.status(404).json({ error: error.message });
    else res.status(500).json({ error: error.message });
  }

  apart(res: Response, found: boolean): void {
    if (found) res.json({});
    if (!found) res.status(404).json({});
  }

  streamed(res: Response, rows: readonly string[]): void {
    res.write("[");
    for (const row of rows) res.write(row);
    res.end("]");
  }
}

/** Who hands it the store has no part in what it answers. */
export async function showFound(
  store: Store,
  req: Request<{ id: string }>,
  res: Response,
): Promise<void> {
  const found = await store.find(req.params.id);
  if (!found) res.status(404).json({ error: "no such item" });
  res.json({ found }); // ! single-answer:again
}

export async function showRight(
  store: Store,
  req: Request<{ id: string }>,
  res: Response,
  next: NextFunction,
): Promise<void> {
  try {
    const found = await store.find(req.params.id);
    if (found) res.json({ found });
    else res.status(404).json({ error: "no such item" });
  } catch (error) {
    next(error);
  }
}
