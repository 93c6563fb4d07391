import { Hono } from "hono";

declare function priceOf(sku: string): Promise<number>;

let revenue = 0;
let counted = 0;
let checked = 0;
let warm = 0;

// Named to a list, to a promise.
async function add(sku: string): Promise<void> {
  revenue = revenue + (await priceOf(sku)); // ! no-shared-state-race:lostUpdate
}

class Counts {
  private total = 0;

  readonly count = async (price: number): Promise<number> => {
    const before = this.total;
    await priceOf("x");
    this.total = before + price; // ! no-shared-state-race:lostUpdate
    return this.total;
  };
}
const counts = new Counts();

// Read and written in one tick.
async function addBehind(sku: string): Promise<void> {
  const price = await priceOf(sku);
  counted += price;
}

// One after the other, at start-up.
async function heat(sku: string): Promise<void> {
  warm = warm + (await priceOf(sku));
}
await ["a", "b"].reduce(
  (before, sku) => before.then(() => heat(sku)),
  Promise.resolve(),
);
await Promise.all(["c"].map(heat));

function note(): void {
  checked += 1;
}

export const app = new Hono();

app.post("/orders", async (c) => {
  const skus = c.req.queries("sku") ?? [];
  await Promise.all(skus.map(add));
  await Promise.all(skus.map(addBehind));
  const total = await priceOf("all").then(counts.count);
  await priceOf("all").then(note);
  return c.json({ total, revenue, counted, checked, warm });
});
