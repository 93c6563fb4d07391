import { Hono } from "hono";
import pLimit from "p-limit";

declare const disk: { write(count: number): Promise<void> };

class Visits {
  private readonly one = pLimit(1);
  private count = 0;

  add() {
    return this.one(async () => {
      const next = this.count + 1;
      await disk.write(next);
      this.count = next;
      return next;
    });
  }
}

const visits = new Visits();
export const app = new Hono();
app.post("/visit", async (c) => c.json({ count: await visits.add() }));
