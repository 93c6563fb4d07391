import ts from "typescript";

import { contributionOf } from "./contribution.ts";
import { isProjectFile, projectFilesOf } from "./declared-names.ts";
import { optionsOf } from "./file-index.ts";
import { mayAnswerOtherwise, type Asked } from "./lookups.ts";
import { importersOf, mentionsModulesInComments } from "./modules.ts";
import { isOvertaken } from "./trivia.ts";

/** What a program is made of, as far as an edit changes it. */
export interface Generation {
  readonly options: string;
  readonly files: readonly ts.SourceFile[];
}

export function generationOf(program: ts.Program): Generation {
  return {
    options: optionsOf(program),
    files: program.getSourceFiles(),
  };
}

/** What may have become untrue with an edit; "all" where it may reach any file. */
export interface Edit {
  readonly changed: ReadonlySet<ts.SourceFile>;
  /** Changed files, and those that lead to one. */
  readonly touched: ReadonlySet<ts.SourceFile>;
  /** Changed files that no longer say the same to look-ups over the whole program; looked for when first asked. */
  altered: Changed | undefined;
  readonly pairs: Changed;
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
  pairs: [],
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
    before.options !== after.options ||
    before.files.length !== after.files.length
  )
    return "all";
  const changed: (readonly [ts.SourceFile, ts.SourceFile])[] = [];
  let byName: Map<string, ts.SourceFile> | undefined;
  for (const [index, file] of after.files.entries()) {
    let old = before.files[index];
    if (old === file) continue;
    if (old?.fileName !== file.fileName) {
      byName ??= new Map(before.files.map((each) => [each.fileName, each]));
      old = byName.get(file.fileName);
    }
    if (old === file) continue;
    if (!old || file.isDeclarationFile || !isProjectFile(file)) return "all";
    changed.push([old, file]);
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

function leaves(edit: Edit, asked: Asked): boolean {
  const { touched, changed } = edit;
  edit.altered ??= edit.pairs.filter(
    ([before, after]) => contributionOf(before) !== contributionOf(after),
  );
  return (
    !edit.altered.some(([before, after]) =>
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
): Edit | "all" {
  if (
    pairs === "all" ||
    !pairs.every(([before, after]) => isForItself(before, after))
  )
    return "all";
  const changed = new Set(pairs.map(([, after]) => after));
  const touched = new Set(changed);
  if (changed.size > 0) addImporters(program, touched);
  return {
    changed,
    touched,
    altered: undefined,
    pairs,
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

function addImporters(program: ts.Program, touched: Set<ts.SourceFile>): void {
  for (const file of projectFilesOf(program))
    if (mentionsModulesInComments(file)) touched.add(file);
  const importers = importersOf(program);
  for (const { fileName } of touched)
    for (const name of importers.get(fileName) ?? []) {
      const importer = program.getSourceFile(name);
      if (importer) touched.add(importer);
    }
}
