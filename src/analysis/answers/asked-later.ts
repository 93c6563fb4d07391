import ts from "typescript";

import type { Block, FlowGraph } from "../../flow/graph.ts";
import { calledName, skipOuter } from "../../program/syntax/functions.ts";
import {
  askedIn,
  caseQuestion,
  copiedBy,
  questionOf,
  textOf,
} from "./conditions.ts";
import type { Facts } from "./constraints.ts";
import type { Context } from "./context.ts";
import { shortListOf } from "./short-lists.ts";
import type { Path } from "./state.ts";

/** What somebody may still ask for, by the block that is entered. */
type AskedLater = readonly ReadonlySet<string>[];

const known = new WeakMap<FlowGraph, AskedLater>();

/**
 * The same path, without what it knows of things that nobody asks for from a block on: it would only tell paths apart
 * that go the same way (`switch (req.query.sort) { … }`, and whatever comes after it).
 */
export function withoutSettled(
  context: Context,
  graph: FlowGraph,
  path: Path,
  to: Block,
): Path {
  if (path.facts.size === 0) return path;
  let asked = known.get(graph);
  if (!asked) known.set(graph, (asked = askedLaterIn(context, graph)));
  const facts = stillAsked(context, path.facts, asked[to.id]);
  return facts === path.facts ? path : { ...path, facts };
}

function stillAsked(
  { body }: Context,
  facts: Facts,
  asked: ReadonlySet<string> | undefined,
): Facts {
  const { once } = askedIn(body);
  const kept = [...facts].filter(
    // What no condition asks for is kept for other reasons: the turn of a loop.
    ([subject]) => !once.has(subject) || asked?.has(subject),
  );
  return kept.length === facts.size ? facts : new Map(kept);
}

/** Backward over the graph, until nothing changes: loops come by again. */
function askedLaterIn(context: Context, graph: FlowGraph): AskedLater {
  const asked = graph.blocks.map((block) => askedAt(context, block));
  const backward = [...graph.blocks].reverse();
  for (let changed = true; changed;) {
    changed = false;
    for (const { id, out } of backward) {
      const here = asked[id];
      if (!here) continue;
      const before = here.size;
      for (const { to } of out)
        for (const subject of asked[to.id] ?? []) here.add(subject);
      if (here.size > before) changed = true;
    }
  }
  return asked;
}

/** What a block's steps and the edges out of it ask for. */
function askedAt(context: Context, { steps, out }: Block): Set<string> {
  const { siblings } = askedIn(context.body);
  const found = new Set<string>();
  const add = (subject: string): void => {
    found.add(subject);
    const group = siblings.get(subject);
    // What one of them says, the others go by.
    if (group !== undefined)
      for (const [other, its] of siblings) if (its === group) found.add(other);
  };
  for (const { kind, condition } of out) {
    if (!condition) continue;
    const question =
      kind === "case" ? caseQuestion(condition) : questionOf(condition);
    if (question) add(question.subject);
  }
  for (const { node } of steps) {
    const copied = copiedBy(node);
    if (copied) add(copied[1]);
    const list = listOf(node);
    if (list) add(`${textOf(list)}.length`);
    for (const [{ subject }] of (list && shortListOf(context, list)?.asks) ??
      [])
      add(subject);
  }
  return found;
}

const callsBack =
  /^(?:every|filter|find\w*|flatMap|forEach|map|reduce\w*|some)$/;

/** What a loop, or a method that calls back for each element, goes through. */
function listOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isForOfStatement(node)) return node.expression;
  if (!ts.isCallExpression(node) || !callsBack.test(calledName(node)))
    return undefined;
  const callee = skipOuter(node.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
}
