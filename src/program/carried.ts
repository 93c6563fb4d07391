import ts from "typescript";

import { contributionOf } from "./contribution.ts";
import { projectFilesOf } from "./declared-names.ts";
import { importedFilesOf, mentionsModulesInComments } from "./modules.ts";
import {
  isOvertaken,
  movedNode,
  respacedBetween,
  type Respaced,
} from "./trivia.ts";

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
  /** What was found about files, by their names, since an edit last changed more than spaces and comments. */
  readonly said: Map<string, Said>;
  /** How files were respaced since, oldest first. */
  respaced: Step[];
}

interface Entry {
  number: number;
  found: Map<unknown, unknown>;
}

/** One file of one edit: a newer version that says the same. */
export interface Step {
  readonly number: number;
  readonly file: ts.SourceFile;
  readonly respaced: Respaced;
}

/** Programs of one tsconfig, one after the other. Only the newest is held, and of it the project's own files. */
const lines = new Map<string, Line>();
const mostLines = 4;
const mostSteps = 32;
const numbers = new WeakMap<ts.Program, { line: Line; number: number }>();
const successors = new WeakMap<ts.SourceFile, Step>();
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

/** What is known about a file as long as edits of its program change spaces and comments alone. */
export interface Said {
  /** The newest program for which something was asked. */
  number: number;
  /** To fill; nodes may be those of an older version of a file (`currentNode`). */
  readonly found: Map<unknown, unknown>;
}

/** What is known about a file by its name; nothing for a program that a newer one has replaced. */
export function carriedAsLongAsSaid(
  program: ts.Program,
  { fileName }: ts.SourceFile,
): Said | undefined {
  const { line, number } = numberOf(program);
  if (number !== line.generation.number) return undefined;
  let said = line.said.get(fileName);
  if (!said)
    line.said.set(
      fileName,
      (said = { number, found: new Map<unknown, unknown>() }),
    );
  said.number = number;
  return said;
}

/** How files of a program were respaced since the one of a number. */
export function stepsSince(
  program: ts.Program,
  number: number,
): readonly Step[] {
  return numberOf(program).line.respaced.filter((step) => step.number > number);
}

/** What a node of an older version of a file became in a program. */
export function currentNode<Node extends ts.Node>(
  program: ts.Program,
  node: Node,
): Node | undefined {
  let file = node.getSourceFile();
  const current = program.getSourceFile(file.fileName);
  let at: Node | undefined = node;
  while (at && file !== current) {
    const step = successors.get(file);
    if (!step) return undefined;
    ({ file } = step);
    at = movedNode(at, file, step.respaced);
  }
  return at;
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
    const fresh: Line = {
      generation,
      touched: new Map(),
      said: new Map(),
      respaced: [],
    };
    lines.set(key, fresh);
    const [oldest] = lines.keys();
    if (lines.size > mostLines && oldest !== undefined) lines.delete(oldest);
    return { line: fresh, number };
  }
  const changed = changedBetween(line.generation, generation);
  const steps = changed === "all" ? undefined : stepsOf(changed, number);
  // What was respaced says to all other files what it said before.
  line.touched.set(
    number,
    steps ? new Set() : touchedBy(program, changed, generation),
  );
  const oldest = number - mostSteps;
  line.touched.delete(oldest);
  line.respaced = steps
    ? [...line.respaced.filter((step) => step.number > oldest), ...steps]
    : [];
  for (const [name, said] of line.said)
    if (!steps || said.number < oldest) line.said.delete(name);
  line.generation = generation;
  return { line, number };
}

type Changed = readonly (readonly [
  before: ts.SourceFile,
  after: ts.SourceFile,
])[];

/** The files that changed; "all" where the program is put together otherwise. */
function changedBetween(
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

/** How the changed files were respaced; nothing if one says something else now. */
function stepsOf(
  changed: Changed,
  number: number,
): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (const [before, file] of changed) {
    const respaced = respacedBetween(before, file);
    if (!respaced) return undefined;
    const step = { number, file, respaced };
    successors.set(before, step);
    steps.push(step);
  }
  return steps;
}

/** The files that changed, and those that lead to one; "all" where a change may reach any file. */
function touchedBy(
  program: ts.Program,
  changed: Changed | "all",
  { files }: Generation,
): ReadonlySet<ts.SourceFile> | "all" {
  if (
    changed === "all" ||
    !changed.every(([before, after]) => speaksForItself(before, after))
  )
    return "all";
  const touched = new Set(changed.map(([, after]) => after));
  if (touched.size > 0) addImporters(program, files.values(), touched);
  return touched;
}

/** Whether a changed file says the same to the whole program, and nothing to its global names. */
function speaksForItself(old: ts.SourceFile, file: ts.SourceFile): boolean {
  return (
    !isOvertaken(old) &&
    [old, file].every(
      (each) =>
        ts.isExternalModule(each) &&
        !each.statements.some(
          (statement) =>
            ts.isModuleDeclaration(statement) &&
            (ts.isStringLiteral(statement.name) ||
              (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0),
        ),
    ) &&
    contributionOf(old) === contributionOf(file)
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
