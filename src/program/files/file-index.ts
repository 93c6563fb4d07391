import type ts from "typescript";

import { createHeld } from "./held.ts";
import { noteAsked, type Question } from "./lookups.ts";

/** The keys that a file has in an index. */
type Keys = Pick<ReadonlyMap<string, unknown>, "has" | "keys" | "size">;

export interface FileIndex {
  /** The files that have a key, in the order of the program: nodes of theirs are used. */
  readonly filesWith: (
    program: ts.Program,
    key: string,
  ) => readonly ts.SourceFile[];
  /** Whether a file has the key; none of its nodes is used. */
  readonly has: (program: ts.Program, key: string) => boolean;
  readonly isEmpty: (program: ts.Program) => boolean;
}

interface Joined {
  files: readonly ts.SourceFile[];
  readonly byKey: Map<string, Set<ts.SourceFile>>;
}

/**
 * An index over files of a program, by key. In an editor the next Program takes it over: the files that
 * changed are taken out and put in again, and the others are not looked at.
 *
 * @param read The keys of a file, read from its syntax alone.
 */
export function createFileIndex(
  filesOf: (program: ts.Program) => readonly ts.SourceFile[],
  read: (sourceFile: ts.SourceFile) => Keys,
): FileIndex {
  const exists: Question = {
    mayDiffer: (before, after, key) =>
      read(before).has(key) !== read(after).has(key),
  };
  const anyExists: Question = {
    mayDiffer: (before, after) =>
      read(before).size > 0 !== read(after).size > 0,
  };
  const used: Question = {
    mayDiffer: (before, after, key) =>
      read(before).has(key) || read(after).has(key),
  };

  const joinedOf = createHeld<Joined>(
    () => ({ files: [], byKey: new Map() }),
    (joined, program) => {
      takeOver(joined, filesOf(program), read);
    },
  );

  return {
    filesWith: (program, key) => {
      const joined = joinedOf(program);
      const files = [...(joined.byKey.get(key) ?? [])];
      if (files.length > 1) {
        const order = orderOf(joined.files);
        files.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      }
      noteAsked(program, used, key, files);
      return files;
    },
    has: (program, key) => {
      noteAsked(program, exists, key);
      return joinedOf(program).byKey.has(key);
    },
    isEmpty: (program) => {
      noteAsked(program, anyExists, "");
      return joinedOf(program).byKey.size === 0;
    },
  };
}

const said: ReadonlySet<string> = new Set([""]);
const unsaid: ReadonlySet<string> = new Set();

/**
 * Whether any file of a program is of a kind; taken over by the next Program as an index is.
 *
 * @param isOne Read from a file's syntax alone.
 */
export function createFileFlag(
  filesOf: (program: ts.Program) => readonly ts.SourceFile[],
  isOne: (sourceFile: ts.SourceFile) => boolean,
): (program: ts.Program) => boolean {
  const index = createFileIndex(filesOf, (file) =>
    isOne(file) ? said : unsaid,
  );
  return (program) => !index.isEmpty(program);
}

const optionsByProgram = new WeakMap<ts.Program, string>();

/** The compiler's options of a program, as text. */
export function optionsOf(program: ts.Program): string {
  let options = optionsByProgram.get(program);
  if (options === undefined) {
    options = JSON.stringify(program.getCompilerOptions());
    optionsByProgram.set(program, options);
  }
  return options;
}

function takeOver(
  joined: Joined,
  files: readonly ts.SourceFile[],
  read: (sourceFile: ts.SourceFile) => Keys,
): void {
  const { files: before, byKey } = joined;
  joined.files = files;
  // Most edits leave the list as it is, but for one file.
  const isAlike = before.length === files.length;
  const kept = isAlike ? undefined : new Set(files);
  const known = isAlike ? undefined : new Set(before);
  const gone = before.filter((file, index) =>
    kept ? !kept.has(file) : files[index] !== file,
  );
  const come = files.filter((file, index) =>
    known ? !known.has(file) : before[index] !== file,
  );
  for (const file of gone)
    for (const key of read(file).keys()) {
      const having = byKey.get(key);
      having?.delete(file);
      if (having?.size === 0) byKey.delete(key);
    }
  for (const file of come)
    for (const key of read(file).keys()) {
      const having = byKey.get(key);
      if (having) having.add(file);
      else byKey.set(key, new Set([file]));
    }
}

const orders = new WeakMap<
  readonly ts.SourceFile[],
  ReadonlyMap<ts.SourceFile, number>
>();

function orderOf(
  files: readonly ts.SourceFile[],
): ReadonlyMap<ts.SourceFile, number> {
  let order = orders.get(files);
  if (!order)
    orders.set(files, (order = new Map(files.map((file, at) => [file, at]))));
  return order;
}
