import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..", "..");

export interface Packed {
  /** The tarball that npm would publish. */
  readonly tarball: string;
  /** What is in it, by paths below the package. */
  readonly files: readonly string[];
  /** Its size in bytes, packed. */
  readonly size: number;
}

/** Packs the plugin into a folder, built anew where `src` is newer than `dist`. */
export function pack(folder: string): Packed {
  if (newestIn("src") > newestIn("dist"))
    execFileSync("npm", ["run", "--silent", "build"], { cwd: root });
  const output = execFileSync(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", folder],
    { cwd: root, encoding: "utf8" },
  );
  // npm gives an array, newer versions an object by package name.
  const [first] = Object.values(JSON.parse(output) as object) as unknown[];
  const { filename, files, size } = first as {
    filename: string;
    files: readonly { path: string }[];
    size: number;
  };
  return {
    tarball: path.join(folder, filename),
    files: files.map((file) => file.path),
    size,
  };
}

/** When a file of a folder was last written; 0 for a folder that isn't there. */
function newestIn(name: string): number {
  const from = path.join(root, name);
  if (!fs.existsSync(from)) return 0;
  const times = fs
    .readdirSync(from, { recursive: true })
    .map((file) => fs.statSync(path.join(from, String(file))).mtimeMs);
  return Math.max(0, ...times);
}
