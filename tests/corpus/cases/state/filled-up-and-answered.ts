// Who fills up what others spend has taken nothing yet, also where the answer stands in the `return`.
import express from "express";

declare function costOf(path: string): Promise<number>;

class Bucket {
  private tokens = 10;
  private last = Date.now();

  private refill(): void {
    const now = Date.now();
    this.tokens = Math.min(10, this.tokens + (now - this.last) / 1000);
    this.last = now;
  }
  get available(): number {
    this.refill();
    return this.tokens;
  }
  spend(count: number): void {
    this.tokens -= count;
  }
  take(count: number): boolean {
    this.refill();
    if (this.tokens < count) return false;
    this.tokens -= count;
    return true;
  }
}

const app = express();

const late = new Bucket();
app.get("/late", async (req, res) => {
  if (late.available < 5) return void res.sendStatus(503);
  const cost = await costOf(req.path);
  late.spend(cost); // ! no-shared-state-race
  res.send("");
});
const taken = new Bucket();
app.get("/taken", async (req, res) => {
  const cost = await costOf(req.path);
  if (!taken.take(cost)) return void res.sendStatus(503);
  res.send("");
});

let credit = 10;
app.get("/credit", async (req, res) => {
  credit += 1;
  if (credit < 5) return void res.sendStatus(503);
  const cost = await costOf(req.path);
  credit -= cost; // ! no-shared-state-race
  res.send("");
});

let running = 0;
app.get("/running", async (req, res) => {
  running++;
  try {
    if (running > 100) return void res.sendStatus(503);
    res.json(await costOf(req.path));
  } finally {
    running--;
  }
});
let waiting = 0;
app.use(async (req, res, next) => {
  waiting++;
  if (waiting < 100) return void next();
  await costOf(req.path);
  waiting--;
  res.sendStatus(503);
});

// What time takes out of a list has spent nothing.
let stamps: number[] = [];
app.get("/window", async (_req, res) => {
  while (stamps.length >= 10) {
    await costOf("sleep");
    stamps = stamps.filter((at) => Date.now() - at < 1000);
  }
  stamps.push(Date.now());
  res.send("");
});
let tickets = ["a", "b", "c"];
app.get("/tickets/:id", async (req, res) => {
  if (tickets.length < 2) return void res.sendStatus(409);
  await costOf(req.params.id);
  tickets = tickets.filter((each) => each !== req.params.id); // ! no-shared-state-race
  res.send("");
});
