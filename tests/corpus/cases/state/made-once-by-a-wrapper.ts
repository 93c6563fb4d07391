// What a wrapper keeps of its argument's first call runs once, whatever request it is given.
import { setTimeout as sleep } from "node:timers/promises";
import express, { type Request, type RequestHandler } from "express";

const kept = (make: (req: Request) => Promise<string>): RequestHandler => {
  let made: Promise<string> | undefined;
  return async (req, res) => {
    made ??= make(req);
    res.send(await made);
  };
};

const each =
  (make: (req: Request) => Promise<string>): RequestHandler =>
  async (req, res) => {
    res.send(await make(req));
  };

export const app = express();
let starts = 0;
let visits = 0;

app.get(
  "/start",
  kept(async (req) => {
    const before = starts;
    await sleep(10);
    starts = before + 1;
    return `${req.hostname} ${String(starts)}`;
  }),
);

app.get(
  "/visit",
  each(async (req) => {
    const before = visits;
    await sleep(10);
    visits = before + 1; // ! no-shared-state-race:lostUpdate
    return `${req.hostname} ${String(visits)}`;
  }),
);
