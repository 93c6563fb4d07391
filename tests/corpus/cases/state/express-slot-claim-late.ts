// The slot is claimed after the await: two requests find it free.
import express from "express";

declare function wake(id: number): Promise<void>;

const slots = [0, 1, 2].map((id) => ({ id, busy: false }));

const app = express();

app.post("/slots", async (_req, res) => {
  const slot = slots.find((candidate) => !candidate.busy);
  if (!slot) {
    res.sendStatus(503);
    return;
  }
  await wake(slot.id);
  slot.busy = true; // ! no-shared-state-race
  res.json({ slot: slot.id });
});

let lastWoken = 0;

// Written, never decided upon: the last word wins, whoever has it.
app.post("/wake", async (_req, res) => {
  await wake(-1);
  lastWoken = Date.now();
  res.sendStatus(204);
});

app.get("/wake", (_req, res) => {
  res.json({ lastWoken });
});

export { app };
