import express from "express";

declare function persist(value: number): Promise<void>;

let tail: Promise<unknown> = Promise.resolve();
let value = 0;

function exclusive<T>(work: () => Promise<T>): Promise<T> {
  const run = tail.then(work, work);
  tail = run.catch(() => undefined);
  return run;
}

export const app = express();

app.post("/increment", async (_req, res) => {
  const after = await exclusive(async () => {
    const next = value + 1;
    await persist(next);
    value = next;
    return next;
  });
  res.json({ value: after });
});
