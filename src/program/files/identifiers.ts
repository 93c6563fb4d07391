import type ts from "typescript";

import { createFileIndex } from "./file-index.ts";

const everyName: ReadonlySet<string> = new Set(["*"]);
const spokenByFile = new WeakMap<ts.SourceFile, ReadonlySet<string>>();

const index = createFileIndex((program) => program.getSourceFiles(), spokenIn);

/**
 * Whether any file of a program, packages included, may have an identifier or a name in quotes that reads
 * so: by what the parser has noted anyway. What no file speaks of is no member of anything. Only names that
 * begin like `acreate` or end like `loadAsync` are kept; of any other the answer is yes.
 */
export function isSpokenAnywhere(program: ts.Program, name: string): boolean {
  return (
    !mayBeTwin(name) || index.has(program, name) || index.has(program, "*")
  );
}

function spokenIn(sourceFile: ts.SourceFile): ReadonlySet<string> {
  let names = spokenByFile.get(sourceFile);
  if (!names) {
    const { identifiers } = notedIn(sourceFile);
    names = identifiers
      ? new Set([...identifiers.keys()].filter(mayBeTwin))
      : everyName;
    spokenByFile.set(sourceFile, names);
  }
  return names;
}

/** What the parser notes by the way. Not part of TypeScript's public interface, so it may be missing. */
interface Noted {
  /** Every name, and every text in quotes. Where it is missing every name counts. */
  readonly identifiers?: ReadonlyMap<string, string>;
  /** The modules that a file names. */
  readonly imports?: readonly ts.StringLiteralLike[];
}

/** What the parser has noted of a file. */
export function notedIn(sourceFile: ts.SourceFile): Noted {
  return sourceFile as Noted;
}

/** Whether a file may have an identifier, or a member's name in quotes, that reads so: by what the parser has noted anyway. */
export function maySpeak(sourceFile: ts.SourceFile, name: string): boolean {
  const { identifiers } = notedIn(sourceFile);
  // Keywords are noted in some places only.
  return !identifiers || name === "default" || identifiers.has(name);
}

/** Run over every identifier of a program once. */
function mayBeTwin(name: string): boolean {
  const first = name.charCodeAt(0);
  const second = name.charCodeAt(1);
  return (
    (first === 97 && second >= 97 && second <= 122) || name.endsWith("Async")
  );
}
