import ts from "typescript";

import {
  returnedBy,
  skipAwait,
} from "../../../program/calls/returned-values.ts";
import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { namesIn } from "../../../program/syntax/mentions.ts";
import { isAssignment } from "../../../program/syntax/operators.ts";
import {
  functionsOf,
  isConstant,
  symbolOf,
} from "../../../program/types/symbols.ts";
import { waitsBetween } from "./nodes.ts";

const deepest = 8;

const ofText =
  /^(?:concat|description|entries|filter|flatMap|for|join|keys|map|normalize|padEnd|padStart|replace|replaceAll|resolve|slice|split|substring|toLowerCase|toString|toUpperCase|trim|values)$/;

/**
 * Whether a key may be another one each time, as far as its expression shows: `await orders.nextId()`, `job-${++last}`. Constants
 * and fields are the same for all; a parameter is whatever the caller gives.
 */
export const varies: (checker: ts.TypeChecker, key: ts.Expression) => boolean =
  oncePerNode((checker, key) => variesAt(checker, key, deepest));

function variesAt(
  checker: ts.TypeChecker,
  key: ts.Expression,
  depth: number,
): boolean {
  if (depth === 0) return true;
  const any = (nodes: readonly ts.Expression[]): boolean =>
    nodes.some((node) => variesAt(checker, node, depth - 1));
  const at = skipOuter(key);
  if (ts.isIdentifier(at)) return variesByName(checker, at, depth);
  if (ts.isTemplateExpression(at))
    return any(at.templateSpans.map(({ expression }) => expression));
  if (ts.isPropertyAccessExpression(at))
    return any([at.expression]) || countsUp(at);
  if (ts.isElementAccessExpression(at))
    return any([at.expression, at.argumentExpression]);
  if (ts.isBinaryExpression(at)) return any([at.left, at.right]);
  if (ts.isArrayLiteralExpression(at)) return any(at.elements);
  if (ts.isConditionalExpression(at)) return any([at.whenTrue, at.whenFalse]);
  if (ts.isCallExpression(at))
    return any(at.arguments) || variesByCall(checker, at, depth);
  // What a function of the project gives, its own code shows; what others give may be a new one each time.
  if (ts.isAwaitExpression(at)) {
    const call = skipAwait(at);
    return (
      !ts.isCallExpression(call) ||
      functionsOf(checker, call.expression).length === 0 ||
      any([call])
    );
  }
  if (ts.isArrowFunction(at) || ts.isFunctionExpression(at))
    return any(returnedBy(at));
  return !(
    ts.isLiteralExpression(at) ||
    ts.isMetaProperty(at) ||
    at.kind === ts.SyntaxKind.ThisKeyword
  );
}

function variesByName(
  checker: ts.TypeChecker,
  name: ts.Identifier,
  depth: number,
): boolean {
  let holder: ts.Node | undefined = symbolOf(checker, name)?.valueDeclaration;
  while (holder && ts.isBindingElement(holder)) holder = holder.parent.parent;
  if (holder && ts.isParameter(holder))
    return variesByTurn(checker, holder.parent, depth);
  if (!holder || !ts.isVariableDeclaration(holder)) return false;
  if (!isConstant(holder)) return variesByChange(checker, name, holder, depth);
  if (ts.findAncestor(holder, ts.isFunctionLike) === undefined) return false;
  const { parent } = holder.parent;
  const value =
    ts.isForOfStatement(parent) || ts.isForInStatement(parent)
      ? parent.expression
      : holder.initializer;
  return !value || variesAt(checker, value, depth - 1);
}

/** A variable has one of few names (`let key = "user"; if (beta) key = "beta"`), or counts, or is given what varies. */
function variesByChange(
  checker: ts.TypeChecker,
  name: ts.Identifier,
  variable: ts.VariableDeclaration,
  depth: number,
): boolean {
  // `process`, `Object`
  if (variable.getSourceFile().isDeclarationFile) return false;
  const values = variable.initializer ? [variable.initializer] : [];
  const around = functionAround(variable) ?? variable.getSourceFile();
  for (const { parent } of namesIn(around, name.text)) {
    if (!ts.isBinaryExpression(parent)) {
      if (isCount(parent)) return true;
    } else if (
      isAssignment(parent.operatorToken.kind) &&
      ts.isIdentifier(parent.left) &&
      parent.left.text === name.text
    ) {
      if (isCount(parent)) return true;
      values.push(parent.right);
    }
  }
  return (
    values.length === 0 ||
    values.some((value) => variesAt(checker, value, depth - 1))
  );
}

/** `this.last += 1; return "job-" + this.last;`, or counted afterwards, on each way that goes on from there. */
function countsUp(place: ts.PropertyAccessExpression): boolean {
  const around = functionAround(place);
  const text = place.getText();
  return (
    around !== undefined &&
    namesIn(around, place.name.text).some(({ parent }) => {
      const { parent: use } = parent;
      return (
        parent.getText() === text &&
        (isCount(use) || isNextOf(use, text)) &&
        (use.pos <= place.pos || isPassedFrom(place, use))
      );
    })
  );
}

/** `this.last = this.last + 1`, `this.last = (this.last + 1) % 1000` */
function isNextOf(node: ts.Node, place: string): boolean {
  if (
    !ts.isBinaryExpression(node) ||
    node.operatorToken.kind !== ts.SyntaxKind.EqualsToken ||
    node.left.getText() !== place
  )
    return false;
  let value = skipOuter(node.right);
  while (ts.isBinaryExpression(value)) {
    if (value.left.getText() === place) return true;
    value = skipOuter(value.left);
  }
  return false;
}

/** Whether a statement stands in a block around a place: who comes by the place comes by it before anybody else does. */
function isPassedFrom(place: ts.Node, use: ts.Node): boolean {
  return (
    ts.isExpressionStatement(use.parent) &&
    isWithin(place, use.parent.parent) &&
    !waitsBetween(place, use)
  );
}

/** `++last`, `last += 1` */
function isCount(node: ts.Node): boolean {
  return (
    ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
      (node.operator === ts.SyntaxKind.PlusPlusToken ||
        node.operator === ts.SyntaxKind.MinusMinusToken)) ||
    (ts.isBinaryExpression(node) &&
      isAssignment(node.operatorToken.kind) &&
      node.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
  );
}

/** What a callback is given: an element of the list that is gone through, or whatever its caller has. */
function variesByTurn(
  checker: ts.TypeChecker,
  { parent: call }: ts.Node,
  depth: number,
): boolean {
  if (!ts.isCallExpression(call)) return false;
  const callee = skipOuter(call.expression);
  return !(
    ts.isPropertyAccessExpression(callee) &&
    /^(?:forEach|map|flatMap|filter|reduce)$/.test(callee.name.text) &&
    !variesAt(checker, callee.expression, depth - 1)
  );
}

/** Methods of texts, and functions of the project, give the same for the same. */
function variesByCall(
  checker: ts.TypeChecker,
  { expression }: ts.CallExpression,
  depth: number,
): boolean {
  const callee = skipOuter(expression);
  if (ts.isIdentifier(callee) && callee.text === "String") return false;
  const returned = functionsOf(checker, callee).flatMap(returnedBy);
  if (returned.length > 0)
    return returned.some((value) => variesAt(checker, value, depth - 1));
  return !(
    ts.isPropertyAccessExpression(callee) &&
    ofText.test(callee.name.text) &&
    !variesAt(checker, callee.expression, depth - 1)
  );
}
