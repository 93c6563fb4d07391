import path from "node:path";
import ts from "typescript";

import { sharedHost } from "../../host.ts";
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
    this.program ??= ts.createProgram(names, this.options, this.host(names));
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

  private host(names: readonly string[]): ts.CompilerHost {
    const host = sharedHost(this.options);
    const disk = { ...host };
    return Object.assign(host, {
      // The folder may be nowhere on the disk.
      directoryExists: (each: string) =>
        each.startsWith(this.folder) || (disk.directoryExists?.(each) ?? true),
      fileExists: (each: string) =>
        names.includes(each) || disk.fileExists(each),
      readFile: (each: string) => this.textOf(each) ?? disk.readFile(each),
      getSourceFile: (each: string, version: ts.ScriptTarget) => {
        const text = this.textOf(each);
        if (text === undefined) return disk.getSourceFile(each, version);
        let file = this.parsed.get(each);
        if (!file) {
          file = ts.createSourceFile(each, text, version, true);
          this.parsed.set(each, file);
        }
        return file;
      },
    });
  }

  private textOf(file: string): string | undefined {
    return this.texts.get(path.relative(this.folder, file));
  }
}
