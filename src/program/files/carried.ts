import type ts from "typescript";

import {
  changedBetween,
  editOf,
  generationOf,
  leavesAnswers,
  nothingSaid,
  type Changed,
  type Edit,
  type Generation,
} from "./edit.ts";
import { configurationOf } from "./held.ts";
import { askedOf, type Asked } from "./lookups.ts";
import {
  localEditBetween,
  nodeBehindEdit,
  type LocalEdit,
} from "./local-edit.ts";
import { importedFilesOf } from "./modules.ts";
import { movedNode, respacedBetween, type Stretch } from "./trivia.ts";

/**
 * An editor makes a new Program for each edit; every file that did not change is the same object in it.
 * What was found about such a file holds in the next Program too, if no file that it leads to changed and
 * the changed ones say the same to look-ups over the whole program.
 */
interface Line {
  /** The newest. */
  generation: Generation;
  /** Its number: they are counted. */
  number: number;
  /** What each edit did, by the number of the generation that it led to. */
  readonly edits: Map<number, Edit | "all">;
  /** What was found about files, by their names, since an edit last changed what they say. */
  readonly said: Map<string, Said>;
  /** What edits did to files since, oldest first. */
  steps: Step[];
}

interface Entry {
  number: number;
  readonly found: Map<unknown, unknown>;
  /** What was asked about the whole program in those in which something was found. */
  readonly asked: Set<Asked>;
}

/** One file of one edit: a newer version that says the same, or the same but for what one function does. */
export interface Step {
  readonly number: number;
  readonly was: ts.SourceFile;
  readonly file: ts.SourceFile;
  readonly stretch: Stretch;
  /** How the code before a respaced stretch ends. */
  readonly before: string;
  readonly local?: LocalEdit;
}

/** Programs of one tsconfig, one after the other. Of the newest its files are held. */
const lines = new Map<string, Line>();
const mostLines = 4;
const mostSteps = 32;
const numbers = new WeakMap<ts.Program, { line: Line; number: number }>();
const entries = new WeakMap<ts.SourceFile, Map<Line, Entry>>();

/**
 * What is known about a file of a program, and may be kept for the Programs that follow: a map to fill,
 * with a call of `noteFound` each time. Only nodes and plain data belong there: symbols and types are those
 * of one checker.
 */
export function carriedAbout(
  program: ts.Program,
  sourceFile: ts.SourceFile,
): Map<unknown, unknown> {
  return entryOf(program, sourceFile).found;
}

/** Says that something is found in this program which `carriedAbout` the file keeps. */
export function noteFound(
  program: ts.Program,
  sourceFile: ts.SourceFile,
): void {
  entryOf(program, sourceFile).asked.add(askedOf(program));
}

function entryOf(program: ts.Program, sourceFile: ts.SourceFile): Entry {
  const { line, number } = numberOf(program);
  let byLine = entries.get(sourceFile);
  if (!byLine) entries.set(sourceFile, (byLine = new Map<Line, Entry>()));
  let entry = byLine.get(line);
  if (!entry || !holds(line, entry, number, sourceFile)) {
    entry = {
      number,
      found: new Map<unknown, unknown>(),
      asked: new Set<Asked>(),
    };
    byLine.set(line, entry);
  }
  entry.number = number;
  return entry;
}

/** Whether a node is one of a program: what was carried over may speak of a file that is another one now. */
export function isCurrent(program: ts.Program, node: ts.Node): boolean {
  const file = node.getSourceFile();
  return program.getSourceFile(file.fileName) === file;
}

/** The same of each of them; what is missing is no other one. */
export function areCurrent(
  program: ts.Program,
  nodes: readonly (ts.Node | undefined)[],
): boolean {
  return nodes.every((node) => !node || isCurrent(program, node));
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
  if (number !== line.number) return undefined;
  let said = line.said.get(fileName);
  if (!said)
    line.said.set(
      fileName,
      (said = { number, found: new Map<unknown, unknown>() }),
    );
  said.number = number;
  return said;
}

/** What was done to files of a program since the one of a number. */
export function stepsSince(
  program: ts.Program,
  number: number,
): readonly Step[] {
  return numberOf(program).line.steps.filter((step) => step.number > number);
}

/** What a node of an older version of a file became in a program. */
export function currentNode<Node extends ts.Node>(
  program: ts.Program,
  node: Node,
): Node | undefined {
  let file = node.getSourceFile();
  const { line } = numberOf(program);
  const current = program.getSourceFile(file.fileName);
  let at: Node | undefined = node;
  while (at && file !== current) {
    // A map by files would keep every version behind the oldest that anyone holds.
    const step = line.steps.find(({ was }) => was === file);
    if (!step) return undefined;
    ({ file } = step);
    at = (step.local ? nodeBehindEdit : movedNode)(at, file, step.stretch);
  }
  return at;
}

function holds(
  { edits }: Line,
  { number: from, asked }: Entry,
  to: number,
  sourceFile: ts.SourceFile,
): boolean {
  // Two Programs of one tsconfig in turns: the older one is told nothing of the newer.
  if (from > to) return false;
  for (let at = from + 1; at <= to; at++) {
    const edit = edits.get(at);
    if (
      !edit ||
      edit === "all" ||
      edit.touched.has(sourceFile) ||
      ![...asked].every((each) => leavesAnswers(edit, each))
    )
      return false;
  }
  return true;
}

function numberOf(program: ts.Program): { line: Line; number: number } {
  let known = numbers.get(program);
  if (!known) numbers.set(program, (known = place(program)));
  return known;
}

function place(program: ts.Program): { line: Line; number: number } {
  const key = configurationOf(program);
  const line = lines.get(key);
  const number = (line?.number ?? 0) + 1;
  const generation = generationOf(program);
  if (!line) {
    const fresh: Line = {
      generation,
      number,
      edits: new Map(),
      said: new Map(),
      steps: [],
    };
    lines.set(key, fresh);
    const [oldest] = lines.keys();
    if (lines.size > mostLines && oldest !== undefined) lines.delete(oldest);
    return { line: fresh, number };
  }
  const changed = changedBetween(line.generation, generation);
  const respaced = changed === "all" ? undefined : respacedIn(changed, number);
  const edit = respaced ? nothingSaid : editOf(program, changed);
  const local = respaced
    ? undefined
    : localStep(program, changed, edit, number);
  // What one function knows alone answers nobody's question.
  if (local && edit !== "all") edit.altered = [];
  const steps = respaced ?? (local && [local]);
  line.edits.set(number, edit);
  const oldest = number - mostSteps;
  line.edits.delete(oldest);
  line.steps = steps
    ? [...line.steps.filter((step) => step.number > oldest), ...steps]
    : [];
  for (const [name, said] of line.said)
    if (
      !steps ||
      said.number < oldest ||
      (local && name !== local.file.fileName)
    )
      line.said.delete(name);
  line.generation = generation;
  line.number = number;
  return { line, number };
}

/** How the changed files were respaced; nothing if one says something else now. */
function respacedIn(
  changed: Changed,
  number: number,
): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (const [was, file] of changed) {
    const respaced = respacedBetween(was, file);
    if (!respaced) return undefined;
    steps.push({
      number,
      was,
      file,
      stretch: respaced,
      before: respaced.before,
    });
  }
  return steps;
}

/** What an edit did to the one file that it changed, where only one function of that can tell. */
function localStep(
  program: ts.Program,
  changed: Changed | "all",
  edit: Edit | "all",
  number: number,
): Step | undefined {
  if (changed === "all" || edit === "all" || changed.length !== 1)
    return undefined;
  const [[was, file] = []] = changed;
  if (!was || !file || leadsBack(program, file, edit)) return undefined;
  const local = localEditBetween(program, was, file);
  return (
    local && { number, was, file, stretch: local.stretch, before: "", local }
  );
}

/** Whether a file that this one imports leads to it again. */
function leadsBack(
  program: ts.Program,
  file: ts.SourceFile,
  { touched }: Edit,
): boolean {
  const imported = new Set(importedFilesOf(program, file));
  return [...touched].some(({ fileName }) => imported.has(fileName));
}
