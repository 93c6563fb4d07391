import express from "express";

declare function pick(weights: readonly number[]): Promise<number>;
declare function costOf(path: string): Promise<number>;

const weights = [0, 0, 0, 0];
export const app = express();

app.use(async (req, _res, next) => {
  weights[0] += await costOf(req.path); // ! no-shared-state-race
  next();
});

app.get("/spread", async (req, res) => {
  const slot = 1;
  weights[slot] = (weights[slot] ?? 0) + (await costOf(req.path)); // ! no-shared-state-race
  res.json({ next: await pick(weights) });
});
