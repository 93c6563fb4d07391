import ts from "typescript";

import { isWithin } from "../../program/syntax/functions.ts";
import { isInSyncHalf } from "../contract/sync-halves.ts";
import type { ChainStep } from "../finding.ts";
import type { Context, Outcome } from "./context.ts";
import { union, withLives, withTemporary, type Path } from "./state.ts";

/** Downstream starts to run: counts the call, and where it gives a promise, follows that. */
export function started(
  context: Context,
  path: Path,
  node: ts.Node,
  reportAt: ts.Node,
  name: string,
  result: Outcome,
  chain: readonly ChainStep[],
): Path {
  const after = counted(context, path, reportAt, name, 1, chain);
  return promised(context, after, node, reportAt, name, result, chain);
}

/** Counts `times` runs of downstream at `node`, and notes a second one. */
export function counted(
  context: Context,
  path: Path,
  node: ts.Node,
  name: string,
  times: 0 | 1 | 2,
  chain: readonly ChainStep[],
): Path {
  if (times === 0) return path;
  if (path.calls > 0 || times === 2) {
    const { implicit, guarded } = path;
    const where = path.lastCall ?? node;
    const caught = catchBetween(path, node);
    context.note({
      kind: "repeated",
      node,
      name,
      where,
      ...(caught ? { caught } : {}),
      implicit,
      guarded,
      chain,
    });
  }
  return { ...path, calls: path.calls + times > 1 ? 2 : 1, lastCall: node };
}

/** The `catch` by which a path leads to `node` from the `try` in which it has run downstream. */
function catchBetween(
  { caught, lastCall }: Path,
  node: ts.Node,
): ts.CatchClause | undefined {
  const body = caught?.parent.tryBlock;
  if (!body || !lastCall || !isWithin(lastCall, body)) return undefined;
  return isWithin(node, body) ? undefined : caught;
}

/** A downstream promise comes into being as the value of `node`. */
export function promised(
  context: Context,
  path: Path,
  node: ts.Node,
  reportAt: ts.Node,
  name: string,
  result: Outcome,
  chain: readonly ChainStep[],
): Path {
  const { site } = context.inputs;
  const { awaitPolicy, continuation } = site.descriptor;
  if (awaitPolicy !== "await-or-return" && awaitPolicy !== "never-await")
    return path;
  if (result === "sync" && awaitPolicy === "await-or-return") return path;
  // What a framework's own types call `T | Promise<T>` is a promise whenever it runs.
  const hybrid = result === "maybe-promise" && continuation.length === 0;
  if (hybrid && (path.modeTested || isInSyncHalf(context.project, site, node)))
    return path;
  let root = context.roots.get(node);
  if (!root) {
    root = {
      id: context.roots.size + 1,
      node: reportAt,
      call: node,
      name,
      hybrid,
      chain,
    };
    context.roots.set(node, root);
  }
  const existing = path.temporaries.get(node);
  // Two callbacks of one `.then(…)`: one of them runs, and both end in the same promise.
  if (existing?.roots.includes(root.id)) return path;
  const before = path.lives.get(root.id);
  const held = [...path.variables.values()].some((value) =>
    value.roots.includes(root.id),
  );
  if (before?.status === "pending" && !held) {
    // The loop came round, and nothing can wait for the promise of the turn before.
    context.note({
      kind: "lost",
      node: root.node,
      root,
      name,
      implicit: before.implicit ?? false,
    });
  }
  const lives = new Map(path.lives).set(root.id, {
    status: "pending",
    last: node,
    handled: false,
    workAfter: false,
  });
  return withTemporary(
    { ...path, lives },
    node,
    union([existing, { roots: [root.id] }]),
  );
}

/** A call that comes after another one: some frameworks answer it with a rejection, whatever stands below. */
export function refused(context: Context, path: Path, node: ts.Node): Path {
  if (context.inputs.site.descriptor.calledTwice !== "throws") return path;
  const roots = path.temporaries.get(node)?.roots ?? [];
  return withLives(path, roots, { refused: true });
}

export function escaped(path: Path, roots: readonly number[]): Path {
  return withLives(path, roots, { status: "escaped" });
}

/** The call as a message names it: `next()`, without its arguments. */
export function headOf(call: ts.Node): string {
  return ts.isCallExpression(call)
    ? `${call.expression.getText()}()`
    : call.getText();
}

export function isLoss(kind: string): boolean {
  return /^(lost|dropped|detached|executor|droppedByHelper|floating)$/.test(
    kind,
  );
}
