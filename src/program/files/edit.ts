import ts from "typescript";

import { contributionOf } from "./contribution.ts";
import { isProjectFile, projectFilesOf } from "./declared-names.ts";
import { mayAnswerOtherwise, type Asked } from "./lookups.ts";
import { importedFilesOf, mentionsModulesInComments } from "./modules.ts";
import { isOvertaken } from "./trivia.ts";
import { addTo } from "./lists.ts";

/** What a program is made of, as far as an edit changes it. */
export interface Generation {
  readonly options: ts.CompilerOptions;
  readonly files: ReadonlyMap<string, ts.SourceFile>;
  /** Declaration files, and what else isn't the project's own. */
  readonly declarations: ReadonlySet<ts.SourceFile>;
}

export function generationOf(program: ts.Program): Generation {
  return {
    options: program.getCompilerOptions(),
    files: new Map(
      projectFilesOf(program).map((file) => [file.fileName, file]),
    ),
    declarations: new Set(
      program
        .getSourceFiles()
        .filter((file) => file.isDeclarationFile || !isProjectFile(file)),
    ),
  };
}

/** What may have become untrue with an edit; "all" where it may reach any file. */
export interface Edit {
  readonly changed: ReadonlySet<ts.SourceFile>;
  /** Changed files, and those that lead to one. */
  readonly touched: ReadonlySet<ts.SourceFile>;
  /** Changed files that no longer say the same to look-ups over the whole program. */
  readonly altered: Changed;
  /** Whether something that was asked may have another answer, for each program that asked. */
  readonly verdicts: WeakMap<Asked, Verdict>;
}

interface Verdict {
  /** How much was asked by then. */
  readonly size: number;
  readonly holds: boolean;
}

/** An edit of spaces and comments. */
export const nothingSaid: Edit = {
  changed: new Set(),
  touched: new Set(),
  altered: [],
  verdicts: new WeakMap(),
};

export type Changed = readonly (readonly [
  before: ts.SourceFile,
  after: ts.SourceFile,
])[];

/** The files that changed; "all" where the program is put together otherwise. */
export function changedBetween(
  before: Generation,
  after: Generation,
): Changed | "all" {
  if (
    JSON.stringify(before.options) !== JSON.stringify(after.options) ||
    before.files.size !== after.files.size ||
    before.declarations.size !== after.declarations.size ||
    [...after.declarations].some((file) => !before.declarations.has(file))
  )
    return "all";
  const changed: (readonly [ts.SourceFile, ts.SourceFile])[] = [];
  for (const [name, file] of after.files) {
    const old = before.files.get(name);
    if (!old) return "all";
    if (old !== file) changed.push([old, file]);
  }
  return changed;
}

/** Whether everything that was asked about the whole program has the answer that it had before an edit. */
export function leavesAnswers(edit: Edit, asked: Asked): boolean {
  let verdict = edit.verdicts.get(asked);
  if (verdict?.size !== asked.size) {
    verdict = { size: asked.size, holds: leaves(edit, asked) };
    edit.verdicts.set(asked, verdict);
  }
  return verdict.holds;
}

function leaves({ altered, touched, changed }: Edit, asked: Asked): boolean {
  return (
    !altered.some(([before, after]) =>
      mayAnswerOtherwise(asked, before, after),
    ) &&
    // What gave an answer may mean something else by what it leads to.
    ![...touched].some(
      (file) => !changed.has(file) && asked.files.has(file.fileName),
    )
  );
}

/** What an edit did: "all" where a change may reach any file. */
export function editOf(
  program: ts.Program,
  pairs: Changed | "all",
  { files }: Generation,
): Edit | "all" {
  if (
    pairs === "all" ||
    !pairs.every(([before, after]) => isForItself(before, after))
  )
    return "all";
  const changed = new Set(pairs.map(([, after]) => after));
  const touched = new Set(changed);
  if (changed.size > 0) addImporters(program, files.values(), touched);
  return {
    changed,
    touched,
    altered: pairs.filter(
      ([before, after]) => contributionOf(before) !== contributionOf(after),
    ),
    verdicts: new WeakMap(),
  };
}

/** Whether a changed file says nothing to the program's global names. */
function isForItself(before: ts.SourceFile, after: ts.SourceFile): boolean {
  return (
    !isOvertaken(before) &&
    [before, after].every(
      (each) =>
        ts.isExternalModule(each) &&
        !each.statements.some(
          (statement) =>
            ts.isModuleDeclaration(statement) &&
            (ts.isStringLiteral(statement.name) ||
              (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0),
        ),
    )
  );
}

function addImporters(
  program: ts.Program,
  files: Iterable<ts.SourceFile>,
  touched: Set<ts.SourceFile>,
): void {
  const importers = new Map<string, ts.SourceFile[]>();
  for (const file of files) {
    if (mentionsModulesInComments(file)) touched.add(file);
    for (const imported of importedFilesOf(program, file))
      addTo(importers, imported, file);
  }
  for (const file of touched)
    for (const importer of importers.get(file.fileName) ?? [])
      touched.add(importer);
}
