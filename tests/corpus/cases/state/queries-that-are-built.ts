// A query that can be waited for hands its like to what builds it, at once; a library's promise hands on what came.
import type { Request, Response } from "express";

interface Rows<T> extends PromiseLike<T[]> {
  and(name: string): Rows<T>;
}
declare class Query<T> implements Rows<T> {
  then: Rows<T>["then"];
  and(name: string): Query<T>;
  modify(build: (query: Query<T>) => void): Query<T>;
  each(keep: (row: T) => void): Query<T>;
}
declare function users(): Query<{ visits: number }>;

let built = 0;
let visits = 0;

export const modified = async (_req: Request, res: Response) => {
  const before = built;
  const query = users().modify((part) => {
    part.and("active");
    built = before + 1;
  });
  res.json(await query);
};

export const counted = async (_req: Request, res: Response) => {
  const before = visits;
  await users().each((row) => {
    visits = before + row.visits; // ! no-shared-state-race:lostUpdate
  });
  res.json(visits);
};
