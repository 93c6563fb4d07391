// A lock keeps others out of what its holder waits for, and only those who take the same one.
import { Mutex } from "async-mutex";
import express from "express";

declare function pay(seats: number): Promise<void>;

const stalls = new Mutex();
const boxes = new Mutex();
const byUser = new Map<string, Mutex>();
let sold = 0;
let given = 0;
let kept = 0;
let late = 0;
let paid = 0;
const spent = new Map<string, number>();

function lockOf(user: string): Mutex {
  let lock = byUser.get(user);
  if (!lock) byUser.set(user, (lock = new Mutex())); // !strict no-unbounded-shared-state
  return lock;
}

async function sell(): Promise<void> {
  const before = sold;
  await pay(1);
  sold = before + 1; // ! no-shared-state-race
}

async function give(): Promise<void> {
  const before = given;
  await pay(1);
  given = before + 1; // ! no-shared-state-race
}

async function keep(): Promise<void> {
  const before = kept;
  await pay(1);
  kept = before + 1; // ! no-shared-state-race
}

async function sellLater(): Promise<void> {
  const before = late;
  await pay(1);
  late = before + 1; // ! no-shared-state-race
}

async function payAll(): Promise<void> {
  const before = paid;
  await pay(1);
  paid = before + 1;
}

async function spend(user: string): Promise<void> {
  const before = spent.get(user) ?? 0;
  await pay(1);
  spent.set(user, before + 1); // !strict no-unbounded-shared-state
}

export const app = express();

app.post("/stalls", async (_req, res) => {
  await stalls.runExclusive(() => sell());
  await stalls.runExclusive(() => payAll());
  res.end();
});

app.post("/boxes", async (_req, res) => {
  await boxes.runExclusive(() => sell());
  res.end();
});

app.post("/users/:user", async (req, res) => {
  const { user } = req.params;
  await lockOf(user).runExclusive(() => give());
  await lockOf(user).runExclusive(() => spend(user));
  res.end();
});

app.post("/kept", async (_req, res) => {
  await stalls.runExclusive(() => {
    void keep();
  });
  res.end();
});

app.post("/late", async (_req, res) => {
  await stalls.runExclusive(() => {
    setTimeout(() => sellLater(), 10);
  });
  res.end();
});

// Right: the lock for all is held around the one of the user.
app.post("/users/:user/paid", async (req, res) => {
  await stalls.runExclusive(async () => {
    await lockOf(req.params.user).runExclusive(() => payAll());
  });
  res.end();
});
