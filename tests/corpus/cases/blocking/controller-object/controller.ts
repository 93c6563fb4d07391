// Handlers as methods of an object literal and as functions of a module, registered elsewhere.
import type { Request, Response } from "express";
import { readdirSync, unlinkSync } from "node:fs";
import { readdir } from "node:fs/promises";

export const controller = {
  root: "photos",

  index(_req: Request, res: Response): void {
    const names = readdirSync("photos"); // ! no-blocking-call
    res.json(names);
  },

  async list(_req: Request, res: Response): Promise<void> {
    res.json(await readdir("photos"));
  },
};

export const remove = (req: Request, res: Response): void => {
  unlinkSync(`photos/${String(req.params["name"])}`); // ! no-blocking-call
  res.sendStatus(204);
};

/** For the command line: no request, no response. */
export function removeAll(dir: string): void {
  for (const name of readdirSync(dir)) unlinkSync(`${dir}/${name}`);
}
