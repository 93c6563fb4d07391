import fs from "node:fs";
import express from "express";

const app = express();
const counters: { downloads: number } = { downloads: 0 };

app.get("/download/:name", (req, res, next) => {
  const before = counters.downloads;
  fs.stat(`./files/${req.params.name}`, (error, stats) => {
    if (error) return next(error);
    counters.downloads = before + 1; // ! no-shared-state-race
    res.setHeader("content-length", stats.size);
    res.end();
  });
});

export { app };
