import ts from "typescript";

import type { Step } from "../../flow/graph.ts";
import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { isConstant } from "../../program/types/symbols.ts";
import { isNeverReassigned } from "../../program/calls/targets.ts";
import { placeOf } from "./conditions.ts";
import { assigned, rootName } from "./assigned.ts";
import { callPaths, type Call } from "./calls.ts";
import { withoutTold } from "./constraints.ts";
import type { Context } from "./context.ts";
import { throwsForWant } from "./demands.ts";
import { handOver } from "./events.ts";
import { isContinuation, mentions, responseAt } from "./response.ts";
import { returnedPath } from "./returns.ts";
import { grown } from "./short-lists.ts";
import type { Path } from "./state.ts";

/** The paths that one path becomes at a step. */
export function stepPaths(
  context: Context,
  path: Path,
  step: Step,
): readonly Path[] {
  const { node } = step;
  if (step.kind === "return") return [returnedPath(context, path, node)];
  if (step.kind === "evaluate") return evaluated(context, path, node, step);
  if (step.kind !== "bind") return [path];
  const source = ts.isVariableDeclaration(node) ? node.initializer : undefined;
  return [assigned(context, path, step, source)];
}

function evaluated(
  context: Context,
  path: Path,
  node: ts.Node,
  step: Step,
): readonly Path[] {
  if (ts.isAwaitExpression(node)) {
    const operand = skipOuter(node.expression);
    const paths =
      ts.isCallExpression(operand) || ts.isNewExpression(operand)
        ? callPaths(context, path, operand, true)
        : [path];
    return paths.map((after) => passedOn(after, operand, node));
  }
  if (ts.isCallExpression(node) || ts.isNewExpression(node))
    return called(context, withoutGiven(context, path, node), node);
  if (ts.isIdentifier(node))
    return [escapes(context, node) ? handOver(context, path) : path];
  if (ts.isPropertyAccessExpression(node))
    return [
      isLeaving(node) &&
      (responseAt(context, node) ?? isContinuation(context, node))
        ? handOver(context, path)
        : path,
    ];
  if (isFunctionWithBody(node))
    return [
      isLeaving(node) && mentions(context, node)
        ? handOver(context, path)
        : path,
    ];
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    // What `count += 1` leaves there, its right side doesn't say.
    const isTold =
      kind === ts.SyntaxKind.EqualsToken ||
      kind === ts.SyntaxKind.BarBarEqualsToken ||
      kind === ts.SyntaxKind.AmpersandAmpersandEqualsToken ||
      kind === ts.SyntaxKind.QuestionQuestionEqualsToken;
    return [assigned(context, path, step, isTold ? node.right : undefined)];
  }
  return [assigned(context, path, step, undefined)];
}

function called(context: Context, path: Path, node: Call): readonly Path[] {
  // What is awaited at once has its effect, and its failure, at the `await`.
  if (isAwaited(node)) return [path];
  if (ts.isCallExpression(node) && throwsForWant(context, path, node))
    return [];
  const paths = callPaths(context, path, node, false).map((after) =>
    grown(context, after, node),
  );
  return isLeaving(node) && responseAt(context, node)
    ? paths.map((after) => handOver(context, after))
    : paths;
}

/** What was written to an object may be otherwise, once a call has it: an answer's own methods change nothing of it. */
function withoutGiven(context: Context, path: Path, node: Call): Path {
  if (path.facts.size === 0) return path;
  const callee = skipOuter(node.expression);
  const owner = ts.isPropertyAccessExpression(callee)
    ? callee.expression
    : undefined;
  if (owner && responseAt(context, owner)) return path;
  let { facts } = path;
  const give = (one: ts.Expression | undefined): void => {
    const object = one && skipOuter(one);
    if (!object) return;
    if (ts.isArrayLiteralExpression(object)) object.elements.forEach(give);
    else if (ts.isSpreadElement(object)) give(object.expression);
    else if (ts.isObjectLiteralExpression(object))
      for (const property of object.properties)
        if (ts.isShorthandPropertyAssignment(property)) give(property.name);
        else if (ts.isPropertyAssignment(property)) give(property.initializer);
        else if (ts.isSpreadAssignment(property)) give(property.expression);
    if (isPlace(object)) facts = withoutTold(facts, placeOf(object));
  };
  give(owner);
  node.arguments?.forEach(give);
  return facts === path.facts ? path : { ...path, facts };
}

/** `state`, `this.state` */
function isPlace(object: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(object)
    ? isPlace(skipOuter(object.expression))
    : rootName(object) !== undefined;
}

function isAwaited(node: ts.Node): boolean {
  let at = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent) ||
    ts.isNonNullExpression(at.parent)
  )
    at = at.parent;
  return ts.isAwaitExpression(at.parent);
}

function passedOn(path: Path, from: ts.Node, to: ts.Node): Path {
  const value = path.values.get(from);
  if (!value) return path;
  const values = new Map(path.values);
  values.delete(from);
  values.set(to, value);
  return { ...path, values };
}

/** Whether this mention of the response or the continuation gives it to somebody else. */
function escapes(context: Context, node: ts.Identifier): boolean {
  return isLeaving(node) && isHeld(context, node);
}

function isHeld(context: Context, node: ts.Identifier): boolean {
  return (
    responseAt(context, node) !== undefined || isContinuation(context, node)
  );
}

/** Whether a value goes where this analysis does not follow it. */
function isLeaving(node: ts.Node): boolean {
  let at = node;
  let { parent } = at;
  while (
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isSatisfiesExpression(parent)
  ) {
    at = parent;
    parent = at.parent;
  }
  if (ts.isPropertyAccessExpression(parent)) return false;
  if (ts.isElementAccessExpression(parent)) return parent.expression === at;
  // A call decides by itself what its arguments mean.
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return false;
  if (ts.isVariableDeclaration(parent))
    return (
      !ts.isIdentifier(parent.name) ||
      (!isConstant(parent) && !isNeverReassigned(parent))
    );
  if (ts.isReturnStatement(parent)) return isFunctionWithBody(node);
  if (isFunctionWithBody(parent)) return isFunctionWithBody(node);
  if (ts.isAwaitExpression(parent)) return true;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const passes =
      kind === ts.SyntaxKind.EqualsToken ||
      kind === ts.SyntaxKind.BarBarToken ||
      kind === ts.SyntaxKind.QuestionQuestionToken ||
      kind === ts.SyntaxKind.QuestionQuestionEqualsToken;
    return (
      passes && (parent.right === at || kind !== ts.SyntaxKind.EqualsToken)
    );
  }
  if (ts.isFunctionDeclaration(node)) return false;
  return (
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isSpreadAssignment(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== at) ||
    ts.isYieldExpression(parent) ||
    ts.isExportAssignment(parent)
  );
}
