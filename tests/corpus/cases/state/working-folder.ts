import express from "express";
import { promisify } from "node:util";
import { exec } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
// The process has one working folder: what runs meanwhile for another request starts there, too.
const run = promisify(exec);
const app = express();
app.post("/pull", async (req, res) => {
  const old = process.cwd();
  process.chdir("/srv/repository");
  await run("git pull");
  process.chdir(old); // ! no-shared-state-race
  res.json({});
});
app.post("/build", async (req, res) => {
  const old = process.cwd();
  const dir = await mkdtemp("/tmp/build-");
  process.chdir(dir);
  await run("git pull");
  process.chdir(old); // ! no-shared-state-race
  res.json({});
});
async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}
app.post("/pull/:name", async (req, res) => {
  await inFolder(`/srv/${req.params.name}`, () => run("git pull")); // ! no-request-state-leak
  res.json({});
});
function readdirNames(): readonly string[] {
  return [process.cwd()];
}

// Nobody else runs in the tick in which it is changed and put back.
function inFolderNow<T>(folder: string, work: () => T): T {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return work();
  } finally {
    process.chdir(before);
  }
}
app.post("/names/:name", async (req, res) => {
  const names = inFolderNow(`/srv/${req.params.name}`, () => readdirNames());
  await run("git pull");
  res.json({ names });
});
app.post("/status/:name", async (req, res) => {
  const here = process.cwd();
  await run("git pull", { cwd: here });
  res.json({ here });
});
