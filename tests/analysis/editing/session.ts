import path from "node:path";
import ts from "typescript";

import { lintFile } from "../../lint.ts";

const defaults: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node"],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
};

const disk = ts.createCompilerHost(defaults, true);
const libraries = new Map<string, ts.SourceFile | undefined>();

/** Files in an editor, by their paths below a folder: an edit makes a new Program, in which all other files are the same objects. */
export class Session {
  private readonly parsed = new Map<string, ts.SourceFile>();
  private program: ts.Program | undefined;

  private readonly folder: string;
  private readonly texts: Map<string, string>;
  private readonly options: ts.CompilerOptions;

  /** Programs of different configurations carry nothing over to each other. */
  constructor(
    folder: string,
    texts: Map<string, string>,
    config = "tsconfig.json",
  ) {
    this.folder = folder;
    this.texts = texts;
    this.options = { ...defaults, configFilePath: path.join(folder, config) };
  }

  edit(name: string, text: string): void {
    this.texts.set(name, text);
    this.parsed.delete(path.join(this.folder, name));
    this.program = undefined;
  }

  reports(name: string): string[] {
    const names = [...this.texts.keys()].map((each) =>
      path.join(this.folder, each),
    );
    this.program ??= ts.createProgram(names, this.options, {
      ...disk,
      // The folder may be nowhere on the disk.
      directoryExists: (each) =>
        each.startsWith(this.folder) || (disk.directoryExists?.(each) ?? true),
      fileExists: (each) => names.includes(each) || disk.fileExists(each),
      readFile: (each) =>
        this.texts.get(path.relative(this.folder, each)) ?? disk.readFile(each),
      getSourceFile: (each, version) => {
        const text = this.texts.get(path.relative(this.folder, each));
        if (text === undefined) {
          if (!libraries.has(each))
            libraries.set(each, disk.getSourceFile(each, version));
          return libraries.get(each);
        }
        let file = this.parsed.get(each);
        if (!file) {
          file = ts.createSourceFile(each, text, version, true);
          this.parsed.set(each, file);
        }
        return file;
      },
    });
    return lintFile(this.program, path.join(this.folder, name), {
      config: "strict",
      cwd: this.folder,
    }).map(
      ({ line, ruleId, message, column, endLine, endColumn, suggestions }) =>
        `${String(line)} ${ruleId ?? ""} ${message} ${JSON.stringify([
          column,
          endLine,
          endColumn,
          suggestions?.map(({ desc, fix }) => [desc, fix]),
        ])}`,
    );
  }
}
