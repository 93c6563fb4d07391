import express from "express";
class Pool {
  private free = 3;
  async take(): Promise<boolean> {
    if (this.free === 0) return false;
    await fetch("/x");
    this.free--; // ! no-shared-state-race
    return true;
  }
  takeNow(): boolean {
    if (this.free === 0) return false;
    this.free--;
    return true;
  }
  give(): void {
    this.free++;
  }
}
const pool = new Pool();
const app = express();
app.get("/w", async (_q, s) => {
  s.json(await pool.take());
});
app.get("/r", async (_q, s) => {
  if (!pool.takeNow()) {
    s.sendStatus(503);
    return;
  }
  try {
    await fetch("/x");
  } finally {
    pool.give();
  }
  s.end();
});
