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
import { configurationOf } from "./file-index.ts";
import { askedOf, type Asked } from "./lookups.ts";
import { movedNode, respacedBetween, type Respaced } from "./trivia.ts";

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
  /** What was found about files, by their names, since an edit last changed more than spaces and comments. */
  readonly said: Map<string, Said>;
  /** How files were respaced since, oldest first. */
  respaced: Step[];
}

interface Entry {
  number: number;
  readonly found: Map<unknown, unknown>;
  /** What was asked about the whole program in those in which something was found. */
  readonly asked: Set<Asked>;
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
      respaced: [],
    };
    lines.set(key, fresh);
    const [oldest] = lines.keys();
    if (lines.size > mostLines && oldest !== undefined) lines.delete(oldest);
    return { line: fresh, number };
  }
  const changed = changedBetween(line.generation, generation);
  const steps = changed === "all" ? undefined : stepsOf(changed, number);
  line.edits.set(
    number,
    steps ? nothingSaid : editOf(program, changed, generation),
  );
  const oldest = number - mostSteps;
  line.edits.delete(oldest);
  line.respaced = steps
    ? [...line.respaced.filter((step) => step.number > oldest), ...steps]
    : [];
  for (const [name, said] of line.said)
    if (!steps || said.number < oldest) line.said.delete(name);
  line.generation = generation;
  line.number = number;
  return { line, number };
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
