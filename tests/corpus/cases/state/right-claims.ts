// Right: whoever comes first marks it in the tick of the look; the others go away or wait.
import express from "express";

declare function initialise(): Promise<void>;
declare function exportAll(id: string): Promise<string>;
declare function notify(address: string): Promise<void>;

const app = express();

let initialised = false;
const exporting = new Set<string>();
const HOUR = 3_600_000;
let lastDigest = 0;

app.use(async (_req, _res, next) => {
  if (!initialised) {
    initialised = true;
    await initialise();
  }
  next();
});

app.post("/exports/:id", async (req, res) => {
  const { id } = req.params;
  if (exporting.has(id)) {
    res.sendStatus(409);
    return;
  }
  exporting.add(id);
  try {
    res.send(await exportAll(id));
  } finally {
    exporting.delete(id);
  }
});

app.post("/digest", async (_req, res) => {
  const now = Date.now();
  if (now - lastDigest < HOUR) {
    res.sendStatus(204);
    return;
  }
  lastDigest = now;
  await notify("team@example.com");
  res.sendStatus(202);
});

const slots = [0, 1, 2].map((id) => ({ id, busy: false }));

app.post("/slots", async (req, res) => {
  const slot = slots.find((candidate) => !candidate.busy);
  if (!slot) {
    res.sendStatus(503);
    return;
  }
  slot.busy = true;
  try {
    await notify(String(req.ip));
    res.json({ slot: slot.id });
  } finally {
    slot.busy = false;
  }
});

export { app };
