import express from "express";

import { installExit } from "./exit.ts";
import { Metrics } from "./metrics.ts";

installExit();

export const app = express();

app.get("/metrics", async (_req, res) => {
  await Metrics.instance().push();
  res.send(Metrics.instance().text());
});
