import type ts from "typescript";

import {
  carriedAsLongAsSaid,
  currentNode,
  stepsSince,
  type Step,
} from "../program/files/carried.ts";
import type { Respaced } from "../program/files/trivia.ts";
import type { ChainStep, Finding, Repair, TextEdit } from "./finding.ts";
import type { ProjectSettings } from "./project.ts";

interface Kept {
  readonly number: number;
  readonly findings: readonly Finding[];
}

/** How many times a file was analysed for a question: not again where an edit changes spaces and comments alone. */
export const asked = { times: 0 };

/**
 * The findings about a file, asked for once as long as the program says the same: in an editor, a comment
 * that grows by a letter makes a new Program, and costs nothing but to find the nodes again.
 *
 * @param question What is asked, with all its options.
 */
export function keptFindings<Kind extends string>(
  program: ts.Program,
  settings: ProjectSettings,
  sourceFile: ts.SourceFile,
  question: string,
  ask: () => readonly Finding<Kind>[],
): readonly Finding<Kind>[] {
  const said = carriedAsLongAsSaid(program, sourceFile);
  if (!said) return ask();
  const { number, found } = said;
  let kept = found.get(settings) as Map<string, Kept> | undefined;
  if (!kept) found.set(settings, (kept = new Map<string, Kept>()));
  const known = kept.get(question);
  const moved = known && allMoved(program, sourceFile, known);
  const findings = (moved as readonly Finding<Kind>[] | undefined) ?? ask();
  if (!moved) asked.times += 1;
  kept.set(question, { number, findings });
  return findings;
}

/** The findings as the newest versions of their files have them; nothing if one says more than can be moved. */
function allMoved(
  program: ts.Program,
  sourceFile: ts.SourceFile,
  { number, findings }: Kept,
): readonly Finding[] | undefined {
  const steps = stepsSince(program, number);
  if (steps.length === 0) return findings;
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
  for (const { file, respaced } of steps) {
    if (quotes(finding, respaced)) return undefined;
    if (file.fileName !== sourceFile.fileName) continue;
    const next: Repair[] = [];
    for (const repair of repairs) {
      const at = movedRepair(repair, respaced);
      if (!at) return undefined;
      next.push(at);
    }
    repairs = next;
  }
  return { ...finding, node, chain, repairs };
}

/** Whether a message may hold text from around a changed stretch, or the number of a line behind it. */
function quotes({ facts, repairs }: Finding, respaced: Respaced): boolean {
  return [facts, ...repairs.map((repair) => repair.facts ?? {})].some((each) =>
    Object.entries(each).some(
      ([name, text]) =>
        holds(text, respaced) ||
        (!respaced.sameLines && /line$/i.test(name) && text !== ""),
    ),
  );
}

function movedRepair(repair: Repair, respaced: Respaced): Repair | undefined {
  const edits: TextEdit[] = [];
  for (const edit of repair.edits) {
    // What is written on lines of its own depends on how the lines around it look.
    if (edit.text.includes("\n") || holds(edit.text, respaced))
      return undefined;
    if (edit.end < respaced.start) edits.push(edit);
    else if (edit.start > respaced.end)
      edits.push({
        ...edit,
        start: edit.start + respaced.shift,
        end: edit.end + respaced.shift,
      });
    else return undefined;
  }
  return { ...repair, edits };
}

function holds(text: string, { before }: Respaced): boolean {
  return before !== "" && text.includes(before);
}
