import type ts from "typescript";

/** One kind of question about all files of a program: who calls `x`, whether any file declares `x`. */
export interface Question {
  /** Whether the answer for a key may be another one where a version of a file took the place of another. */
  readonly mayDiffer: (
    before: ts.SourceFile,
    after: ts.SourceFile,
    key: string,
  ) => boolean;
}

/** What was asked about all files of a program, and the files that gave an answer. */
export interface Asked {
  /** How many. */
  size: number;
  readonly keys: Map<Question, Set<string>>;
  readonly files: Set<string>;
}

const byProgram = new WeakMap<ts.Program, Asked>();

/** Everything that was asked about all files of a program so far; grows. */
export function askedOf(program: ts.Program): Asked {
  let asked = byProgram.get(program);
  if (!asked)
    byProgram.set(
      program,
      (asked = { size: 0, keys: new Map(), files: new Set() }),
    );
  return asked;
}

/** Notes that the answer to a question was used, which nodes of some files were part of. */
export function noteAsked(
  program: ts.Program,
  question: Question,
  key: string,
  files: Iterable<ts.SourceFile> = [],
): void {
  const asked = askedOf(program);
  let keys = asked.keys.get(question);
  if (!keys) asked.keys.set(question, (keys = new Set()));
  const before = keys.size + asked.files.size;
  keys.add(key);
  for (const { fileName } of files) asked.files.add(fileName);
  asked.size += keys.size + asked.files.size - before;
}

/** Whether something that was asked may have another answer with a newer version of a file. */
export function mayAnswerOtherwise(
  { keys, files }: Asked,
  before: ts.SourceFile,
  after: ts.SourceFile,
): boolean {
  if (files.has(before.fileName)) return true;
  for (const [question, asked] of keys)
    for (const key of asked)
      if (question.mayDiffer(before, after, key)) return true;
  return false;
}
