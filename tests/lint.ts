import path from "node:path";
import { Linter } from "eslint";
import * as parser from "@typescript-eslint/parser";
import ts from "typescript";

import plugin from "../src/index.ts";
import { root, sharedHost } from "./host.ts";

export { root };

export interface Options {
  readonly config?: "recommended" | "strict";
  /** Rules with options, in place of a config. */
  readonly rules?: Linter.RulesRecord;
  readonly settings?: Record<string, unknown>;
  /** The folder to which paths in messages are relative; this repository without it. */
  readonly cwd?: string;
}

/** Lints one file of a program with the plugin's source, as ESLint does. */
export function lintFile(
  program: ts.Program,
  fileName: string,
  options: Options = {},
): Linter.LintMessage[] {
  const text = program.getSourceFile(fileName)?.text;
  if (text === undefined) throw new Error(`${fileName} is not in the program`);
  const config: Linter.Config = {
    // A pattern as wide as `**/*` would not count as one that asks for the file.
    files: ["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"],
    plugins: { "async-middleware": plugin },
    rules:
      options.rules ??
      plugin.configs[options.config ?? "recommended"].rules ??
      {},
    languageOptions: {
      parser: parser,
      parserOptions: {
        programs: [program],
        // Our rules ask no scope: the thousands of names of the libraries are left out.
        lib: [],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "off" },
    ...(options.settings
      ? { settings: { "async-middleware": options.settings } }
      : {}),
  };
  const messages = new Linter({ cwd: options.cwd ?? root }).verify(
    text,
    [config],
    {
      filename: fileName,
    },
  );
  const fatal = messages.find((message) => message.fatal);
  if (fatal)
    throw new Error(`${fileName}:${String(fatal.line)}: ${fatal.message}`);
  // A sample may carry `eslint-disable` comments for rules of other plugins.
  return messages.filter((message) =>
    message.ruleId?.startsWith("async-middleware/"),
  );
}

const defaults: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.esnext.disposable.d.ts"],
  types: ["node"],
  strict: true,
  experimentalDecorators: true,
  esModuleInterop: true,
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  // The source, not the build: whatever a sample shows, it shows of what stands here.
  paths: {
    "eslint-plugin-async-middleware/runtime": [
      path.join(root, "src/runtime/index.ts"),
    ],
  },
};

/** A program over files in memory; imports resolve among them, then to the packages installed here. */
export function programOf(
  files: Readonly<Record<string, string>>,
  options: ts.CompilerOptions = {},
  previous?: ts.Program,
): ts.Program {
  const folder = path.join(root, "tests", "virtual");
  const texts = new Map(
    Object.entries(files).map(([name, text]) => [
      path.join(folder, name),
      text,
    ]),
  );
  const compilerOptions = { ...defaults, ...options };
  const host = sharedHost(compilerOptions);
  const disk = { ...host };
  const folders = foldersOf(texts.keys());
  host.getCurrentDirectory = () => root;
  host.fileExists = (name) => texts.has(name) || disk.fileExists(name);
  host.readFile = (name) => texts.get(name) ?? disk.readFile(name);
  // Without this, imports between files in memory resolve to nothing and every rule goes quiet.
  host.directoryExists = (name) =>
    folders.has(name) || (disk.directoryExists?.(name) ?? true);
  host.getSourceFile = (name, languageVersion, onError) => {
    const text = texts.get(name);
    if (text === undefined)
      return disk.getSourceFile(name, languageVersion, onError);
    const old = previous?.getSourceFile(name);
    if (old?.text === text) return old;
    return ts.createSourceFile(name, text, languageVersion, true);
  };
  return ts.createProgram([...texts.keys()], compilerOptions, host, previous);
}

/** The folders in which files are, at any depth. */
function foldersOf(files: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files)
    for (
      let folder = path.dirname(file);
      !folders.has(folder);
      folder = path.dirname(folder)
    )
      folders.add(folder);
  return folders;
}

/** The path that a file of `programOf` has. */
export function virtual(name: string): string {
  return path.join(root, "tests", "virtual", name);
}

/** What TypeScript itself says of a program, or of a folder of it: a sample that does not compile proves nothing. */
export function typeErrors(program: ts.Program, folder = ""): string[] {
  return program
    .getSourceFiles()
    .filter(
      ({ fileName, isDeclarationFile }) =>
        !isDeclarationFile && fileName.startsWith(folder),
    )
    .flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    .map((diagnostic) => {
      const at = diagnostic.file?.getLineAndCharacterOfPosition(
        diagnostic.start ?? 0,
      );
      const text = ts.flattenDiagnosticMessageText(
        diagnostic.messageText,
        "\n",
      );
      return `${diagnostic.file?.fileName ?? ""}:${String((at?.line ?? 0) + 1)} TS${String(diagnostic.code)} ${text}`;
    });
}
