// A guard that asks for something else, too, lets the work through once all the same: advice at most.
import { readFileSync, statSync } from "node:fs";
import { Router } from "express";

declare function pluginOf(name: string): Promise<{ readonly css: string }>;

export const router = Router();
let activeTheme: string | undefined;
let initialised = false;
let size = 0;
let page = "";

export function useTheme(theme: string): void {
  activeTheme = theme;
}

async function loadPlugin(): Promise<void> {
  if (activeTheme !== undefined && !initialised) {
    const plugin = await pluginOf(activeTheme);
    size = statSync(plugin.css).size;
    initialised = true;
  }
}

// What it looks at is not what it fills: it reads each time.
async function loadPage(isFresh: boolean): Promise<void> {
  await Promise.resolve();
  if (activeTheme !== undefined && !isFresh)
    page = readFileSync(activeTheme, "utf8");
}

router.get("/theme", async (_req, res) => {
  await loadPlugin(); // !strict no-blocking-call:blocksOnce
  res.json({ size });
});

router.get("/page", async (req, res) => {
  await loadPage(req.query["fresh"] === "1"); // ! no-blocking-call:blocksThrough
  res.send(page);
});
