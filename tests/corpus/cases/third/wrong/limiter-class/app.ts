import express from "express";
import { Limiter } from "./limiter";

declare const captcha: { verify(token: string): Promise<boolean> };

const limiter = new Limiter(5);
const app = express();

app.post("/login", async (req, res, next) => {
  const ip = req.ip ?? "";
  if (limiter.isLimited(ip)) {
    res.status(429).end();
    return;
  }
  const human = await captcha.verify(String(req.query["token"]));
  limiter.record(ip); // ! no-shared-state-race
  if (human) next();
  else res.status(403).end();
});
