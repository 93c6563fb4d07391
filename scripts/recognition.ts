/**
 * `npm run recognition [-- id …]`: the descriptors of frameworks that aren't installed here, against the real types.
 * Installs each one's packages into a folder of its own, compiles the sample, and asks whether its middleware is
 * recognised, its wrong twin reported and its right one left alone. `--keep <folder>` leaves the installations
 * there, and uses them the next time; `--latest` takes the newest versions in the stead of the tested ones, those of
 * Node's types too; `--list` names the samples. Ends with status 1 where something isn't so.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { recognitionSamples } from "./recognition/all.ts";
import { check, type Recognised } from "./recognition/check.ts";
import { installedVersion, installFor } from "./recognition/packages.ts";
import type { RecognitionSample } from "./recognition/sample.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keep: { type: "string" },
    latest: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
  },
});

const known = recognitionSamples.flatMap(({ ids }) => ids);
const strangers = positionals.filter((id) => !known.includes(id));
if (strangers.length > 0)
  throw new Error(`no sample of ${strangers.join(", ")}`);

const chosen = recognitionSamples
  .filter(
    ({ ids }) =>
      positionals.length === 0 || ids.some((id) => positionals.includes(id)),
  )
  .map((sample) => (values.latest ? newest(sample) : sample));

function newest(sample: RecognitionSample): RecognitionSample {
  const names = ["@types/node", ...Object.keys(sample.packages)];
  return {
    ...sample,
    packages: Object.fromEntries(names.map((name) => [name, "latest"])),
  };
}

function recognise(sample: RecognitionSample, home: string): Recognised {
  const folder = path.join(home, sample.ids.join("-"));
  try {
    installFor(sample, folder);
    return check(sample, folder);
  } catch (error) {
    return { sites: [], reports: [], problems: [String(error)] };
  }
}

function row(sample: RecognitionSample, home: string): boolean {
  const { sites, reports, problems } = recognise(sample, home);
  const folder = path.join(home, sample.ids.join("-"));
  const versions = Object.keys(sample.packages).map((name) => {
    try {
      return `${name}@${installedVersion(folder, name)}`;
    } catch {
      return `${name} not installed`;
    }
  });
  const how = [
    ...sites,
    ...reports,
    ...(problems.length === 0 ? ["right twins silent"] : []),
  ];
  console.log(
    `| ${sample.ids.join(", ")} | ${versions.join(", ")} | ${problems.length === 0 ? "yes" : "NO"} | ${how.join("; ")} |`,
  );
  for (const problem of problems)
    console.log(`    ${problem.replaceAll("\n", "\n    ")}`);
  return problems.length === 0;
}

if (values.list)
  for (const { ids, packages } of chosen)
    console.log(`${ids.join(", ")}: ${Object.keys(packages).join(", ")}`);
else {
  const home = values.keep
    ? path.resolve(values.keep)
    : fs.mkdtempSync(path.join(os.tmpdir(), "recognition-"));
  fs.mkdirSync(home, { recursive: true });
  console.log("| id | package@version | recognised | how |");
  console.log("| --- | --- | --- | --- |");
  const failed = chosen.filter((sample) => !row(sample, fs.realpathSync(home)));
  if (!values.keep) fs.rmSync(home, { recursive: true, force: true });
  console.log(
    `\n${String(chosen.length)} samples, ${failed.length === 0 ? "all recognised" : `${String(failed.length)} NOT recognised: ${failed.map(({ ids }) => ids.join(", ")).join("; ")}`}`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}
