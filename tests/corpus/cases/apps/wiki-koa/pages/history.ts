import { execFileSync, execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Revision {
  readonly hash: string;
  readonly subject: string;
}

const FORMAT = "--format=%h %s";

function parse(output: string): Revision[] {
  return output
    .split("\n")
    .filter(Boolean)
    .map((line) => ({ hash: line.slice(0, 7), subject: line.slice(8) }));
}

export async function history(file: string): Promise<Revision[]> {
  const { stdout } = await run("git", ["log", FORMAT, "--", file]);
  return parse(stdout);
}

export function lastRevision(file: string): Revision | undefined {
  const output = execFileSync("git", ["log", "-1", FORMAT, "--", file]);
  return parse(output.toString())[0];
}
