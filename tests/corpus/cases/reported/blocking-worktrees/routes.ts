// Express: the list takes a minute on the first visit, and nothing else is served meanwhile.
import { Router } from "express";
import { Worktrees } from "./walker";

export function worktreeRoutes(roots: readonly string[]): Router {
  const router = Router();
  const worktrees = new Worktrees(roots);

  router.get("/worktrees", (_req, res) => {
    res.json(worktrees.list()); // ! no-blocking-call
  });

  router.get("/v2/worktrees", async (_req, res) => {
    res.json(await worktrees.listAsync());
  });

  return router;
}
