// An object that goes back as it is carries no old value; what is made of the same old pointer beside it does.
import type { Request, Response } from "express";

declare function work(): Promise<void>;

interface State {
  user: { name: string };
  list: string[];
  at: number;
}

let state: State = { user: { name: "" }, list: [], at: 0 };

export const added = async (_req: Request, res: Response) => {
  const old = state;
  await work();
  state = { user: old.user, list: [...old.list, "one"], at: 0 }; // ! no-shared-state-race:lostUpdate
  res.end();
};

export const counted = async (_req: Request, res: Response) => {
  const old = state;
  await work();
  state = { user: old.user, list: [], at: old.at + 1 }; // ! no-shared-state-race:lostUpdate
  res.end();
};

export const stamped = async (_req: Request, res: Response) => {
  const old = state;
  await work();
  state = { user: old.user, list: old.list, at: Date.now() };
  res.end();
};
