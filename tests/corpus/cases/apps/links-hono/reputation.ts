import { execFile, execFileSync } from "node:child_process";
import { lookup } from "node:dns/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

export async function resolves(url: string): Promise<boolean> {
  try {
    await lookup(new URL(url).hostname);
    return true;
  } catch {
    return false;
  }
}

export async function isListed(url: string): Promise<boolean> {
  const { hostname } = new URL(url);
  if (hostname.endsWith(".example")) return false;
  const output = execFileSync("blocklist", ["--query", hostname]);
  return output.toString().trim() === "listed";
}

export async function refresh(): Promise<void> {
  await run("blocklist", ["--update"]);
}
