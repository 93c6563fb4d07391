import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { ESLint, Linter } from "eslint";
import { afterAll, describe, expect, it } from "vitest";

import plugin from "../src/index.ts";
import { lintFile, programOf, virtual } from "./lint.ts";

const mistake = `export const errors = async (ctx: object, next: () => Promise<void>) => {
  next();
};
`;

function verify(
  text: string,
  languageOptions: Linter.LanguageOptions = {},
  rules = plugin.configs.strict.rules ?? {},
): Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ["**/*.ts", "**/*.js"],
    plugins: { "async-middleware": plugin },
    rules,
    languageOptions,
  };
  return new Linter().verify(text, [config], { filename: "file.ts" });
}

const untyped = { parser: parser as unknown as Linter.Parser };

describe("without type information", () => {
  it("all rules together report once, on the first token", () => {
    const messages = verify(`// a comment\n\n${mistake}`, untyped);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      messageId: "needsTypes",
      line: 3,
      column: 1,
      endLine: 3,
      endColumn: 7,
    });
    expect(messages[0]?.message).toMatch(
      /recommendedStandalone.*projectService: true/,
    );
  });

  it.each(Object.keys(plugin.rules ?? {}))("%s alone reports once", (name) => {
    const messages = verify(mistake, untyped, {
      [`async-middleware/${name}`]: "error",
    });
    expect(messages.map(({ messageId }) => messageId)).toEqual(["needsTypes"]);
  });

  it("each file has its own report", () => {
    for (const text of [mistake, mistake, "export {};"])
      expect(verify(text, untyped)).toHaveLength(1);
  });

  it("espree's files have it too", () => {
    const messages = verify(
      "export const a = async (ctx, next) => { next(); };\n",
    );
    expect(messages.map(({ messageId }) => messageId)).toEqual(["needsTypes"]);
  });

  it("a file without a token has it at its start", () => {
    for (const text of ["", "\n\n", "// nothing here\n"]) {
      const messages = verify(text, untyped);
      expect(messages).toHaveLength(1);
      expect(messages[0]?.messageId).toBe("needsTypes");
      expect(messages[0]?.line).toBeGreaterThanOrEqual(1);
    }
  });

  it("under oxlint, one report says it for all files and rules", () => {
    const oxlint = { ...parser, name: "oxlint" } as unknown as Linter.Parser;
    const messages = [mistake, mistake, "export {};"].flatMap((text) =>
      verify(text, { parser: oxlint }),
    );
    expect(messages.map(({ messageId }) => messageId)).toEqual(["underOxlint"]);
  });

  it("a syntax error is the parser's alone to report", () => {
    const messages = verify("export const = ;", untyped);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ fatal: true, ruleId: null });
  });
});

describe("with type information", () => {
  it("an empty file and one without middleware have no report", () => {
    const program = programOf({
      "empty.ts": "",
      "plain.ts": "export const one = 1;\n",
    });
    expect(
      lintFile(program, virtual("empty.ts"), { config: "strict" }),
    ).toEqual([]);
    expect(
      lintFile(program, virtual("plain.ts"), { config: "strict" }),
    ).toEqual([]);
  });

  it("code that doesn't type-check is linted all the same", () => {
    const program = programOf({
      "broken.ts": `import type { Middleware } from "koa";
import { gone } from "./gone.ts";
export const log: Middleware = async (ctx, next) => {
  gone(ctx.nothing.at.all);
  next();
};
`,
    });
    const reports = lintFile(program, virtual("broken.ts"), {
      config: "strict",
    });
    expect(
      reports.map(({ ruleId, line }) => `${String(line)} ${ruleId ?? ""}`),
    ).toContain("5 async-middleware/await-downstream");
  });
});

describe("settings", () => {
  const ourPipeline = {
    id: "our-pipeline",
    npm: ["."],
    continuation: [{ package: ".", path: "type:Proceed" }],
    binding: { shape: "param", index: 1 },
    resultPolicy: "must-return",
  };
  const program = programOf({ "plain.ts": "export const one = 1;\n" });
  const complaints = (settings: Record<string, unknown>): string[] =>
    lintFile(program, virtual("plain.ts"), { config: "strict", settings }).map(
      ({ message }) => message,
    );

  it("an unknown key is one report that names the nearest known one", () => {
    const messages = complaints({ framework: { koa: true } });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain("frameworks");
  });

  it("an unknown framework too", () => {
    const messages = complaints({ frameworks: { koaa: true } });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain("koa");
  });

  it("a value of the wrong kind too", () => {
    expect(complaints({ blocking: "readIt" })).toHaveLength(1);
    expect(complaints({ frameworks: { koa: "on" } })).toHaveLength(1);
  });

  it("what docs/settings.md shows is valid", () => {
    expect(
      complaints({
        frameworks: { redux: false },
        blocking: [
          { from: "package", package: "legacy-db", name: "querySync" },
        ],
        locks: [
          "withLock",
          { from: "file", name: "withLock", path: "src/locks.ts" },
        ],
        offload: [{ from: "lib", name: "Atomics" }],
        middleware: [ourPipeline],
      }),
    ).toEqual([]);
  });

  it("the framework that docs/settings.md describes is known then", () => {
    const pipeline = programOf({
      "pipeline.ts": `export interface Job { readonly id: string }
export type Proceed = (job: Job) => Promise<string>;
export type Step = (job: Job, proceed: Proceed) => Promise<string>;
`,
      "steps.ts": `import type { Step } from "./pipeline.ts";
export const quiet: Step = async (job, proceed) => {
  try {
    return proceed(job);
  } catch {
    return "";
  }
};
`,
    });
    const reports = (settings?: Record<string, unknown>): string[] =>
      lintFile(pipeline, virtual("steps.ts"), settings ? { settings } : {}).map(
        ({ line, ruleId }) => `${String(line)} ${ruleId ?? ""}`,
      );
    expect(reports()).toEqual([]);
    expect(reports({ middleware: [ourPipeline] })).toEqual([
      "4 async-middleware/await-downstream",
    ]);
    expect(
      reports({
        middleware: [ourPipeline],
        frameworks: { "our-pipeline": false },
      }),
    ).toEqual([]);
  });
});

describe("recommendedStandalone with a tsconfig", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "async-middleware-"));
  afterAll(() => {
    fs.rmSync(folder, { recursive: true });
  });

  const lint = async (
    tsconfig: string | undefined,
  ): Promise<ESLint.LintResult[]> => {
    fs.rmSync(path.join(folder, "tsconfig.json"), { force: true });
    if (tsconfig !== undefined)
      fs.writeFileSync(path.join(folder, "tsconfig.json"), tsconfig);
    fs.writeFileSync(path.join(folder, "app.ts"), mistake);
    const eslint = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: plugin.configs.recommendedStandalone,
    });
    return eslint.lintFiles(["app.ts"]);
  };

  it.each([
    ["is missing", undefined],
    ["isn't JSON", "{ not json"],
    ["names no files", `{ "files": [], "include": [] }`],
    ["extends what isn't there", `{ "extends": "./gone.json" }`],
  ])("that %s is the parser's to report", async (_, tsconfig) => {
    const [result] = await lint(tsconfig);
    expect(result?.filePath).toBe(path.join(folder, "app.ts"));
    // The parser says that no project has the file; the rules have nothing to add.
    expect(result?.messages).toHaveLength(1);
    expect(result?.messages[0]).toMatchObject({ fatal: true, ruleId: null });
    expect(result?.messages[0]?.message).toContain("tsconfig");
  });
});
