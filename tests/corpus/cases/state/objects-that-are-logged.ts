import { setTimeout as sleep } from "node:timers/promises";

import express from "express";

export const app = express();

const shown = { startedAt: "" };
const sent = { startedAt: "" };

declare const mailer: { send(message: unknown): void };

// Written down as it is then: nothing hangs on it.
app.put("/shown", async (_req, res) => {
  shown.startedAt = new Date().toISOString();
  await sleep(10);
  console.log(shown);
  console.info("started", shown);
  res.json("ok");
});

// Who takes it may do anything with it.
app.put("/sent", async (_req, res) => {
  sent.startedAt = new Date().toISOString();
  await sleep(10);
  mailer.send(sent); // ! no-shared-state-race:readBack
  res.json("ok");
});

declare const alerts: { error(message: unknown): void };
interface AppLogger {
  info(message: unknown): void;
}
declare const logger: AppLogger;

// Not every `error` writes down; a logger says so by its type.
app.put("/alerted", async (_req, res) => {
  sent.startedAt = new Date().toISOString();
  await sleep(10);
  alerts.error(sent); // ! no-shared-state-race:readBack
  res.json("ok");
});

app.put("/noted", async (_req, res) => {
  shown.startedAt = new Date().toISOString();
  await sleep(10);
  logger.info(shown);
  res.json("ok");
});
