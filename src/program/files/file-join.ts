import type ts from "typescript";

import { optionsOf } from "./file-index.ts";
import { configurationOf } from "./held.ts";

/** Joins of this many configurations are held at a time. */
const mostConfigurations = 4;

interface Joined<Result> {
  readonly options: string;
  readonly files: readonly ts.SourceFile[];
  readonly result: Result;
}

/**
 * What is found by going through files of a program, kept for the next Program of an editor where each
 * changed file has the same part in it as before, and imports lead to the same files.
 *
 * @param partOf All that the result depends on in a file, as text; read from its syntax alone.
 * @param join Finds the result.
 * @param isKept Whether a result outlives its program: it has to be plain data.
 * @param saysSame Whether a changed file that has another part now leaves a result as it is all the same.
 */
export function createFileJoin<Result>(
  filesOf: (program: ts.Program) => readonly ts.SourceFile[],
  partOf: (sourceFile: ts.SourceFile) => string,
  join: (files: readonly ts.SourceFile[]) => Result,
  isKept: (result: Result) => boolean = () => true,
  saysSame: (
    result: Result,
    before: ts.SourceFile,
    after: ts.SourceFile,
  ) => boolean = () => false,
): (program: ts.Program) => Result {
  const byProgram = new WeakMap<ts.Program, Result>();
  const byConfiguration = new Map<string, Joined<Result>>();
  const parts = new WeakMap<ts.SourceFile, string>();
  const part = (file: ts.SourceFile): string => {
    let text = parts.get(file);
    if (text === undefined) parts.set(file, (text = partOf(file)));
    return text;
  };
  return (program) => {
    const known = byProgram.get(program);
    if (known !== undefined) return known;
    const files = filesOf(program);
    const configuration = configurationOf(program);
    const before = byConfiguration.get(configuration);
    const options = optionsOf(program);
    const isSame =
      before?.options === options &&
      before.files.length === files.length &&
      files.every((file, index) => {
        const old = before.files[index];
        return (
          old === file ||
          (old?.fileName === file.fileName &&
            (part(old) === part(file) || saysSame(before.result, old, file)))
        );
      });
    const result = isSame ? before.result : join(files);
    byConfiguration.delete(configuration);
    if (isKept(result))
      byConfiguration.set(configuration, { options, files, result });
    const [oldest] = byConfiguration.keys();
    if (byConfiguration.size > mostConfigurations && oldest !== undefined)
      byConfiguration.delete(oldest);
    byProgram.set(program, result);
    return result;
  };
}
