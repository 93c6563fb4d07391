import { opendir, readdirSync, statSync, promises } from "node:fs";
import path from "node:path";

const MAX_FILES = 100_000;

function walkDirSize(root: string, seen = { files: 0 }): number {
  let bytes = 0;
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (seen.files >= MAX_FILES) break;
    const full = path.join(root, entry.name);
    if (entry.isDirectory()) bytes += walkDirSize(full, seen);
    else {
      seen.files++;
      bytes += statSync(full).size;
    }
  }
  return bytes;
}

async function walkDirSizeAsync(root: string): Promise<number> {
  let bytes = 0;
  for await (const entry of await promises.opendir(root)) {
    const full = path.join(root, entry.name);
    bytes += entry.isDirectory()
      ? await walkDirSizeAsync(full)
      : (await promises.stat(full)).size;
  }
  return bytes;
}

export class Worktrees {
  constructor(private readonly roots: readonly string[]) {}

  list() {
    return this.roots.map((root) => ({ root, bytes: walkDirSize(root) }));
  }

  async listAsync() {
    const sizes = [];
    for (const root of this.roots) {
      sizes.push({ root, bytes: await walkDirSizeAsync(root) });
    }
    return sizes;
  }

  first(done: (error: Error | null) => void): void {
    opendir(this.roots[0] ?? ".", done);
  }
}
