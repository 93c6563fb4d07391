import { Router } from "express";
import { bootInfo, getGitInfo } from "./info.ts";
export default function actuator() {
  const router = Router();
  router.get("/info", (_req, res) => {
    res.json({ git: getGitInfo("full") }); // ! no-blocking-call
  });
  router.get("/info-at-start", (_req, res) => {
    res.json({ git: bootInfo() });
  });
  return router;
}
