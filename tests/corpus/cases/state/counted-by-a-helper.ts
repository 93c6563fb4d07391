import express from "express";

declare function work(): Promise<void>;

export const app = express();

// Who counts itself in before it asks is let in or not by that alone, in a helper, too.
class Slots {
  #taken = 0;

  count(): boolean {
    this.#taken += 1;
    return this.#taken <= 3;
  }

  give(): void {
    this.#taken -= 1;
  }
}

const slots = new Slots();

app.post("/slots", async (_req, res) => {
  if (!slots.count()) {
    slots.give();
    res.sendStatus(503);
    return;
  }
  await work();
  slots.give();
  res.sendStatus(204);
});

// What it counts is not what it asks for.
class Budget {
  #spent = 0;
  #asked = 0;

  fits(amount: number): boolean {
    this.#asked += 1;
    return this.#spent + amount <= 100;
  }

  spend(amount: number): void {
    this.#spent += amount;
  }
}

const budget = new Budget();

app.post("/budget", async (req, res) => {
  if (!budget.fits(req.body.amount)) {
    res.sendStatus(402);
    return;
  }
  await work();
  budget.spend(req.body.amount); // ! no-shared-state-race:staleCheck
  res.sendStatus(204);
});
