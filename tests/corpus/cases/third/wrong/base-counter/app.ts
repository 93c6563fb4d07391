import { Hono } from "hono";
import { Counted } from "./counted";

declare const printer: { print(text: string): Promise<void> };

class Labels extends Counted {
  async print(text: string) {
    const served = this.served;
    await printer.print(`${String(served + 1)}: ${text}`);
    this.record(served + 1); // ! no-shared-state-race
  }
}

const labels = new Labels();
export const app = new Hono();
app.post("/labels", async (c) => {
  await labels.print(await c.req.text());
  return c.json({ total: labels.total });
});
