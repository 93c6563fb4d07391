// A flag that is turned by hand: read, awaited, written the other way round.
import express from "express";

declare function announce(message: string): Promise<void>;

let maintenance = false;
let beta = false;

export const app = express();

app.use((_req, res, next) => {
  if (maintenance) {
    res.status(503).send("back soon");
    return;
  }
  next();
});

app.post("/admin/maintenance", async (_req, res) => {
  const on = !maintenance;
  await announce(on ? "closing" : "opening");
  maintenance = on; // ! no-shared-state-race
  res.json({ on });
});

app.post("/admin/beta", async (_req, res) => {
  beta = !beta;
  const on = beta;
  await announce(on ? "beta on" : "beta off");
  res.json({ on });
});
