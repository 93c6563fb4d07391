// Right: requests put their share into a batch, which is taken whole in one tick (a data loader).
import { Hono } from "hono";

interface Waiting {
  readonly id: string;
  readonly resolve: (name: string) => void;
  readonly reject: (error: unknown) => void;
}

declare function namesOf(ids: readonly string[]): Promise<string[]>;

let batch: Waiting[] = [];
let scheduled = false;

async function dispatch(): Promise<void> {
  const taken = batch;
  batch = [];
  scheduled = false;
  try {
    const names = await namesOf(taken.map((waiting) => waiting.id));
    taken.forEach((waiting, i) => {
      waiting.resolve(names[i] ?? "");
    });
  } catch (error) {
    for (const waiting of taken) waiting.reject(error);
  }
}

function nameOf(id: string): Promise<string> {
  return new Promise((resolve, reject) => {
    batch.push({ id, resolve, reject });
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => void dispatch());
  });
}

const app = new Hono();

app.get("/names/:id", async (c) => c.text(await nameOf(c.req.param("id"))));

export default app;
