import ts from "typescript";

import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import type { ReadEffect, WriteEffect } from "../places/effect.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";
import { filesWith, isReadElsewhere } from "./readers.ts";
import { sharesHelper } from "./shared-helper.ts";
import { isWithinNode, type View } from "../sharing/sharing.ts";
import { isFilledByReaders } from "./filled-by-readers.ts";
import type { OwnWrite } from "../places/state.ts";
import { isAssigned, isAssignment } from "../../../program/syntax/operators.ts";

/** Whether others find a container empty while this body, which has emptied it, waits to fill it again. */
export function isFoundEmpty(
  project: Project,
  view: View,
  effect: WriteEffect,
): boolean {
  const { refills } = effect;
  if (!refills || isOverByThen(refills)) return false;
  // What comes in is counted, and sent when it is time: both at each call.
  if (
    refills.path.length > 0 &&
    effect.path.length > 0 &&
    sharesHelper(refills, effect)
  )
    return false;
  const { target } = refills;
  // `table.clear()`: who reads `table`?
  const place =
    ts.isCallExpression(target) &&
    ts.isPropertyAccessExpression(target.expression)
      ? skipOuter(target.expression.expression)
      : target;
  return (
    isReadElsewhere(project, view, { ...refills, target: place }, new Set()) !==
      undefined && !isFilledByReaders(project, place, view.body)
  );
}

/** Whether all that waits behind the emptying is the `await` of the helper that ends with it. */
function isOverByThen({ node, target, path, suspension }: OwnWrite): boolean {
  return (
    path.length > 0 &&
    suspension !== undefined &&
    ts.isAwaitExpression(suspension) &&
    skipOuter(suspension.expression) === node &&
    ![target, ...path.slice(1).map((step) => step.node)].some(waitsAfter)
  );
}

/** Whether a function may wait after a node in it: behind it, or in the next turn of a loop around it. */
function waitsAfter(node: ts.Node): boolean {
  const around = functionAround(node);
  if (!around) return false;
  let loop: ts.Node | undefined;
  for (let at = node; at !== around; at = at.parent)
    if (ts.isIterationStatement(at, false)) loop = at;
  const from = loop ? loop.pos : node.end;
  let found = false;
  const visit = (at: ts.Node): void => {
    if (found || at.end <= from || (at !== around && ts.isFunctionLike(at)))
      return;
    found =
      at.pos >= from &&
      (ts.isAwaitExpression(at) ||
        ts.isYieldExpression(at) ||
        (ts.isForOfStatement(at) && at.awaitModifier !== undefined));
    if (!found) ts.forEachChild(at, visit);
  };
  visit(around);
  return found;
}

/**
 * Whether a body asks the same question twice, acts on both answers and gives others the chance to change
 * the answer in between. Who leaves after the first or the second answer checks again, and that is right.
 */
export function isAskedTwice(
  project: Project,
  view: View,
  { again, target }: ReadEffect,
): boolean {
  if (!again || !ts.isExpression(target)) return false;
  const first = ifStatementOf(again.condition);
  const second = ifStatementOf(target);
  return (
    first !== undefined &&
    second !== undefined &&
    first !== second &&
    textOf(first) === textOf(second) &&
    acts(first) &&
    acts(second) &&
    isWrittenElsewhere(project, view, target)
  );
}

/** Whether a body has the same `if` twice: only there the question can be asked again. */
export function mayAskTwice(body: ts.Node): boolean {
  const asked = new Set<string>();
  let twice = false;
  const visit = (node: ts.Node): void => {
    if (twice) return;
    if (ts.isIfStatement(node)) {
      const text = textOf(node);
      twice = asked.has(text);
      asked.add(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return twice;
}

function ifStatementOf(condition: ts.Node): ts.IfStatement | undefined {
  let at = condition;
  while (ts.isExpression(at.parent)) at = at.parent;
  return ts.isIfStatement(at.parent) && at.parent.expression === at
    ? at.parent
    : undefined;
}

function textOf({ expression }: ts.IfStatement): string {
  return expression.getText().replace(/\s+/g, " ");
}

/** Whether a branch waits or writes something, and goes on behind the `if`. */
function acts({ thenStatement }: ts.IfStatement): boolean {
  let acting = false;
  let leaves = false;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (
      ts.isAwaitExpression(node) ||
      (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind))
    )
      acting = true;
    if (
      ts.isReturnStatement(node) ||
      ts.isThrowStatement(node) ||
      ts.isContinueStatement(node) ||
      ts.isBreakStatement(node)
    )
      leaves = true;
    ts.forEachChild(node, visit);
  };
  visit(thenStatement);
  return acting && !leaves;
}

/** Whether code beside the body gives a place another value. */
function isWrittenElsewhere(
  project: Project,
  view: View,
  place: ts.Expression,
): boolean {
  const inner = skipOuter(place);
  const name = ts.isPropertyAccessExpression(inner)
    ? inner.name
    : ts.isIdentifier(inner)
      ? inner
      : undefined;
  const declaration = name && symbolOf(project.checker, name)?.valueDeclaration;
  if (!declaration) return false;
  const symbol = symbolOf(project.checker, name);
  return filesWith(project, name.text, inner, symbol).some((file) =>
    namesIn(file, name.text).some(
      (node) =>
        isWritten(accessOf(node)) &&
        functionAround(node) !== undefined &&
        !isWithinNode(node, view.body) &&
        symbolOf(project.checker, node)?.valueDeclaration === declaration,
    ),
  );
}

function isWritten(access: ts.Node): boolean {
  const { parent } = access;
  return (
    isAssigned(access) ||
    ts.isPostfixUnaryExpression(parent) ||
    (ts.isPrefixUnaryExpression(parent) &&
      (parent.operator === ts.SyntaxKind.PlusPlusToken ||
        parent.operator === ts.SyntaxKind.MinusMinusToken))
  );
}
