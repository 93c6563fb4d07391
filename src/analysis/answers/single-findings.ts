import ts from "typescript";

import type { Answering } from "../../middleware/descriptor.ts";
import type { Site } from "../../middleware/site.ts";
import {
  functionAround,
  isAsync,
  isFunctionWithBody,
  isWithin,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { lineOf } from "../downstream/sites.ts";
import type { Finding, Repair } from "../finding.ts";
import { judgedSitesIn, type Project } from "../project.ts";
import { analyseAnswers, type SiteResult } from "./analyse.ts";
import type { Note } from "./context.ts";
import { loneHelpersIn } from "./lone-helpers.ts";
import { returnRepairs } from "./repairs.ts";
import { addTo } from "../../program/files/lists.ts";

export type SingleKind =
  | "again"
  | "againInLoop"
  | "againInCatch"
  | "begun"
  | "continues"
  | "failsOn"
  | "late"
  | "headers"
  | "lateHeaders"
  | "beforeCallback"
  | "throws"
  | "returns"
  | "endsEarly";

/** Every place of a file where a request that is answered, or handed on, gets a second answer or goes on. */
export function singleAnswerFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly Finding<SingleKind>[] {
  const found = new Map<string, Finding<SingleKind>>();
  const told = new Set<ts.Node>();
  for (const site of judgedSitesIn(project, sourceFile)) {
    const { answering } = site.descriptor;
    if (!answering) continue;
    const result = analyseAnswers(project, site);
    if (!result) continue;
    const notes = [...result.notes, ...earlyEnds(result)].filter(
      (note) =>
        note.node.getSourceFile() === sourceFile &&
        !isToldAtThrow(project, note),
    );
    for (const { note, beside } of oncePerMistake(notes, told)) {
      const finding = findingOf(project, site, answering, note, beside);
      // Two sites may share a helper of the file: it is told once.
      found.set(`${finding.kind}${String(note.node.pos)}`, finding);
    }
  }
  for (const site of loneHelpersIn(project, sourceFile)) {
    const notes = analyseAnswers(project, site)?.notes ?? [];
    const own = notes.filter(
      ({ kind, node, first }) =>
        kind === "again" &&
        [node, first.node].every((at) => isWithin(at, site.body)),
    );
    for (const { note, beside } of oncePerMistake(own, told)) {
      const { answering } = site.descriptor;
      if (!answering) continue;
      const finding = findingOf(project, site, answering, note, beside);
      found.set(`${finding.kind}${String(note.node.pos)}`, finding);
    }
  }
  return [...found.values()];
}

/** `fail(res)` of a helper that answers and throws: where it is a handler of its own, it is told at its `throw`. */
function isToldAtThrow(project: Project, { thrown }: Note): boolean {
  const around = thrown && functionAround(thrown);
  const site = around && project.middleware.siteOf(around);
  return (
    site?.certain === true &&
    site.descriptor.answering !== undefined &&
    (analyseAnswers(project, site)?.notes.some(
      ({ kind, node }) => kind === "throws" && node === thrown,
    ) ??
      false)
  );
}

interface Mistake {
  readonly note: Note;
  /** The same place, behind other answers that no report tells of. */
  readonly beside: readonly Note[];
}

/** One report for each answer that the code goes on after: at the first place that it goes on to. */
function oncePerMistake(
  notes: readonly Note[],
  told: Set<ts.Node>,
): readonly Mistake[] {
  const plain = notes.filter((note) => !note.implicit);
  const caught = notes.filter((note) => note.implicit);
  return [...inOrder(plain), ...inOrder(caught)].flatMap((group) => {
    const [note, ...others] = group
      .filter(({ first }) => !told.has(first.node))
      .sort((a, b) => b.first.node.pos - a.first.node.pos);
    for (const { first } of group) told.add(first.node);
    if (!note) return [];
    const beside = others.filter(({ first }) => first.node !== note.first.node);
    return [{ note, beside }];
  });
}

/** Notes by their place, those of one place together. */
function inOrder(notes: readonly Note[]): readonly (readonly Note[])[] {
  const places = new Map<ts.Node, Note[]>();
  for (const note of [...notes].sort((a, b) => a.node.pos - b.node.pos))
    addTo(places, note.node, note);
  return [...places.values()];
}

function findingOf(
  project: Project,
  site: Site,
  answering: Answering,
  note: Note,
  beside: readonly Note[],
): Finding<SingleKind> {
  const { first } = note;
  return {
    kind: kindOf(note, answering),
    tier: site.certain ? "error" : "advice",
    node: note.node,
    facts: {
      name: note.name,
      first: first.name,
      line: lineOf(first.node),
      twice: answering.observedTwice,
      continued: answering.observedContinued,
      failed: answering.observedFailed ?? "",
    },
    chain: note.chain,
    repairs: repairsOf(project, [note, ...beside]),
  };
}

/** A `return` behind each of the answers that the place is reached from: one of several mends nothing, and what was begun has to end. */
function repairsOf(
  project: Project,
  notes: readonly Note[],
): readonly Repair[] {
  if (notes.some(({ first }) => first.kind === "begun")) return [];
  const firsts = new Map(notes.map((note) => [note.first.node, note]));
  const repairs = [...firsts.values()].map(
    (note) => returnRepairs(project, note)[0],
  );
  const edits = repairs.flatMap((repair) => repair?.edits ?? []);
  return repairs.every((repair) => repair !== undefined)
    ? [{ kind: "addReturn", edits }]
    : [];
}

function kindOf(
  { kind, node, first, implicit }: Note,
  { observedFailed }: Answering,
): SingleKind {
  if (kind === "continues" && observedFailed !== undefined && handsError(node))
    return "failsOn";
  if (kind === "headers")
    return first.kind === "continued" ? "lateHeaders" : "headers";
  if (kind !== "again") return kind;
  if (implicit) return "againInCatch";
  if (first.kind === "begun") return "begun";
  return first.node === node ? "againInLoop" : "again";
}

/** `next(new Error(…))`, `next(error)` of a `catch`, or of an error handler's own error. */
function handsError(node: ts.Node): boolean {
  const [argument] = ts.isCallExpression(node) ? node.arguments : [];
  if (!argument) return false;
  const given = skipOuter(argument);
  if (ts.isNewExpression(given)) return true;
  return (
    ts.isIdentifier(given) &&
    ts.findAncestor(node, (at) => errorOf(at)?.getText() === given.text) !==
      undefined
  );
}

/** The name of the error that a `catch`, or an error handler of four parameters, is given. */
function errorOf(at: ts.Node): ts.Node | undefined {
  if (ts.isCatchClause(at)) return at.variableDeclaration?.name;
  return isFunctionWithBody(at) && at.parameters.length === 4
    ? at.parameters[0]?.name
    : undefined;
}

/** Where an async body ends, which is an answer of its own, before the callback that has one. */
function earlyEnds({ site, body }: SiteResult): readonly Note[] {
  if (
    site.descriptor.answering?.result !== "answers" ||
    !isAsync(site.body) ||
    site.role !== "handler"
  )
    return [];
  return body.exits.flatMap(({ state, result, implicit }): Note[] =>
    state.kind === "deferred" && state.certain && result?.reply !== true
      ? [
          {
            kind: "endsEarly",
            node: state.node,
            name: state.name,
            first: state,
            chain: [],
            implicit,
          },
        ]
      : [],
  );
}
