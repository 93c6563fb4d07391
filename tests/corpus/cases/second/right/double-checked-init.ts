import { Mutex } from "async-mutex";
import { Hono } from "hono";

interface Index {
  find(query: string): string[];
}
declare function buildIndex(): Promise<Index>;

const building = new Mutex();
let index: Index | undefined;

async function getIndex() {
  if (index) return index;
  return building.runExclusive(async () => {
    index ??= await buildIndex();
    return index;
  });
}

export const app = new Hono();
app.get("/find", async (c) =>
  c.json((await getIndex()).find(c.req.query("q") ?? "")),
);
