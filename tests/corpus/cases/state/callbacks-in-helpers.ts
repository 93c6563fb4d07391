// A helper that waits by a callback, or by the method of a library's own kind of promise.
import type { Request, Response } from "express";
import { readFile } from "node:fs";

declare class ResultAsync<Value> {
  map<Next>(of: (value: Value) => Next): ResultAsync<Next>;
  then<Next>(of?: ((value: Value) => Next) | null): PromiseLike<Next>;
}
declare function load(id: string): ResultAsync<{ readonly name: string }>;

let seen = 0;
let latest = 0;
let total = 0;

function note(done: () => void): void {
  const now = seen;
  readFile("seen.json", (error) => {
    if (!error) seen = now + 1; // ! no-shared-state-race:lostUpdate
    done();
  });
}

function noteLate(done: () => void): void {
  readFile("latest.json", () => {
    latest += 1;
    done();
  });
}

export const noted = (_req: Request, res: Response) => {
  note(() => res.end());
};

export const notedLate = (_req: Request, res: Response) => {
  noteLate(() => res.json(latest));
};

export const counted = async (req: Request, res: Response) => {
  const before = total;
  await load(String(req.params["id"])).map(() => {
    total = before + 1; // ! no-shared-state-race:lostUpdate
  });
  res.end();
};

export const summed = async (_req: Request, res: Response) => {
  const before = total;
  [1, 2, 3].map((row) => {
    total = before + row;
  });
  await load("sum");
  res.end();
};
