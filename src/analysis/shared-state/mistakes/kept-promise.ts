import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { leaves } from "../../../program/syntax/leaving.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";
import { isAssignment } from "../../../program/syntax/operators.ts";
import type { Effect } from "../places/effect.ts";
import type { OwnWrite } from "../places/state.ts";
import { writtenHow } from "../places/written.ts";
import { waitsIn } from "../places/nodes.ts";

/**
 * Whether the promise of a chain is kept where others find it, in the tick in which the chain is made:
 * `const work = load(key).then((page) => { pages.set(key, page); return page; }); running.set(key, work);`. Whoever
 * comes meanwhile waits for the same work.
 */
export function isPromiseKept(wait: ts.Node): boolean {
  let at = wait;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    (ts.isPropertyAccessExpression(at.parent) &&
      ts.isCallExpression(at.parent.parent))
  )
    at = ts.isParenthesizedExpression(at.parent) ? at.parent : at.parent.parent;
  if (!ts.isCallExpression(at)) return false;
  const { parent } = at;
  if (isPutAway(at)) return true;
  const name =
    ts.isVariableDeclaration(parent) && parent.initializer === at
      ? parent.name
      : isAssigned(parent, at)
        ? parent.left
        : undefined;
  const around = functionAround(at);
  return (
    name !== undefined &&
    ts.isIdentifier(name) &&
    around !== undefined &&
    isPutAwayLater(around, at, name.text)
  );
}

/** Looks for `running.set(key, work)` behind the chain; a wait on the way there lets others in. */
function isPutAwayLater(
  around: ts.Node,
  chain: ts.Node,
  name: string,
): boolean {
  let found: boolean | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined || node.end <= chain.end) return;
    if (ts.isFunctionLike(node) && node !== around) return;
    if (ts.isIdentifier(node) && node.text === name && isPutAway(node))
      found = true;
    ts.forEachChild(node, visit);
    if (
      ts.isAwaitExpression(node) &&
      node.end > chain.end &&
      !isWithin(chain, node)
    )
      found ??= false;
  };
  visit(around);
  return found === true;
}

/** Whether a value goes into a field, a slot, or a container. */
function isPutAway(value: ts.Node): boolean {
  const { parent } = value;
  if (ts.isCallExpression(parent))
    return (
      parent.expression !== value &&
      ts.isPropertyAccessExpression(parent.expression) &&
      /^(?:set|push|add)$/.test(parent.expression.name.text)
    );
  return isAssigned(parent, value) && !ts.isIdentifier(parent.left);
}

function isAssigned(
  parent: ts.Node,
  value: ts.Node,
): parent is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(parent) &&
    parent.right === value &&
    isAssignment(parent.operatorToken.kind)
  );
}

/**
 * Whether a node stands in work that runs once at a time, since its promise is kept and looked at before:
 * `if (loading) return loading; loading = (async () => { … })();`, `loading ??= (async () => { … })()`.
 */
export function isInKeptWork(
  { target }: OwnWrite,
  effects: readonly Effect[],
): boolean {
  const around = functionAround(target);
  if (!around || !ts.isParenthesizedExpression(around.parent)) return false;
  let work: ts.Node = around.parent.parent;
  if (!ts.isCallExpression(work) || work.expression !== around.parent)
    return false;
  // `(async () => { … })().finally(() => { loading = undefined; })`
  while (
    ts.isPropertyAccessExpression(work.parent) &&
    ts.isCallExpression(work.parent.parent)
  )
    work = work.parent.parent;
  const { parent: keeps } = work;
  if (!isAssigned(keeps, work)) return false;
  const { left, operatorToken } = keeps;
  if (
    (!ts.isIdentifier(left) && !ts.isPropertyAccessExpression(left)) ||
    // A promise of one request keeps no other one out.
    !effects.some(
      (other) => other.kind === "write" && other.target === keeps,
    ) ||
    isGivenElsewhere(target, around)
  )
    return false;
  return (
    operatorToken.kind === ts.SyntaxKind.QuestionQuestionEqualsToken ||
    operatorToken.kind === ts.SyntaxKind.BarBarEqualsToken ||
    (operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      isLookedAtBefore(keeps, left.getText()))
  );
}

/** Whether other code of the file gives the same place a value. */
function isGivenElsewhere(target: ts.Node, work: ts.Node): boolean {
  if (!ts.isBinaryExpression(target)) return false;
  const { left } = target;
  const name = ts.isPropertyAccessExpression(left) ? left.name : left;
  return (
    !ts.isMemberName(name) ||
    namesIn(target.getSourceFile(), name.text).some((each) => {
      const place = accessOf(each);
      const { parent: sets } = place;
      return (
        !isWithin(each, work) &&
        ts.isBinaryExpression(sets) &&
        isAssigned(sets, sets.right) &&
        sets.left === place &&
        place.getText() === left.getText() &&
        writtenHow(sets.right) !== "reset"
      );
    })
  );
}

/** `if (!place) place = …`, or `if (place) return …;` right before, or behind what doesn't wait. */
function isLookedAtBefore(keeps: ts.Node, place: string): boolean {
  let at = keeps;
  while (!ts.isStatement(at)) at = at.parent;
  const asks = (statement: ts.Node, then: ts.Node): boolean =>
    ts.isIfStatement(statement) &&
    statement.thenStatement === then &&
    asksAbout(statement.expression, place) === "missing";
  if (asks(at.parent, at)) return true;
  if (!ts.isBlock(at.parent)) return false;
  const { statements } = at.parent;
  if (asks(at.parent.parent, at.parent) && !waitsBefore(statements, at))
    return true;
  const index = statements
    .slice(0, statements.indexOf(at))
    .findLastIndex(
      (each) =>
        ts.isIfStatement(each) && asksAbout(each.expression, place) === "there",
    );
  const check = statements[index];
  return (
    check !== undefined &&
    ts.isIfStatement(check) &&
    leaves(check.thenStatement) &&
    !waitsBefore(statements.slice(index + 1), at)
  );
}

function asksAbout(
  condition: ts.Expression,
  place: string,
): "there" | "missing" | undefined {
  const inner = skipOuter(condition);
  const isNot =
    ts.isPrefixUnaryExpression(inner) &&
    inner.operator === ts.SyntaxKind.ExclamationToken;
  const isCompared = ts.isBinaryExpression(inner);
  const asked = isNot ? inner.operand : isCompared ? inner.left : inner;
  if (skipOuter(asked).getText() !== place) return undefined;
  if (!isCompared) return isNot ? "missing" : "there";
  if (writtenHow(inner.right) !== "reset") return undefined;
  const operator = inner.operatorToken.getText();
  if (/^!==?$/.test(operator)) return "there";
  return /^===?$/.test(operator) ? "missing" : undefined;
}

function waitsBefore(
  statements: readonly ts.Statement[],
  end: ts.Node,
): boolean {
  return statements.some((each) => each.pos < end.pos && waitsIn(each));
}
