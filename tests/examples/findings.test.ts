import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

import {
  asFindings,
  examples,
  missingFrom,
  type ExpectedFinding,
} from "../../scripts/examples.ts";
import { sharedHost } from "../host.ts";
import { lintFile, typeErrors } from "../lint.ts";

function configOf(folder: string): ts.ParsedCommandLine {
  const config = ts.getParsedCommandLineOfConfigFile(
    path.join(folder, "tsconfig.json"),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (!config) throw new Error(`${folder} has no tsconfig.json`);
  return config;
}

describe.each(examples().map((example) => [example.name, example] as const))(
  "examples/%s",
  (_, example) => {
    const config = configOf(example.folder);
    const program = ts.createProgram(
      config.fileNames,
      config.options,
      sharedHost(config.options),
    );

    const findingsIn = (folder: "src" | "fixed"): ExpectedFinding[] =>
      config.fileNames
        .map((file) =>
          path.relative(example.folder, file).replaceAll("\\", "/"),
        )
        .filter(
          (file) => file.startsWith(`${folder}/`) && !file.endsWith(".d.ts"),
        )
        .flatMap((file) => {
          const absolute = path.join(example.folder, file);
          return asFindings(
            file,
            fs.readFileSync(absolute, "utf8"),
            lintFile(program, absolute),
          );
        });

    it("compiles", () => {
      expect(typeErrors(program)).toEqual([]);
    });

    it("has exactly the mistakes that it lists", () => {
      const found = findingsIn("src");
      expect({
        missed: missingFrom(found, example.findings),
        unexpected: missingFrom(example.findings, found),
      }).toEqual({ missed: [], unexpected: [] });
    });

    it("has none in its fixed twin", () => {
      expect(findingsIn("fixed")).toEqual([]);
    });

    it("lists mistakes of at least four rules", () => {
      const rules = new Set(example.findings.map(({ rule }) => rule));
      expect(rules.size).toBeGreaterThanOrEqual(4);
    });

    it("the twin is the same application", () => {
      const names = (folder: string): string[] =>
        fs
          .readdirSync(path.join(example.folder, folder), { recursive: true })
          .map(String)
          .sort();
      const src = names("src");
      // A file that only held what requests shared may go.
      expect(names("fixed").filter((name) => !src.includes(name))).toEqual([]);
    });
  },
);
