import type ts from "typescript";

import type { FrameworkDescriptor } from "../../middleware/descriptor.ts";
import type { Site } from "../../middleware/site.ts";
import { functionAround } from "../../program/syntax/functions.ts";
import type { Finding, Repair } from "../finding.ts";
import type { Project } from "../project.ts";
import { analyseSite } from "./analyse.ts";
import type { Note } from "./context.ts";
import { ignoringCalleeOf } from "./unknown-calls.ts";
import { isPlain } from "./plain.ts";
import { awaitRepairs, callRepairs } from "./repairs.ts";
import { judgedSites, lineOf } from "./sites.ts";
import { shortText } from "../../program/syntax/short-text.ts";

export type AwaitKind =
  | "dropped"
  | "handledButDropped"
  | "neverAwaited"
  | "awaitedSometimes"
  | "droppedObservable"
  | "runsBeforeHandler"
  | "finallyBeforeHandler"
  | "subscribedAside"
  | "detached"
  | "executor"
  | "droppedByHelper"
  | "catchInHelper"
  | "finallyInHelper"
  | "leftByThrow"
  | "leftByAnyThrow"
  | "unhandledMeanwhile"
  | "returnedInTry"
  | "returnedInFinally"
  | "returnedInUsing"
  | "premature"
  | "notCalled"
  | "mayOutlive";

/** Everything that `await-downstream` has to say about the middleware of a file. */
export function awaitFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly Finding<AwaitKind>[] {
  const found = judgedSites(project, sourceFile).flatMap((site) => {
    if (isPlain(site)) return [];
    const result = analyseSite(project, site);
    if (!result) return [];
    const { descriptor } = site;
    return result.notes
      .filter((note) => note.node.getSourceFile() === sourceFile)
      .flatMap((note) => {
        const plain = kindOf(note, descriptor);
        if (!plain) return [];
        const aside =
          plain === "dropped" || plain === "handledButDropped"
            ? ranAside(project, site, note)
            : undefined;
        const kind = aside === undefined ? plain : "detached";
        const advice = note.implicit || note.kind === "race" || !site.certain;
        return [
          {
            kind,
            tier: advice ? ("advice" as const) : ("error" as const),
            node: note.node,
            facts: {
              ...factsOf(note, descriptor),
              ...(aside !== undefined && { callee: aside }),
            },
            chain: note.chain,
            repairs: repairsOf(project, note, kind, descriptor),
          },
        ];
      });
  });
  return onePerCall(found);
}

/** What runs the callback in which a promise is dropped, where awaiting it there would help nobody. */
function ranAside(
  { checker }: Project,
  { body }: Site,
  note: Note,
): string | undefined {
  const around = functionAround(note.node);
  return around && around !== body
    ? ignoringCalleeOf(checker, around)
    : undefined;
}

/** One mistake, one report: of what can be said of a call, the surest that comes first. */
function onePerCall(
  findings: readonly Finding<AwaitKind>[],
): readonly Finding<AwaitKind>[] {
  const byNode = new Map<ts.Node, Finding<AwaitKind>>();
  for (const finding of findings) {
    const before = byNode.get(finding.node);
    if (!before || (before.tier === "advice" && finding.tier === "error")) {
      byNode.set(finding.node, finding);
    }
  }
  return [...byNode.values()];
}

function kindOf(
  note: Note,
  descriptor: FrameworkDescriptor,
): AwaitKind | undefined {
  if (note.kind === "notCalled") return "notCalled";
  if (descriptor.awaitPolicy === "never-await") {
    if (note.kind === "premature") return "runsBeforeHandler";
    if (note.kind === "returnedEarly") {
      return note.detail === "finally" ? "finallyBeforeHandler" : undefined;
    }
    if (note.detail === "subscribed") return "subscribedAside";
    return note.kind === "lost" || note.kind === "dropped"
      ? "droppedObservable"
      : undefined;
  }
  if (descriptor.awaitPolicy !== "await-or-return") return undefined;
  switch (note.kind) {
    case "dropped":
      return note.detail === "handled" ? "handledButDropped" : "dropped";
    case "lost":
      return note.detail === "some" ? "awaitedSometimes" : "neverAwaited";
    case "returnedEarly":
      return note.detail === "catch"
        ? "returnedInTry"
        : note.detail === "finally"
          ? "returnedInFinally"
          : "returnedInUsing";
    case "floating":
      return note.implicit ? "leftByAnyThrow" : "leftByThrow";
    case "suspended":
      return "unhandledMeanwhile";
    case "race":
      return "mayOutlive";
    case "detached":
    case "executor":
    case "droppedByHelper":
    case "catchInHelper":
    case "finallyInHelper":
    case "premature":
      return note.kind;
    default:
      return undefined;
  }
}

function factsOf(
  note: Note,
  descriptor: FrameworkDescriptor,
): Record<string, string> {
  return {
    name: note.name,
    consequence:
      note.detail === "handled"
        ? withoutErrors(consequenceOf(descriptor))
        : consequenceOf(descriptor),
    left:
      descriptor.downstreamErrors === "captured"
        ? "the handlers below then work for a request that has failed already"
        : "a rejection of its own then has no handler, which ends the process",
    condition:
      note.where && note.kind === "lost"
        ? `${note.unless ? "unless" : "when"} \`${shortText(note.where.getText())}\``
        : "on some paths",
    callee: note.detail ?? "",
    line: note.where ? lineOf(note.where) : "",
    work: note.where ? shortText(note.where.getText()) : "",
    continuation: note.name.replace(/\(.*\)$/s, ""),
  };
}

function consequenceOf(descriptor: FrameworkDescriptor): string {
  return (
    descriptor.observedWhenUnawaited ??
    "the request goes on before what runs below has ended, and an error from there is handled by nobody"
  );
}

/** What is left of a consequence where a `.catch(…)` sees the errors: not that nobody handles them. */
function withoutErrors(consequence: string): string {
  return consequence.replace(/, and [^,]*\berror\b[^,]*$/, "");
}

function repairsOf(
  project: Project,
  note: Note,
  kind: AwaitKind,
  descriptor: FrameworkDescriptor,
): readonly Repair[] {
  if (kind === "notCalled") return callRepairs(project, note.node);
  const repairable: readonly AwaitKind[] = [
    "dropped",
    "handledButDropped",
    "neverAwaited",
    "returnedInTry",
    "returnedInFinally",
    "returnedInUsing",
    "premature",
    "unhandledMeanwhile",
    "droppedObservable",
  ];
  return repairable.includes(kind)
    ? awaitRepairs(project, note.root?.call ?? note.node, descriptor)
    : [];
}
