// The stale value is carried round a loop.
import { H3, readBody } from "h3";

declare function ship(batch: string[], at: number): Promise<number>;

const app = new H3();
let position = 0;
let shipped = 0;

app.post("/ship", async (event) => {
  const batches = (await readBody<string[][]>(event)) ?? [];
  let at = position;
  for (const batch of batches) {
    at += await ship(batch, at);
  }
  position = at; // ! no-shared-state-race
  return { position: at };
});

app.post("/v2/ship", async (event) => {
  const batches = (await readBody<string[][]>(event)) ?? [];
  let mine = 0;
  for (const batch of batches) {
    mine += await ship(batch, mine);
  }
  shipped += mine;
  return { mine };
});

export { app };
