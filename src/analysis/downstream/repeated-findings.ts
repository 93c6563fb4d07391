import ts from "typescript";

import type { FrameworkDescriptor } from "../../middleware/descriptor.ts";
import { skipOuter } from "../../program/syntax/functions.ts";
import type { Finding } from "../finding.ts";
import type { Project } from "../project.ts";
import { analyseSite } from "./analyse.ts";
import type { Note } from "./context.ts";
import { isPlain } from "./plain.ts";
import { judgedSites, lineOf } from "./sites.ts";

export type RepeatedKind =
  | "repeated"
  | "repeatedAfterCatch"
  | "repeatedInLoop"
  | "repeatedByHelper"
  | "repeatedBySubscription";

/** Every place where one request can run downstream a second time. */
export function repeatedFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly Finding<RepeatedKind>[] {
  return judgedSites(project, sourceFile).flatMap((site) => {
    const { descriptor } = site;
    const consequence = consequenceOf(descriptor);
    if (!consequence || isPlain(site)) return [];
    const notes = analyseSite(project, site)?.notes ?? [];
    const told = notes
      .filter(
        (note) =>
          note.kind === "repeated" && note.node.getSourceFile() === sourceFile,
      )
      .filter((note) => descriptor.calledTwice !== "reruns" || !note.guarded);
    return surest(told).map((note) => ({
      kind: kindOf(note),
      tier:
        note.implicit || !site.certain || descriptor.calledTwice === "unknown"
          ? ("advice" as const)
          : ("error" as const),
      node: stepOf(note.node),
      facts: {
        name: note.name,
        consequence,
        line: note.where ? lineOf(stepOf(note.where)) : "",
        caught: note.caught ? lineOf(note.caught) : "",
      },
      chain: note.chain,
      repairs: [],
    }));
  });
}

/** Of `work().catch(next).then(next)`, which begins where its first step does, the step that runs it: `then`. */
function stepOf(node: ts.Node): ts.Node {
  return ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    ts.isCallExpression(skipOuter(node.expression.expression))
    ? node.expression.name
    : node;
}

function kindOf({ where, node, caught, detail }: Note): RepeatedKind {
  if (detail === "helper") return "repeatedByHelper";
  if (detail === "subscription") return "repeatedBySubscription";
  if (where === node) return "repeatedInLoop";
  return caught ? "repeatedAfterCatch" : "repeated";
}

/** One report a call: where a surer way leads to it, the others aren't told. */
function surest(notes: readonly Note[]): readonly Note[] {
  const found = new Map<ts.Node, Note>();
  for (const note of notes) {
    const before = found.get(note.node);
    if (!before || doubts(before) > doubts(note)) found.set(note.node, note);
  }
  return [...found.values()];
}

/** What a way needs to happen besides: some call that throws unannounced, downstream that throws. */
function doubts({ implicit, caught }: Note): number {
  return (implicit ? 2 : 0) + (caught ? 1 : 0);
}

function consequenceOf(descriptor: FrameworkDescriptor): string | undefined {
  switch (descriptor.calledTwice) {
    case "throws":
      return "the second call throws, and the request fails";
    case "corrupts":
      return "the request is answered twice, or by the wrong handler";
    case "reruns":
    case "unknown":
      return "the handler does its work, and its side effects, twice";
    default:
      return undefined;
  }
}
