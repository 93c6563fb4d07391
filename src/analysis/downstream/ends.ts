import ts from "typescript";

import { isWithin } from "../../program/syntax/functions.ts";
import type { Context, Note } from "./context.ts";
import type { Life, Path, Root } from "./state.ts";
import { leaves } from "../../program/syntax/leaving.ts";
import { isStatement, isSubscription } from "./statements.ts";

/** Notes what the ends of all paths say about each downstream promise that this body starts. */
export function endNotes(
  context: Context,
  exits: readonly Path[],
  failures: readonly Path[],
): void {
  for (const root of context.roots.values()) {
    if (ts.isParameter(root.node) || ts.isBindingElement(root.node)) continue;
    noteSubscribed(context, root, exits);
    if (noteLost(context, root, exits, failures)) continue;
    if (noteFloating(context, root, failures)) continue;
    noteOrder(context, root, exits);
  }
}

function livesOf(
  root: Root,
  paths: readonly Path[],
): readonly { path: Path; life: Life }[] {
  return paths.flatMap((path) => {
    const life = path.lives.get(root.id);
    return life ? [{ path, life }] : [];
  });
}

/** A lazy stream that runs for a subscription of the body, and once more for the framework's. */
function noteSubscribed(
  context: Context,
  root: Root,
  exits: readonly Path[],
): void {
  const twice = livesOf(root, exits).find(
    ({ life }) => life.status === "done" && life.subscribed && life.settledAt,
  );
  const { subscribed, settledAt, implicit } = twice?.life ?? {};
  if (!subscribed || !settledAt) return;
  context.note({
    kind: "repeated",
    node: settledAt,
    name: root.name,
    where: subscribed,
    implicit: implicit ?? false,
    detail: "subscription",
  });
}

/** A path on which the body ends normally and nothing ever waited. */
function noteLost(
  context: Context,
  root: Root,
  exits: readonly Path[],
  failures: readonly Path[],
): boolean {
  const { resultPolicy, calledTwice } = context.inputs.site.descriptor;
  // Where the framework waits for downstream by itself, only work behind the call runs too early.
  const forgiving =
    resultPolicy === "implicit-next" &&
    calledTwice === "ignored" &&
    context.body === context.inputs.site.body;
  // What a statement has let go is lost whether the framework refuses a later call or not.
  const refused = failures.filter((path) => path.refused);
  const lives = [
    ...livesOf(root, exits),
    ...livesOf(root, refused).filter(({ life }) => isStatement(life.last)),
  ];
  const lost = lives.filter(
    ({ life }) => life.status === "pending" && (!forgiving || life.workAfter),
  );
  const [first] = lost;
  if (!first) return false;
  const plain = lost.filter(({ life }) => !life.implicit);
  const told = plain[0] ?? first;
  const kept = lives.some(
    ({ life }) => life.status !== "pending" && !life.implicit,
  );
  // Not subscribing on some path is how a lazy stream is short-circuited.
  if (kept && context.inputs.site.descriptor.awaitPolicy === "never-await")
    return false;
  const settlers = context.inputs.settlers.size > 0;
  const condition = kept ? consumptionOf(context, root, lives) : undefined;
  context.note({
    kind: settlers
      ? "executor"
      : isStatement(told.life.last)
        ? "dropped"
        : "lost",
    node: root.node,
    root,
    name: root.name,
    implicit: plain.length === 0,
    chain: root.chain,
    ...condition,
    detail: told.life.handled
      ? "handled"
      : isSubscription(context.checker, told.life.last)
        ? "subscribed"
        : kept
          ? "some"
          : "never",
  });
  return true;
}

/** The condition on which the promise is awaited or returned after all, for the message. */
function consumptionOf(
  context: Context,
  root: Root,
  lives: readonly { path: Path; life: Life }[],
): Pick<Note, "where" | "unless"> | undefined {
  const settled = lives.flatMap(({ life }) => life.settledAt ?? []);
  if (settled.length === 0) return undefined;
  let found: Pick<Note, "where" | "unless"> | undefined;
  const look = (node: ts.Node): void => {
    if (found) return;
    if (ts.isIfStatement(node) || ts.isConditionalExpression(node))
      found = conditionOf(node, root.node, settled);
    if (!found) ts.forEachChild(node, look);
  };
  look(context.body.body);
  return found;
}

/** What a branch behind the call says of where the promise is settled; nothing where that doesn't hang on it. */
function conditionOf(
  branch: ts.IfStatement | ts.ConditionalExpression,
  call: ts.Node,
  settled: readonly ts.Node[],
): Pick<Note, "where" | "unless"> | undefined {
  if (branch.pos < call.end) return undefined;
  const [where, then, other] = ts.isIfStatement(branch)
    ? [branch.expression, branch.thenStatement, branch.elseStatement]
    : [branch.condition, branch.whenTrue, branch.whenFalse];
  const allIn = (part: ts.Node | undefined): boolean =>
    part !== undefined && settled.every((node) => isWithin(node, part));
  if (allIn(then)) return { where };
  const isBehind = settled.every((node) => node.pos >= branch.end);
  return allIn(other) || (isBehind && leaves(then))
    ? { where, unless: true }
    : undefined;
}

/** A path that ends with an exception while the promise is under way. */
function noteFloating(
  context: Context,
  root: Root,
  failures: readonly Path[],
): boolean {
  if (context.inputs.site.descriptor.awaitPolicy === "never-await")
    return false;
  const open = livesOf(root, failures).filter(
    ({ life }) => life.status === "pending" && !life.handled,
  );
  const [first] = open;
  if (!first) return false;
  const plain = open.filter(({ life }) => !life.implicit);
  context.note({
    kind: "floating",
    node: root.node,
    root,
    name: root.name,
    implicit: plain.length === 0,
    chain: root.chain,
  });
  return plain.length > 0;
}

/** Something ran between the start and the end of the promise that must not. */
function noteOrder(context: Context, root: Root, exits: readonly Path[]): void {
  const { downstreamErrors, awaitPolicy } = context.inputs.site.descriptor;
  for (const { life } of livesOf(root, exits)) {
    const implicit = life.implicit ?? false;
    if (life.status === "pending") continue;
    if (life.premature) {
      context.note({
        kind: "premature",
        node: root.node,
        root,
        name: root.name,
        where: life.premature,
        implicit,
        chain: root.chain,
      });
    } else if (
      life.suspended &&
      awaitPolicy === "await-or-return" &&
      life.status === "done" &&
      downstreamErrors === "reject" &&
      !root.hybrid
    ) {
      context.note({
        kind: "suspended",
        node: root.node,
        root,
        name: root.name,
        where: life.suspended,
        implicit,
        chain: root.chain,
      });
    }
  }
}
