import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import type { Effect, ReadEffect } from "../places/effect.ts";
import { isWithin } from "../places/location.ts";
import type { OwnWrite } from "../places/state.ts";
import { isOfEveryRun } from "../places/written.ts";

/**
 * `this.notes = []; …await…; this.notes.push(note); return this.notes;`: two runs that have both emptied the list leave what both
 * have added in it, and each reads both, however alike they are.
 *
 * Silent where the list is taken over before (`const batch = this.queue; this.queue = []`), where only some runs empty it (a window
 * of time), where a run may have left before (a claim, a cache that is good still), and where a check comes before what is added.
 */
export function isAddedLate(
  own: OwnWrite,
  { location, target }: ReadEffect,
  effects: readonly Effect[],
): boolean {
  if (own.partial || own.path.length > 0 || !isListOfEveryRun(own.target))
    return false;
  const ofList = effects.filter((each) => isWithin(each.location, location));
  return (
    ofList.every(
      (each) =>
        each.target === own.target ||
        each.target.pos > own.target.pos ||
        each.target.getSourceFile() !== own.target.getSourceFile(),
    ) &&
    ofList.some(
      (each) =>
        each.kind === "write" &&
        each.how === "append" &&
        each.refills?.target === own.target &&
        !each.guarded &&
        each.exclusive !== true &&
        each.path.length === 0 &&
        each.target.pos < target.pos &&
        addsToList(each.target),
    )
  );
}

/** `list = [];` as one of the first things that every run does. */
function isListOfEveryRun(target: ts.Node): boolean {
  if (
    !ts.isBinaryExpression(target) ||
    !ts.isArrayLiteralExpression(skipOuter(target.right)) ||
    !ts.isExpressionStatement(target.parent) ||
    !ts.isBlock(target.parent.parent) ||
    !isOfEveryRun(target.parent.parent)
  )
    return false;
  for (
    let at: ts.Node = target.parent;
    !ts.isFunctionLike(at);
    at = at.parent
  ) {
    if (!ts.isBlock(at.parent)) continue;
    const before = at.parent.statements;
    if (before.slice(0, before.indexOf(at as ts.Statement)).some(mayLeave))
      return false;
  }
  return true;
}

function mayLeave(node: ts.Node): boolean {
  return (
    ts.isReturnStatement(node) ||
    ts.isThrowStatement(node) ||
    (!ts.isFunctionLike(node) && (ts.forEachChild(node, mayLeave) ?? false))
  );
}

function addsToList(target: ts.Node): boolean {
  return (
    ts.isCallExpression(target) &&
    ts.isPropertyAccessExpression(target.expression) &&
    /^(?:push|unshift)$/.test(target.expression.name.text)
  );
}
