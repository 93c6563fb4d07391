import { Router } from "express";
import { store, type Settings } from "./settings";

export const router = Router();

router.put("/settings", async (req, res) => {
  const next = req.body as Partial<Settings>;
  store.main = { ...store.main, ...next };
  await store.save();
  res.json(store.main);
});

router.get("/signup", (_req, res) => {
  if (!store.main.openForSignup) {
    res.sendStatus(403);
    return;
  }
  res.send(store.main.siteName);
});
