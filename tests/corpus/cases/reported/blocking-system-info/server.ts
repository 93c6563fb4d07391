// Express dashboard: /api/system is polled, and every poll delays the other requests by three subprocesses.
import express from "express";
import { getSystemInfo, getSystemInfoAsync, startSweep } from "./system.js";

const app = express();

app.get("/api/system", async (_req, res) => {
  try {
    const info = await getSystemInfo(); // ! no-blocking-call
    res.json(info);
  } catch (error) {
    res.status(500).json({ error: String(error) });
  }
});

app.get("/api/v2/system", async (_req, res) => {
  res.json(await getSystemInfoAsync());
});

startSweep();

export { app };
