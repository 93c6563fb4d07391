// `map` of a result runs once or not at all, whatever it shares its name with.
import type { NextFunction, Request, Response } from "express";

declare class ResultAsync<Value, Fault> {
  map<Next>(of: (value: Value) => Next): ResultAsync<Next, Fault>;
  mapErr<Next>(of: (fault: Fault) => Next): ResultAsync<Value, Next>;
  andThen<Next>(
    of: (value: Value) => ResultAsync<Next, Fault>,
  ): ResultAsync<Next, Fault>;
  [Symbol.iterator](): Iterator<Value>;
}

interface User {
  readonly id: string;
  readonly active: boolean;
}

declare function userOf(id: string): ResultAsync<User, Error>;
declare function formsOf(user: User): ResultAsync<string[], Error>;

export const listForms = (req: Request, res: Response) =>
  userOf(String(req.params["id"]))
    .andThen(formsOf)
    .map((forms) => res.json(forms))
    .mapErr((fault) => res.status(500).json({ message: fault.message }));

export const isKnown = (req: Request, res: Response, next: NextFunction) =>
  userOf(String(req.params["id"]))
    .map((user) => {
      if (!user.active) return res.status(403).json("inactive");
      return next();
    })
    .mapErr(() => res.status(401).json("unknown"));

export const names = async (req: Request, res: Response) => {
  const rows = new Map([["a", 1]]);
  rows.forEach((row) => {
    res.json(row); // ! single-answer:againInLoop
  });
  await Promise.resolve(req);
};

class Rows<Row> extends Array<Row> {}

export const rows = (_req: Request, res: Response) => {
  new Rows("a", "b").map((row) => res.json(row)); // ! single-answer:againInLoop
};

export const untyped = (req: Request, res: Response) => {
  const { items } = req.body;
  items.forEach((item: unknown) => res.json(item)); // ! single-answer:againInLoop
};

export const parameters = (req: Request, res: Response) => {
  new URLSearchParams(req.url).forEach((value) => {
    res.json(value); // ! single-answer:againInLoop
  });
};
