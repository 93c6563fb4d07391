import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

import { fileOf } from "./check.ts";
import type { RecognitionSample } from "./sample.ts";

/**
 * Writes a sample into a folder and installs its packages there; none of their scripts is run.
 *
 * @throws {Error} with the end of npm's output where that fails.
 */
export function installFor(sample: RecognitionSample, folder: string): void {
  const file = path.join(folder, fileOf(sample));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, sample.text);
  const manifest = path.join(folder, "package.json");
  const text = JSON.stringify({
    private: true,
    type: "module",
    dependencies: { "@types/node": "^20.19.0", ...sample.packages },
  });
  if (fs.existsSync(manifest) && fs.readFileSync(manifest, "utf8") === text)
    return;
  const { status, stdout, stderr } = spawnSync(
    "npm",
    ["install", "--ignore-scripts", "--no-audit", "--no-fund"],
    {
      cwd: writtenTo(path.dirname(manifest), text),
      encoding: "utf8",
      timeout: 300_000,
    },
  );
  if (status === 0) return;
  fs.rmSync(manifest);
  throw new Error(
    `can't be installed: ${`${stdout}\n${stderr}`.trim().slice(-600)}`,
  );
}

function writtenTo(folder: string, manifest: string): string {
  fs.writeFileSync(path.join(folder, "package.json"), manifest);
  return folder;
}

/** The version that stands in the folder. */
export function installedVersion(folder: string, name: string): string {
  const manifest = path.join(folder, "node_modules", name, "package.json");
  return (JSON.parse(fs.readFileSync(manifest, "utf8")) as { version: string })
    .version;
}
