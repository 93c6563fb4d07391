// Right: a script has one thread of work, however many awaits.
import { readFile, writeFile } from "node:fs/promises";

let processed = 0;
let bytes = 0;
let last: string | undefined;

async function handle(file: string): Promise<void> {
  const before = processed;
  const text = await readFile(file, "utf8");
  processed = before + 1;
  bytes += (await readFile(`${file}.meta`)).length;
  last = file;
  await writeFile(`${file}.out`, text.toUpperCase());
  console.log(last, processed, bytes);
}

for (const file of process.argv.slice(2)) await handle(file);
