// A blog's bank: two withdrawals at a time, both of 50, and 50 are left of 100.
import express from "express";
import { Mutex } from "async-mutex";

const app = express();

let accountBalance = 100;

function transfer(amount: number) {
  const balance = accountBalance;
  if (balance < amount) {
    throw new Error("Insufficient funds");
  }
  setTimeout(() => {
    accountBalance = balance - amount; // ! no-shared-state-race
    console.log(`Balance after transfer: $${String(accountBalance)}`);
  }, 1000);
}

app.post("/transfer", (_req, res) => {
  try {
    transfer(50);
    res.send("Transfer completed");
  } catch (error) {
    res.status(400).send((error as Error).message);
  }
});

let lockedBalance = 100;
const mutex = new Mutex();

async function transferLocked(amount: number) {
  const release = await mutex.acquire();
  try {
    const balance = lockedBalance;
    if (balance < amount) {
      throw new Error("Insufficient funds");
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
    lockedBalance = balance - amount;
  } finally {
    release();
  }
}

app.post("/v2/transfer", async (_req, res) => {
  try {
    await transferLocked(50);
    res.send("Transfer completed");
  } catch (error) {
    res.status(400).send((error as Error).message);
  }
});

// Promise chains in place of await.
let credits = 10;

declare function notify(text: string): Promise<void>;

app.post("/spend", (_req, res, next) => {
  const left = credits;
  notify(`spending one of ${String(left)}`)
    .then(() => {
      credits = left - 1; // ! no-shared-state-race
      res.json({ left: left - 1 });
    })
    .catch(next);
});

app.post("/v2/spend", (_req, res, next) => {
  credits -= 1;
  const left = credits;
  notify(`spending one of ${String(left)}`)
    .then(() => {
      res.json({ left });
    })
    .catch(next);
});

export { app };
