// Whether a list is empty can be asked in several ways: none of them is a limit that several requests pass.
import type { Request, Response } from "express";

declare function scan(folder: string): Promise<string[]>;
declare function spawn(): Promise<{ run(job: string): Promise<string> }>;

class Stacks {
  static rows: string[] = [];
  #list = new Map<string, string>();

  async all(useCache: boolean) {
    let found: Map<string, string>;
    if (useCache && this.#list.size > 0) {
      found = this.#list;
    } else {
      found = new Map();
      for (const name of await scan("stacks")) found.set(name, name);
      this.#list = new Map(found); // !strict no-shared-state-race:lateFill
    }
    return found;
  }

  async early() {
    if (0 < this.#list.size) return this.#list;
    const found = await scan("stacks");
    this.#list = new Map(found.map((name) => [name, name])); // !strict no-shared-state-race:lateFill
    return this.#list;
  }

  static async fresh(again: boolean) {
    if (again || Stacks.rows.length < 1) Stacks.rows = await scan("rows"); // !strict no-shared-state-race:lateFill
    return Stacks.rows;
  }
}

const stacks = new Stacks();

export const all = async (req: Request, res: Response) => {
  res.json([...(await stacks.all(req.query.fresh !== "1"))]);
};

export const early = async (_req: Request, res: Response) => {
  res.json([...(await stacks.early())]);
};

export const fresh = async (req: Request, res: Response) => {
  res.json(await Stacks.fresh(req.query.again === "1"));
};

const running: string[] = [];

// A number of places is a limit: two requests pass it with one place left.
export const start = async (req: Request, res: Response) => {
  if (running.length >= 5) return res.status(429).end();
  const worker = await spawn();
  running.push(String(req.query.job)); // ! no-shared-state-race:staleCheck
  res.json(await worker.run(String(req.query.job)));
};
