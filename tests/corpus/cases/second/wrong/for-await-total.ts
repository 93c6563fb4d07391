import express from "express";

const usage = { bytes: 0 };
export const app = express();

app.put("/objects/:key", async (req, res) => {
  let running = usage.bytes;
  for await (const chunk of req) {
    running += (chunk as Buffer).length;
    if (running > 1_000_000_000) {
      res.sendStatus(507);
      return;
    }
    usage.bytes = running; // ! no-shared-state-race
  }
  res.sendStatus(204);
});
