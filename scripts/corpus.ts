/**
 * `npm run corpus [-- name]` shows what the plugin reports on the files of the corpus whose path holds
 * `name`; `-- --types` shows what TypeScript says of them instead.
 */
import path from "node:path";
import ts from "typescript";

import { lintFile, root, typeErrors } from "../tests/lint.ts";

const folder = path.join(root, "tests", "corpus", "cases");
const config = ts.getParsedCommandLineOfConfigFile(
  path.join(folder, "tsconfig.json"),
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
);
if (!config) throw new Error("tests/corpus/cases/tsconfig.json can't be read");
const program = ts.createProgram(config.fileNames, config.options);

const [wanted = ""] = process.argv.slice(2);
const lines =
  wanted === "--types"
    ? typeErrors(program)
    : config.fileNames
        .filter((file) => file.includes(wanted))
        .flatMap((file) =>
          lintFile(program, file, { config: "strict" }).map(
            ({ line, ruleId, message }) =>
              `${path.relative(root, file)}:${String(line)} ${ruleId ?? ""}: ${message}`,
          ),
        );
process.stdout.write(lines.map((line) => `${line}\n`).join(""));
if (wanted === "--types" && lines.length > 0) process.exitCode = 1;
