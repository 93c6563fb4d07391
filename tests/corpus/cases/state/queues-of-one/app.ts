// What queues and locks of packages run, one after the other or several at once, by all the ways that they have for it.
import { Mutex } from "async-mutex";
import Bottleneck from "bottleneck";
import express from "express";
import { limitFunction } from "p-limit";
import PQueue from "p-queue";
import Semaphore from "semaphore-async-await";

declare function reserve(count: number): Promise<void>;

const app = express();
const one = new Semaphore(1);
const three = new Semaphore(3);
const inTurn = new Bottleneck({ maxConcurrent: 1 });
const queue = new PQueue({ concurrency: 1 });
const wide = new PQueue({ concurrency: 4 });
const mutex = new Mutex();

let seats = 100;
let tables = 100;
let cups = 100;
let plates = 100;

const reduceCups = inTurn.wrap(async (by: number) => {
  const before = cups;
  await reserve(by);
  cups = before - by;
});

const reducePlates = limitFunction(
  async (by: number) => {
    const before = plates;
    await reserve(by);
    plates = before - by;
  },
  { concurrency: 1 },
);

app.post("/right", async (_request, response) => {
  await one.execute(async () => {
    const before = seats;
    await reserve(1);
    seats = before - 1;
  });
  await queue.addAll([
    async () => {
      const before = tables;
      await reserve(1);
      tables = before - 1;
    },
  ]);
  await queue.addAll(
    [1, 2].map((by) => async () => {
      const before = tables;
      await reserve(by);
      tables = before - by;
    }),
  );
  await reduceCups(1);
  await reducePlates(1);
  const reduce = inTurn.wrap(async (by: number) => {
    const before = cups;
    await reserve(by);
    cups = before - by;
  });
  await reduce(2);
  response.json({ seats, tables, cups, plates });
});

app.post("/wrong", async (_request, response) => {
  await three.execute(async () => {
    const before = seats;
    await reserve(1);
    seats = before - 1; // ! no-shared-state-race
  });
  await wide.addAll([
    async () => {
      const before = tables;
      await reserve(1);
      tables = before - 1; // ! no-shared-state-race
    },
  ]);
  response.json({ seats, tables });
});

app.post("/nobody-waits", async (_request, response) => {
  void mutex.acquire();
  const before = seats;
  await reserve(1);
  seats = before - 1; // ! no-shared-state-race
  mutex.release();
  response.json({ seats });
});

export default app;
