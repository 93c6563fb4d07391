import ts from "typescript";

import { skipOuter } from "../program/syntax/functions.ts";
import type { Edge, FlowGraph, Step } from "./graph.ts";
import { isAssignment } from "../program/syntax/operators.ts";

/** Whether the body gives way to other code at this step. */
export function suspends(step: Step): boolean {
  return step.kind === "suspend";
}

/** Whether other code may get its turn between `node` and the end of the body; true where no step is of it alone. */
export function suspendsBehind(graph: FlowGraph, node: ts.Node): boolean {
  const from = graph.blocks.find(({ steps }) =>
    steps.some((step) => step.node === node),
  );
  if (!from) return true;
  const index = from.steps.findLastIndex((step) => step.node === node);
  if (from.steps.slice(index + 1).some(suspends)) return true;
  const behind = new Set(from.out.map(({ to }) => to));
  for (const block of behind) {
    if (block.steps.some(suspends)) return true;
    for (const { to } of block.out) behind.add(to);
  }
  return false;
}

/** Every step of a graph; those of a `finally` block once for each reason to enter it. */
export function* stepsOf(graph: FlowGraph): Generator<Step, void, undefined> {
  for (const block of graph.blocks) yield* block.steps;
}

/** The step that threw, where an exception takes this edge and isn't merely passed on by `finally`. */
export function thrower(edge: Edge): Step | undefined {
  return edge.kind === "implicit-throw" || edge.kind === "throw"
    ? edge.from.steps.at(-1)
    : undefined;
}

/**
 * The name or the target that a step writes: `x` of `let x = 1`, of `x += 1`, of `x++`; `a.b` of
 * `a.b = c`, of `[a.b] = c`, of `delete a.b`. A pattern is no target: its elements have their own steps.
 */
export function targetOf(step: Step): ts.Node | undefined {
  const target = rawTargetOf(step);
  return target &&
    (ts.isObjectLiteralExpression(target) ||
      ts.isArrayLiteralExpression(target) ||
      ts.isObjectBindingPattern(target) ||
      ts.isArrayBindingPattern(target))
    ? undefined
    : target;
}

/** What the node of a `bind` step binds: a name, a pattern, or the assignment target that it is. */
export function boundBy(node: ts.Node): ts.Node | undefined {
  if (ts.isExportAssignment(node)) return undefined;
  return ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node)
    ? node.name
    : node;
}

function rawTargetOf({ kind, node }: Step): ts.Node | undefined {
  if (kind === "bind") {
    return boundBy(node);
  }
  if (kind !== "evaluate") return undefined;
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    return isAssignment(operator) ? skipOuter(node.left) : undefined;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.PlusPlusToken ||
      node.operator === ts.SyntaxKind.MinusMinusToken
      ? skipOuter(node.operand)
      : undefined;
  }
  return ts.isDeleteExpression(node) ? skipOuter(node.expression) : undefined;
}
