import { setTimeout as sleep } from "node:timers/promises";

import { answered, caught, prepared } from "./wrappers.ts";

let sold = 0;
let started = 0;

export const sell = answered(async () => {
  const before = sold;
  await sleep(10);
  sold = before + 1; // ! no-shared-state-race:lostUpdate
  return { sold };
});

export const refund = answered(async ({ body }) => {
  await sleep(10);
  sold -= Number(body.count);
  return { sold };
});

export const welcome = prepared(async (folder) => {
  const before = started;
  await sleep(10);
  started = before + 1;
  return `${folder} ${String(started)}`;
});

export class Desk {
  #open = 0;

  enter = answered(async (req) => {
    const before = this.#open;
    await sleep(10);
    this.#open = before + 1; // ! no-shared-state-race:lostUpdate
    return { user: req.ip };
  });

  leave = caught(async (req, res) => {
    if (this.#open === 0) throw new Error("nobody is there");
    await sleep(10);
    this.#open -= 1; // ! no-shared-state-race:staleGuard
    res.sendStatus(204);
  });

  count = answered(async () => {
    await sleep(10);
    return { open: this.#open };
  });
}
