import type { RequestHandler } from "express";

interface Key {
  readonly id: string;
  readonly pem: string;
}
declare function download(): Promise<readonly Key[]>;
declare function verify(token: string, key: Key): boolean;
declare function keyIdOf(token: string): string;

let keys: readonly Key[] = [];
let loadedAt = 0;

export const authenticate: RequestHandler = async (req, res, next) => {
  const token = req.get("authorization") ?? "";
  const id = keyIdOf(token);
  let key = keys.find((each) => each.id === id);
  if (!key && Date.now() - loadedAt > 10_000) {
    keys = await download();
    loadedAt = Date.now();
    key = keys.find((each) => each.id === id);
  }
  if (key && verify(token, key)) next();
  else res.sendStatus(401);
};
