/**
 * `npm run consumers [-- <part of a name> …]`: packs the plugin, installs it into fresh projects of every kind
 * that we promise to work in, and runs what their owners would run. `--keep <folder>` leaves the projects
 * there; `--node 22,24` runs the checks under these versions of Node too, from the package `node`. Ends with
 * status 1 if something isn't as promised.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { consumers } from "./consumers/all.ts";
import { install, runCheck, type Consumer } from "./consumers/consumer.ts";
import { pack } from "./consumers/pack.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keep: { type: "string" },
    node: { type: "string", default: "" },
    list: { type: "boolean", default: false },
  },
});

const chosen = consumers.filter(
  ({ name }) =>
    positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
if (chosen.length === 0) throw new Error(`nobody of ${positionals.join(", ")}`);

const home = values.keep
  ? path.resolve(values.keep)
  : fs.mkdtempSync(path.join(os.tmpdir(), "consumers-"));
let failures = 0;

/** This process's Node and those that were asked for, each with the path of its binary. */
function nodes(): readonly (readonly [string, string])[] {
  const asked = values.node.split(",").filter((version) => version !== "");
  return [
    [process.version, process.execPath],
    ...asked.map((version) => {
      const folder = path.join(home, `node-${version}`);
      fs.mkdirSync(folder, { recursive: true });
      execFileSync(
        "npm",
        [
          "install",
          "--no-audit",
          "--no-fund",
          "--prefix",
          folder,
          `node@${version}`,
        ],
        { stdio: "ignore" },
      );
      const binary = path.join(folder, "node_modules", "node", "bin", "node");
      const exact = execFileSync(binary, ["--version"], { encoding: "utf8" });
      return [exact.trim(), binary] as const;
    }),
  ];
}

function serve(
  consumer: Consumer,
  tarball: string,
  binaries: ReturnType<typeof nodes>,
): void {
  const folder = path.join(home, consumer.name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  console.log(`\n${consumer.name}: ${consumer.shows}`);
  const started = performance.now();
  install(consumer, folder, tarball);
  console.log(`  installed in ${seconds(performance.now() - started)}`);
  for (const [version, binary] of binaries)
    for (const check of consumer.checks) {
      const { problems, milliseconds, output } = runCheck(
        check,
        folder,
        binary,
      );
      const mark = problems.length === 0 ? "ok" : "NOT OK";
      console.log(
        `  ${mark}  ${check.says} (Node ${version}, ${seconds(milliseconds)})`,
      );
      if (problems.length === 0) continue;
      failures++;
      console.log(`    ${problems.join("\n    ")}\n${output.slice(0, 3000)}`);
    }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

if (values.list)
  for (const { name, shows } of chosen) console.log(`${name}: ${shows}`);
else {
  fs.mkdirSync(home, { recursive: true });
  const { tarball, files, size } = pack(home);
  console.log(
    `packed: ${String(files.length)} files, ${String(Math.round(size / 1024))} KiB`,
  );
  const binaries = nodes();
  for (const consumer of chosen)
    try {
      serve(consumer, tarball, binaries);
    } catch (error) {
      failures++;
      console.log(`  NOT OK  ${String(error)}`);
    }
  if (!values.keep) fs.rmSync(home, { recursive: true, force: true });
  console.log(
    `\n${String(chosen.length)} projects, ${failures === 0 ? "all as promised" : `${String(failures)} NOT as promised`}`,
  );
  process.exitCode = failures === 0 ? 0 : 1;
}
