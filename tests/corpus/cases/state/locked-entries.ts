// A lock around a call keeps others out of the entry that the helper is given: of the process, of the entry itself.
import { Mutex } from "async-mutex";
import express from "express";

interface Account {
  balance: number;
  readonly lock: Mutex;
}

const accounts = new Map<string, Account>();
const all = new Mutex();

declare function audit(amount: number): Promise<void>;

async function withdraw(account: Account, amount: number): Promise<boolean> {
  if (account.balance < amount) return false;
  await audit(amount);
  account.balance -= amount;
  return true;
}

async function deposit(account: Account, amount: number): Promise<void> {
  const before = account.balance;
  await audit(amount);
  account.balance = before + amount;
}

async function depositLocked(account: Account): Promise<void> {
  await account.lock.runExclusive(() => deposit(account, 1));
}

const app = express();

app.post("/withdraw/:id", async (request, response) => {
  const account = accounts.get(request.params.id);
  if (!account) return void response.sendStatus(404);
  const isDone = await account.lock.runExclusive(() => withdraw(account, 3));
  response.json({ isDone });
});

app.post("/deposit/:id", async (request, response) => {
  const account = accounts.get(request.params.id);
  if (!account) return void response.sendStatus(404);
  await all.runExclusive(async () => {
    await deposit(account, 3);
  });
  await depositLocked(account);
  response.json({ balance: account.balance });
});

app.post("/released/:id", async (request, response) => {
  const account = accounts.get(request.params.id);
  if (!account) return void response.sendStatus(404);
  const release = await account.lock.acquire();
  try {
    await deposit(account, 3);
  } finally {
    release();
  }
  response.sendStatus(204);
});

app.post("/too-early/:id", async (request, response) => {
  const account = accounts.get(request.params.id);
  if (!account) return void response.sendStatus(404);
  const release = await account.lock.acquire();
  release();
  await deposit(account, 3); // ! no-shared-state-race
  response.sendStatus(204);
});

app.post("/own-lock/:id", async (request, response) => {
  const account = accounts.get(request.params.id);
  if (!account) return void response.sendStatus(404);
  const mine = new Mutex();
  await mine.runExclusive(() => deposit(account, 3)); // ! no-shared-state-race
  response.sendStatus(204);
});

app.post("/left-alone/:id", async (request, response) => {
  const account = accounts.get(request.params.id);
  if (!account) return void response.sendStatus(404);
  await account.lock.runExclusive(() => {
    void withdraw(account, 3); // ! no-shared-state-race
  });
  response.sendStatus(204);
});

app.post("/none/:id", async (request, response) => {
  const account = accounts.get(request.params.id);
  if (!account) return void response.sendStatus(404);
  response.json({ isDone: await withdraw(account, 3) }); // ! no-shared-state-race
});
