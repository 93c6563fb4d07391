import express from "express";

declare const disk: { write(state: object): Promise<void> };

const state = { builds: 0, last: "" };
const app = express();

app.post("/builds/:branch", async (req, res) => {
  const builds = state.builds + 1;
  await disk.write({ builds });
  Object.assign(state, { builds }); // ! no-shared-state-race
  res.status(201).end();
});
