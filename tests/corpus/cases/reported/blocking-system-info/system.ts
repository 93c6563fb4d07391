import { execFile, execSync } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

function sh(command: string): string {
  try {
    return execSync(command, { encoding: "utf8", timeout: 5000 }).trim();
  } catch {
    return "";
  }
}

export interface SystemInfo {
  readonly processes: number;
  readonly disk: string;
}

export async function getSystemInfo(): Promise<SystemInfo> {
  const processes = Number(sh("pgrep -c node"));
  const disk = sh("df -h /");
  return { processes, disk };
}

export async function getSystemInfoAsync(): Promise<SystemInfo> {
  const [processes, disk] = await Promise.all([
    run("pgrep", ["-c", "node"]),
    run("df", ["-h", "/"]),
  ]);
  return { processes: Number(processes.stdout), disk: disk.stdout.trim() };
}

/** A sweep once a minute: not on behalf of a request. */
export function startSweep(): NodeJS.Timeout {
  return setInterval(() => {
    const state = sh("gh pr view --json state");
    if (state) console.log(state);
  }, 60_000);
}
