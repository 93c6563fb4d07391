import express, { type Express } from "express";

import { createContainer, Work } from "./container.ts";
import type { Journal } from "./sequence.ts";

function start(journal: Journal): Express {
  const container = createContainer(journal);
  const app = express();
  app.post("/orders", async (_req, res) => {
    const work = new Work(journal);
    await work.steps.step();
    await work.steps.step();
    res.json({
      id: await container.sequence.take(),
      entry: await container.ledger.add(),
    });
  });
  return app;
}

start({ append: async (id) => console.log(id) }).listen(3000);
