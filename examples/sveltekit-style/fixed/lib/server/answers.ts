import { appendFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

export interface Answer {
  readonly visitor: string;
  readonly choice: string;
}

const journal = path.join(os.tmpdir(), `survey-${String(process.pid)}.ndjson`);
const counts = new Map<string, number>();

export async function keep(answer: Answer): Promise<void> {
  await appendFile(journal, `${JSON.stringify(answer)}\n`);
  counts.set(answer.choice, (counts.get(answer.choice) ?? 0) + 1);
}

export function results(): Record<string, number> {
  return Object.fromEntries(counts);
}
