import type ts from "typescript";

const spokenIn = new WeakMap<ts.SourceFile, readonly string[]>();
const byProgram = new WeakMap<
  ts.Program,
  { readonly names: ReadonlySet<string>; readonly isComplete: boolean }
>();

/**
 * Whether any file of a program, packages included, may have an identifier or a name in quotes that reads
 * so: by what the parser has noted anyway. What no file speaks of is no member of anything. Only names that
 * begin like `acreate` or end like `loadAsync` are kept; of any other the answer is yes.
 */
export function isSpokenAnywhere(program: ts.Program, name: string): boolean {
  if (!mayBeTwin(name)) return true;
  let known = byProgram.get(program);
  if (!known) byProgram.set(program, (known = twinNamesIn(program)));
  return !known.isComplete || known.names.has(name);
}

function twinNamesIn(program: ts.Program): {
  readonly names: ReadonlySet<string>;
  readonly isComplete: boolean;
} {
  const names = new Set<string>();
  let isComplete = true;
  for (const sourceFile of program.getSourceFiles()) {
    let found = spokenIn.get(sourceFile);
    if (!found) {
      const { identifiers } = sourceFile as {
        // Not part of the public interface, so it may be missing: then every name counts.
        readonly identifiers?: ReadonlyMap<string, string>;
      };
      if (!identifiers) {
        isComplete = false;
        break;
      }
      found = [...identifiers.keys()].filter(mayBeTwin);
      spokenIn.set(sourceFile, found);
    }
    for (const name of found) names.add(name);
  }
  return { names, isComplete };
}

/** Run over every identifier of a program once. */
function mayBeTwin(name: string): boolean {
  const first = name.charCodeAt(0);
  const second = name.charCodeAt(1);
  return (
    (first === 97 && second >= 97 && second <= 122) || name.endsWith("Async")
  );
}
