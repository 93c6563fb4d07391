// Reads and writes through methods, getters and setters of a shared object.
import express from "express";

class Wallet {
  #cents = 0;

  get balance(): number {
    return this.#cents;
  }

  set balance(value: number) {
    this.#cents = value;
  }

  take(cents: number): boolean {
    if (this.#cents < cents) return false;
    this.#cents -= cents;
    return true;
  }
}

declare function fee(): Promise<number>;

const wallet = new Wallet();
let serial = 0;

function read(): number {
  return serial;
}

function write(value: number): void {
  serial = value;
}

export const app = express();

app.post("/spend", async (_req, res) => {
  const before = wallet.balance;
  const cents = await fee();
  wallet.balance = before - cents; // ! no-shared-state-race
  res.json({ before });
});

app.post("/v2/spend", async (_req, res) => {
  const cents = await fee();
  res.json({ ok: wallet.take(cents) });
});

app.post("/serial", async (_req, res) => {
  const current = read();
  await fee();
  write(current + 1); // ! no-shared-state-race
  res.json({ current });
});

app.post("/v2/serial", async (_req, res) => {
  await fee();
  const current = read();
  write(current + 1);
  res.json({ current });
});
