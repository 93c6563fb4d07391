import type { Request, Response } from "express";
import { readFileSync } from "node:fs";
export function dump(req: Request, res: Response): void {
  res.send(readFileSync("a", "utf8"));
}
export const both = (req: Request, res: Response): void => {
  res.send(readFileSync("b", "utf8")); // ! no-blocking-call
};
