import express from "express";

declare class AwaitLock {
  readonly acquired: boolean;
  acquireAsync(options?: { timeout?: number }): Promise<void>;
  tryAcquire(): boolean;
  release(): void;
}
declare function nextPrice(): Promise<number>;

const lock = new AwaitLock();
let total = 0;
const app = express();

app.post("/total", async (_req, res) => {
  await lock.acquireAsync();
  try {
    const before = total;
    total = before + (await nextPrice());
  } finally {
    lock.release();
  }
  res.json({ total });
});
