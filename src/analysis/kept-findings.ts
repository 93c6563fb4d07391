import type ts from "typescript";

import {
  carriedAsLongAsSaid,
  currentNode,
  stepsSince,
  type Step,
} from "../program/files/carried.ts";
import {
  isAround,
  isHeld,
  reaches,
  type LocalEdit,
} from "../program/files/local-edit.ts";
import type { ChainStep, Finding, Repair, TextEdit } from "./finding.ts";
import {
  isJudged,
  judgedSitesIn,
  partOf,
  projectOf,
  type Project,
  type ProjectSettings,
} from "./project.ts";

interface Kept {
  readonly number: number;
  readonly findings: readonly Finding[];
}

/** How many times a file was analysed for a question: not again where an edit changes spaces and comments alone. */
export const asked = { times: 0 };

/** One question about a file. */
export interface Question<Kind extends string> {
  /** What is asked, with all its options. */
  readonly name: string;
  /** Whether what is found about a function is due to that function, and to what it calls. */
  readonly byFunction: boolean;
  ask(project: Project): readonly Finding<Kind>[];
}

/**
 * The findings about a file, asked for once as long as the program says the same: in an editor, a comment
 * that grows by a letter makes a new Program, and costs nothing but to find the nodes again. A text that does
 * is asked about for the functions that it is part of, and for those that call them.
 */
export function keptFindings<Kind extends string>(
  program: ts.Program,
  settings: ProjectSettings,
  sourceFile: ts.SourceFile,
  question: Question<Kind>,
): readonly Finding<Kind>[] {
  const said = carriedAsLongAsSaid(program, sourceFile);
  if (!said) return question.ask(projectOf(program, settings));
  const { number, found } = said;
  let kept = found.get(settings) as Map<string, Kept> | undefined;
  if (!kept) found.set(settings, (kept = new Map<string, Kept>()));
  const known = kept.get(question.name);
  let findings =
    known && stillFound(program, settings, sourceFile, question, known);
  if (!findings) {
    const project = projectOf(program, settings);
    findings = question.ask(project);
    if (question.byFunction)
      keepBodies(settings, sourceFile, bodiesOfSites(project, sourceFile));
    asked.times += 1;
  }
  kept.set(question.name, { number, findings });
  return findings as readonly Finding<Kind>[];
}

/** What was found, where an edit left it as it was, with what is found anew about the functions that it reaches. */
function stillFound(
  program: ts.Program,
  settings: ProjectSettings,
  sourceFile: ts.SourceFile,
  question: Question<string>,
  known: Kept,
): readonly Finding[] | undefined {
  const steps = stepsSince(program, known.number);
  if (steps.length === 0) return known.findings;
  if (!steps.some(({ local }) => local)) {
    moveBodies(program, settings, sourceFile, steps);
    return allMoved(program, sourceFile, known.findings, steps);
  }
  const [step, later] = steps;
  const local = step?.local;
  if (!local || later || !question.byFunction) return undefined;
  const bodies = siteBodies.get(step.was)?.get(settings);
  if (!bodies) return undefined;
  const others = untouched(known.findings, bodies, local);
  const moved = others && allMoved(program, sourceFile, others, steps);
  if (!moved) return undefined;
  const project = partOf(projectOf(program, settings), local);
  const anew = question.ask(project);
  moveBodies(program, settings, sourceFile, steps, project);
  return [
    ...moved,
    ...anew.filter((finding) =>
      moved.every(
        ({ node, kind }) => node !== finding.node || kind !== finding.kind,
      ),
    ),
  ];
}

/** Findings in functions that an edit doesn't reach; nothing where one may be due to a function that it does reach. */
function untouched(
  findings: readonly Finding[],
  bodies: readonly ts.Node[],
  local: LocalEdit,
): readonly Finding[] | undefined {
  const left: Finding[] = [];
  for (const finding of findings) {
    const { node, chain } = finding;
    const owner = innermost(bodies, node);
    if (owner && reaches(local, owner)) continue;
    const file = node.getSourceFile();
    if (
      (!owner && isAround(local, node)) ||
      chain.some(
        (step) =>
          step.node.getSourceFile() === file && isHeld(local, step.node),
      )
    )
      return undefined;
    left.push(finding);
  }
  return left;
}

function innermost(
  bodies: readonly ts.Node[],
  node: ts.Node,
): ts.Node | undefined {
  let found: ts.Node | undefined;
  for (const body of bodies)
    if (
      body.pos <= node.pos &&
      node.end <= body.end &&
      (!found || found.pos <= body.pos)
    )
      found = body;
  return found;
}

/** The bodies of a file's sites, for each version of it. */
const siteBodies = new WeakMap<
  ts.SourceFile,
  WeakMap<ProjectSettings, readonly ts.Node[]>
>();

function bodiesOfSites(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly ts.Node[] {
  return judgedSitesIn(project, sourceFile).map(({ body }) => body);
}

/** Has the bodies of the newest version of a file where those of the one before are known. */
function moveBodies(
  program: ts.Program,
  settings: ProjectSettings,
  sourceFile: ts.SourceFile,
  steps: readonly Step[],
  part?: Project,
): void {
  if (siteBodies.get(sourceFile)?.has(settings)) return;
  const was = steps.find(({ file }) => file === sourceFile)?.was;
  const before = was && siteBodies.get(was)?.get(settings);
  if (!before) return;
  const others = before
    .filter((body) => !part || !isJudged(part, body))
    .map((body) => currentNode(program, body));
  const moved = others.filter((body) => body !== undefined);
  if (moved.length < others.length) return;
  keepBodies(settings, sourceFile, [
    ...moved,
    ...(part ? bodiesOfSites(part, sourceFile) : []),
  ]);
}

function keepBodies(
  settings: ProjectSettings,
  sourceFile: ts.SourceFile,
  bodies: readonly ts.Node[],
): void {
  let bySettings = siteBodies.get(sourceFile);
  if (!bySettings) siteBodies.set(sourceFile, (bySettings = new WeakMap()));
  bySettings.set(settings, bodies);
}

/** The findings as the newest versions of their files have them; nothing if one says more than can be moved. */
function allMoved(
  program: ts.Program,
  sourceFile: ts.SourceFile,
  findings: readonly Finding[],
  steps: readonly Step[],
): readonly Finding[] | undefined {
  const moved: Finding[] = [];
  for (const finding of findings) {
    const next = movedFinding(program, sourceFile, finding, steps);
    if (!next) return undefined;
    moved.push(next);
  }
  return moved;
}

function movedFinding(
  program: ts.Program,
  sourceFile: ts.SourceFile,
  finding: Finding,
  steps: readonly Step[],
): Finding | undefined {
  const node = currentNode(program, finding.node);
  if (node?.getSourceFile() !== sourceFile) return undefined;
  const chain: ChainStep[] = [];
  for (const step of finding.chain) {
    const at = currentNode(program, step.node);
    if (!at) return undefined;
    chain.push({ ...step, node: at });
  }
  let { repairs } = finding;
  for (const step of steps) {
    const { file } = step;
    if (quotes(finding, step)) return undefined;
    if (file.fileName !== sourceFile.fileName) continue;
    const next: Repair[] = [];
    for (const repair of repairs) {
      const at = movedRepair(repair, step);
      if (!at) return undefined;
      next.push(at);
    }
    repairs = next;
  }
  return { ...finding, node, chain, repairs };
}

/** Whether a message may hold text from around a changed stretch, or the number of a line behind it. */
function quotes({ facts, repairs }: Finding, step: Step): boolean {
  return [facts, ...repairs.map((repair) => repair.facts ?? {})].some((each) =>
    Object.entries(each).some(
      ([name, text]) =>
        holds(text, step) ||
        (!step.stretch.sameLines && /line$/i.test(name) && text !== ""),
    ),
  );
}

function movedRepair(repair: Repair, step: Step): Repair | undefined {
  const { stretch } = step;
  const edits: TextEdit[] = [];
  for (const edit of repair.edits) {
    // What is written on lines of its own depends on how the lines around it look.
    if (
      (edit.text.includes("\n") && !isLinesAway(edit, step)) ||
      holds(edit.text, step)
    )
      return undefined;
    if (edit.end < stretch.start) edits.push(edit);
    else if (edit.start > stretch.end)
      edits.push({
        ...edit,
        start: edit.start + stretch.shift,
        end: edit.end + stretch.shift,
      });
    else return undefined;
  }
  return { ...repair, edits };
}

/** Whether there are lines between what an edit of one function changed and the place of another. */
function isLinesAway(edit: TextEdit, { local, was, stretch }: Step): boolean {
  const between =
    edit.end < stretch.start
      ? was.text.slice(edit.end, stretch.start)
      : was.text.slice(stretch.end, edit.start);
  return local !== undefined && between.split("\n").length > 3;
}

function holds(text: string, { before }: Step): boolean {
  return before !== "" && text.includes(before);
}
