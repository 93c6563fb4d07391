import type ts from "typescript";

const answers = new WeakMap<ts.Program, Map<string, boolean>>();

/**
 * Whether any file of a program, packages included, has an identifier or a name in quotes that reads so: by
 * what the parser has noted anyway. What no file speaks of is no member of anything.
 */
export function isSpokenAnywhere(program: ts.Program, name: string): boolean {
  let known = answers.get(program);
  if (!known) answers.set(program, (known = new Map<string, boolean>()));
  let answer = known.get(name);
  if (answer === undefined) {
    answer = program
      .getSourceFiles()
      .some((sourceFile) => mayHave(sourceFile, name));
    known.set(name, answer);
  }
  return answer;
}

/** Not part of the public interface, so it may be missing: then every name counts. */
function mayHave(sourceFile: ts.SourceFile, name: string): boolean {
  const { identifiers } = sourceFile as {
    readonly identifiers?: ReadonlyMap<string, string>;
  };
  return identifiers?.has(name) ?? true;
}
