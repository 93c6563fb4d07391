import ts from "typescript";

import { skipOuter } from "../../program/syntax/functions.ts";
import type { Project } from "../project.ts";
import { givenBy, modeBranchesIn, type ModeBranch } from "./branches.ts";
import { jobOf, missingIn, type Effect } from "./effects.ts";
import type { ClassLayer, FunctionLayer } from "./layers.ts";
import type { ModeScope, ModeTest } from "./mode-test.ts";
import { reachesAcall } from "./reaches-acall.ts";

/** The two halves of a dual-mode middleware, each with the name that messages give it. */
export interface Halves {
  readonly sync: readonly ts.Node[];
  readonly async: readonly ts.Node[];
  readonly names: { readonly sync: string; readonly async: string };
}

/** What one half does and the other doesn't. */
export interface Difference {
  /** The half that does it, and the one that lacks it. */
  readonly doing: string;
  readonly lacking: string;
  readonly effects: readonly Effect[];
}

/** The halves of a class: the ways of its `call`, or `call` and an `acall` that it never calls itself. */
export function halvesOfClass(
  scope: ModeScope,
  { owner, call, acall }: ClassLayer,
): Halves | undefined {
  const branches = call?.body ? modeBranchesIn(scope, call.body) : [];
  const [branch, ...others] = branches;
  if (branch) {
    if (others.length > 0) return undefined;
    return halvesOf(scope.project, branch);
  }
  if (
    !call?.body ||
    !acall?.body ||
    mentions(call.body, "acall") ||
    reachesAcall(scope.project, owner, call.body)
  )
    return undefined;
  return {
    ...{ sync: [call.body.body], async: [acall.body.body] },
    names: { sync: "`call`", async: "`acall`" },
  };
}

/** The halves of a factory that returns one function for each mode. */
export function halvesOfFactory(
  scope: ModeScope,
  { factory }: FunctionLayer,
): Halves | undefined {
  const [branch, ...others] = modeBranchesIn(scope, factory);
  return branch && others.length === 0
    ? halvesOf(scope.project, branch)
    : undefined;
}

function halvesOf(project: Project, branch: ModeBranch): Halves | undefined {
  const { test, whenTrue, whenFalse } = branch;
  const asks = asksForMode(test);
  const given = [whenTrue, whenFalse].map((nodes) => givenBy(project, nodes));
  // The test says which half is which; where it asks something else, what they give does.
  const isAsyncFirst = asks
    ? !test.negated
    : given[0] === "promise" && given[1] === "sync";
  const isSyncFirst = asks
    ? test.negated
    : given[0] === "sync" && given[1] === "promise";
  if (!isAsyncFirst && !isSyncFirst) return undefined;
  const [async, sync] = isAsyncFirst
    ? [whenTrue, whenFalse]
    : [whenFalse, whenTrue];
  // `if (isAsync) mark(…)` without another half is no choice between two.
  if (async.length === 0 || sync.length === 0) return undefined;
  const delegated = delegateOf(async);
  return {
    ...{ sync, async },
    names: {
      sync: "the sync path",
      async: delegated === undefined ? "the async path" : `\`${delegated}\``,
    },
  };
}

/** Whether a test asks what tells the mode: what is below, what it answers, or the middleware itself. */
export function asksForMode({ by, subject }: ModeTest): boolean {
  return (
    by !== "constructorName" &&
    (by === "promise"
      ? subject.kind === "answer"
      : ["downstream", "this"].includes(subject.kind))
  );
}

/** The method that a branch hands the whole job to: `return this.acall(request)`. */
function delegateOf(nodes: readonly ts.Node[]): string | undefined {
  const [only, ...others] = nodes.flatMap((node): readonly ts.Node[] =>
    ts.isBlock(node) ? node.statements : [node],
  );
  if (!only || others.length > 0) return undefined;
  const value = ts.isReturnStatement(only)
    ? only.expression
    : ts.isExpression(only)
      ? only
      : undefined;
  const call = value && skipOuter(value);
  return call &&
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.expression.kind === ts.SyntaxKind.ThisKeyword
    ? call.expression.name.text
    : undefined;
}

function mentions(node: ts.Node, name: string): boolean {
  return (
    (ts.isPropertyAccessExpression(node) && node.name.text === name) ||
    (ts.forEachChild(node, (child) => mentions(child, name) || undefined) ??
      false)
  );
}

/** What each half lacks of the other's job; the weightiest first. */
export function differencesOf(
  scope: ModeScope,
  { sync, async, names }: Halves,
): readonly Difference[] {
  const job = (nodes: readonly ts.Node[]) =>
    jobOf(scope.project, nodes, scope.isDownstream);
  const [syncJob, asyncJob] = [job(sync), job(async)];
  return [
    {
      doing: names.async,
      lacking: names.sync,
      effects: missingIn(syncJob, asyncJob),
    },
    {
      doing: names.sync,
      lacking: names.async,
      effects: missingIn(asyncJob, syncJob),
    },
  ].filter(({ effects }) => effects.length > 0);
}
