import ts from "typescript";

import {
  calledName,
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { typeAt } from "../../../program/types/types.ts";
import type { Project } from "../../project.ts";
import { isAcquirer } from "./acquirers.ts";
import { isCurrentForAll, isTimeForAll } from "./current-for-all.ts";
import type { Effect, ReadEffect } from "../places/effect.ts";
import { isWithin } from "../places/location.ts";
import type { Verdict } from "./races.ts";
import type { View } from "../sharing/sharing.ts";
import { isAddedLate } from "./filled-late.ts";
import { isInKeptWork } from "./kept-work.ts";
import { isMadeAlike } from "./made-alike.ts";
import { sharesHelper } from "./shared-helper.ts";
import type { OwnWrite } from "../places/state.ts";
import { Flag } from "../places/value.ts";
import { writtenHow } from "../places/written.ts";

/** What other requests make of a value that was left in a place before a suspension and is read after it. */
export function judgeReadBack(
  project: Project,
  view: View,
  effect: ReadEffect,
  effects: readonly Effect[],
): Verdict | undefined {
  const { own, use, location } = effect;
  if (!own || own.fills || use === "identity" || use === "log")
    return undefined;
  const [wrote] = own.path;
  const [reads] = effect.path;
  if (
    wrote &&
    reads &&
    (sharesHelper(own, effect) ||
      // The next turn of a loop does, too.
      reads.node.pos < wrote.node.pos)
  )
    return undefined;
  if (
    isMadeOnce(own) ||
    isInKeptWork(project, own, effects) ||
    isTurnedOver(project.checker, own, effect)
  )
    return undefined;
  const { flags } = own.value;
  const marks = flags & (Flag.clock | Flag.fresh | Flag.awaited);
  if (marks === 0 && !isOneOfSeveral(own, effects) && !opensAnother(own))
    return undefined;
  if (
    marks === Flag.fresh &&
    startsTable(own) &&
    !isFilledByOne(view, own, effects) &&
    !isAddedLate(own, effect, effects)
  )
    return undefined;
  const keyed = location.path.some(
    (segment) => segment.kind === "key" && (segment.flags & view.owned) !== 0,
  );
  if (keyed || flags & view.owned) return undefined;
  // What every request fetches alike may be fetched by another one.
  const fetched =
    marks === Flag.awaited ||
    (marks === (Flag.awaited | Flag.fresh) && storesList(project.checker, own));
  const alike =
    (fetched && !isAcquirer(own.target)) ||
    isMadeAlike(project, own) ||
    ((marks & Flag.fresh) !== 0 && isCurrentForAll(project, own, effect)) ||
    (marks === Flag.clock && isTimeForAll(project, own, effect));
  return { kind: "readBack", tier: alike ? "advice" : "error" };
}

/**
 * `if (!instance) { connection = connect(); instance = new Service(); }`: nobody else comes in there again, nor into what is
 * called there (`await instance.open()`).
 */
function isMadeOnce({ target, path }: OwnWrite): boolean {
  return [target, ...path.map(({ node }) => node)].some(isBehindFilling);
}

function isBehindFilling(node: ts.Node): boolean {
  for (let at = node; at.parent && !ts.isFunctionLike(at); at = at.parent) {
    const { parent } = at;
    if (
      ts.isIfStatement(parent) &&
      parent.thenStatement === at &&
      fillsInOneTick(parent)
    )
      return true;
  }
  return false;
}

/**
 * `this.current.abort(); this.current = new AbortController();`: whoever has the old one is told, and all go on with the newest.
 * The function that has made it looks at its own one.
 */
function isTurnedOver(
  checker: ts.TypeChecker,
  { target, value }: OwnWrite,
  { node }: ReadEffect,
): boolean {
  const statement = target.parent;
  if (
    (value.flags & ~Flag.fresh) !== 0 ||
    !ts.isBinaryExpression(target) ||
    !ts.isNewExpression(skipOuter(target.right)) ||
    !givesSignal(checker, target.right) ||
    functionAround(node) === functionAround(target) ||
    !ts.isExpressionStatement(statement) ||
    !ts.isBlock(statement.parent)
  )
    return false;
  const { statements } = statement.parent;
  const before = statements[statements.indexOf(statement) - 1];
  const call =
    before && ts.isExpressionStatement(before)
      ? skipOuter(before.expression)
      : undefined;
  return (
    call !== undefined &&
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    skipOuter(call.expression.expression).getText() === target.left.getText()
  );
}

/** An `AbortController`, or what has a signal as it does. */
function givesSignal(checker: ts.TypeChecker, made: ts.Expression): boolean {
  return typeAt(checker, made)
    .getProperties()
    .some(
      (property) =>
        checker.getTypeOfSymbol(property).getSymbol()?.name === "AbortSignal",
    );
}

/** `if (!x) { …; x = …; … }`, with no wait before it is there. */
function fillsInOneTick({
  expression,
  thenStatement,
}: ts.IfStatement): boolean {
  const place = absent(skipOuter(expression));
  if (place === undefined) return false;
  let fills = false;
  let waits = false;
  const look = (node: ts.Node): void => {
    // What is inside of it comes first.
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, look);
    if (ts.isAwaitExpression(node)) waits = true;
    if (
      !waits &&
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      node.left.getText() === place
    )
      fills = true;
  };
  look(thenStatement);
  return fills;
}

/** The text of what a condition finds missing: `!x`, `x === undefined`. */
function absent(condition: ts.Expression): string | undefined {
  if (ts.isPrefixUnaryExpression(condition))
    return condition.operator === ts.SyntaxKind.ExclamationToken
      ? skipOuter(condition.operand).getText()
      : undefined;
  return ts.isBinaryExpression(condition) &&
    /^===?$/.test(condition.operatorToken.getText()) &&
    /^(?:undefined|null)$/.test(skipOuter(condition.right).getText())
    ? condition.left.getText()
    : undefined;
}

/** `client = createClient(url)`: a new one for each that comes here, which it gives at once. */
function opensAnother({ target }: OwnWrite): boolean {
  if (!ts.isBinaryExpression(target)) return false;
  const made = skipOuter(target.right);
  return (
    ts.isCallExpression(made) &&
    /^create\w+$/.test(calledName(made)) &&
    isAcquirer(made)
  );
}

/** A list made of what was fetched: `rows.map(…)` has no identity of its own. */
function storesList(checker: ts.TypeChecker, { target }: OwnWrite): boolean {
  return (
    ts.isBinaryExpression(target) &&
    checker.isArrayType(typeAt(checker, target.right))
  );
}

/** `this.rates = {}`: a table that is made anew. */
function startsTable({ target }: OwnWrite): boolean {
  return ts.isBinaryExpression(target) && writtenHow(target.right) === "reset";
}

/**
 * Whether what is filled in belongs to one request: it derives from the request, or is a remark of this
 * one (`this.errors.push("no name")`). What all of them rebuild from the same source is alike.
 */
function isFilledByOne(
  view: View,
  own: OwnWrite,
  effects: readonly Effect[],
): boolean {
  // A list that only some of them empty is one for all of a window of time.
  const clock = own.partial ? 0 : Flag.clock;
  return effects.some(
    (effect) =>
      effect.kind === "write" &&
      effect.target !== own.target &&
      isWithin(effect.location, own.location) &&
      // To put another one in its place is not to fill it in.
      (effect.location.key !== own.location.key ||
        ts.isCallExpression(effect.target) ||
        addsText(effect.target)) &&
      ((effect.value.flags & (view.owned | clock)) !== 0 ||
        addsText(effect.target) ||
        (ts.isCallExpression(effect.target) &&
          effect.target.arguments.some((argument) =>
            ts.isStringLiteralLike(skipOuter(argument)),
          ))),
  );
}

/** `log += line`: to a text that was begun as an empty one. */
function addsText(target: ts.Node): boolean {
  return (
    ts.isBinaryExpression(target) &&
    target.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken
  );
}

/** A phase (`"download"`, then `"parse"`): another request may be in another one. */
function isOneOfSeveral(own: OwnWrite, effects: readonly Effect[]): boolean {
  const text = constantOf(own.target);
  return (
    text !== undefined &&
    effects.some((effect) => {
      if (effect.kind !== "write" || effect.location.key !== own.location.key)
        return false;
      const other = constantOf(effect.target);
      return other !== undefined && other !== text;
    })
  );
}

function isTruth(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword
  );
}

/** Whether other functions of the file set a flag too: then it is there to be set by others. */
function isSwitchedElsewhere(write: ts.BinaryExpression): boolean {
  const around = functionAround(write);
  const name = write.left.getText();
  let found = false;
  const visit = (at: ts.Node): void => {
    if (
      ts.isBinaryExpression(at) &&
      at.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      at.left.getText() === name &&
      functionAround(at) !== around
    )
      found = true;
    if (!found) ts.forEachChild(at, visit);
  };
  visit(write.getSourceFile());
  return found;
}

function constantOf(write: ts.Node): string | undefined {
  if (!ts.isBinaryExpression(write)) return undefined;
  const right = skipOuter(write.right);
  return ts.isStringLiteralLike(right) ||
    ts.isNumericLiteral(right) ||
    (isTruth(right) && !isSwitchedElsewhere(write))
    ? right.getText()
    : undefined;
}
