import ts from "typescript";

import { contributionOf } from "./contribution.ts";
import { projectFilesOf } from "./declared-names.ts";
import { importedFilesOf, mentionsModulesInComments } from "./modules.ts";

/**
 * An editor makes a new Program for each edit; every file that did not change is the same object in it.
 * What was found about such a file holds in the next Program too, if no file that it leads to changed and
 * the changed ones say the same to look-ups over the whole program.
 */
interface Generation {
  readonly number: number;
  readonly options: ts.CompilerOptions;
  readonly files: ReadonlyMap<string, ts.SourceFile>;
  readonly declarations: ReadonlySet<ts.SourceFile>;
}

interface Line {
  generation: Generation;
  /** Files about which nothing is known any more, by the number of the generation that touched them. */
  readonly touched: Map<number, ReadonlySet<ts.SourceFile> | "all">;
}

interface Entry {
  number: number;
  found: Map<unknown, unknown>;
}

/** Programs of one tsconfig, one after the other. Only the newest is held, and of it the project's own files. */
const lines = new Map<string, Line>();
const mostLines = 4;
const mostSteps = 32;
const numbers = new WeakMap<ts.Program, { line: Line; number: number }>();
const entries = new WeakMap<ts.SourceFile, Map<Line, Entry>>();

/**
 * What is known about a file of a program, and may be kept for the Programs that follow: a map to fill.
 * Only nodes and plain data belong there: symbols and types are those of one checker.
 */
export function carriedAbout(
  program: ts.Program,
  sourceFile: ts.SourceFile,
): Map<unknown, unknown> {
  const { line, number } = numberOf(program);
  let byLine = entries.get(sourceFile);
  if (!byLine) entries.set(sourceFile, (byLine = new Map<Line, Entry>()));
  let entry = byLine.get(line);
  if (!entry || !holds(line, entry.number, number, sourceFile)) {
    entry = { number, found: new Map<unknown, unknown>() };
    byLine.set(line, entry);
  }
  entry.number = number;
  return entry.found;
}

/** Whether a node is one of a program: what was carried over may speak of a file that is another one now. */
export function isCurrent(program: ts.Program, node: ts.Node): boolean {
  const file = node.getSourceFile();
  return program.getSourceFile(file.fileName) === file;
}

function holds(
  { touched }: Line,
  from: number,
  to: number,
  sourceFile: ts.SourceFile,
): boolean {
  // Two Programs of one tsconfig in turns: the older one is told nothing of the newer.
  if (from > to) return false;
  for (let at = from + 1; at <= to; at++) {
    const files = touched.get(at);
    if (!files || files === "all" || files.has(sourceFile)) return false;
  }
  return true;
}

function numberOf(program: ts.Program): { line: Line; number: number } {
  let known = numbers.get(program);
  if (!known) numbers.set(program, (known = place(program)));
  return known;
}

function place(program: ts.Program): { line: Line; number: number } {
  const options = program.getCompilerOptions();
  const { configFilePath } = options;
  const key =
    typeof configFilePath === "string"
      ? configFilePath
      : program.getCurrentDirectory();
  const line = lines.get(key);
  const number = (line?.generation.number ?? 0) + 1;
  const generation: Generation = {
    number,
    options,
    files: new Map(
      projectFilesOf(program).map((file) => [file.fileName, file]),
    ),
    declarations: new Set(
      program
        .getSourceFiles()
        .filter(({ isDeclarationFile }) => isDeclarationFile),
    ),
  };
  if (!line) {
    const fresh: Line = { generation, touched: new Map() };
    lines.set(key, fresh);
    const [oldest] = lines.keys();
    if (lines.size > mostLines && oldest !== undefined) lines.delete(oldest);
    return { line: fresh, number };
  }
  line.touched.set(
    number,
    touchedBetween(program, line.generation, generation),
  );
  line.touched.delete(number - mostSteps);
  line.generation = generation;
  return { line, number };
}

/** The files that changed, and those that lead to one; "all" where a change may reach any file. */
function touchedBetween(
  program: ts.Program,
  before: Generation,
  after: Generation,
): ReadonlySet<ts.SourceFile> | "all" {
  if (
    JSON.stringify(before.options) !== JSON.stringify(after.options) ||
    before.files.size !== after.files.size ||
    before.declarations.size !== after.declarations.size ||
    [...after.declarations].some((file) => !before.declarations.has(file))
  )
    return "all";
  const touched = new Set<ts.SourceFile>();
  for (const [name, file] of after.files) {
    const old = before.files.get(name);
    if (old === file) continue;
    if (!old || !speaksForItself(old, file)) return "all";
    touched.add(file);
  }
  if (touched.size > 0) addImporters(program, after.files.values(), touched);
  return touched;
}

/** Whether a changed file says the same to the whole program, and nothing to its global names. */
function speaksForItself(old: ts.SourceFile, file: ts.SourceFile): boolean {
  return (
    [old, file].every(
      (each) =>
        ts.isExternalModule(each) &&
        !each.statements.some(
          (statement) =>
            ts.isModuleDeclaration(statement) &&
            (ts.isStringLiteral(statement.name) ||
              (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0),
        ),
    ) && contributionOf(old) === contributionOf(file)
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
    for (const imported of importedFilesOf(program, file)) {
      const list = importers.get(imported);
      if (list) list.push(file);
      else importers.set(imported, [file]);
    }
  }
  for (const file of touched)
    for (const importer of importers.get(file.fileName) ?? [])
      touched.add(importer);
}
