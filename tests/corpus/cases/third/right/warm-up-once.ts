import express from "express";

declare function warmUp(): Promise<void>;

let started = false;
let ready = false;
const app = express();

app.use(async (_req, res, next) => {
  if (!started) {
    started = true;
    await warmUp();
    ready = true;
  }
  if (!ready) {
    res.sendStatus(503);
    return;
  }
  next();
});
