import ts from "typescript";

import { functionAround, skipOuter } from "../../program/functions.ts";
import { typeAt } from "../../program/types.ts";
import type { Project } from "../project.ts";
import type { Effect, How, ReadEffect, Stale, WriteEffect } from "./effect.ts";
import { acquiresBetween, isAcquirer } from "./acquirers.ts";
import { isWithin, type Location } from "./location.ts";
import { beginsAgain, isGivenBack, spendsNothing } from "./limits.ts";
import { staticLocation } from "./roots.ts";
import { isGivenByWait, keepsWhatWaitGave } from "./given-by-wait.ts";
import { isLimit } from "./guards.ts";
import { type OwnWrite } from "./state.ts";
import type { View } from "./sharing.ts";
import { Flag } from "./value.ts";
import { writtenHow } from "./written.ts";

export type RaceKind =
  | "lostUpdate"
  | "lockLeftOut"
  | "readBack"
  | "staleCheck"
  | "lateFill"
  | "unrepeatable"
  | "foundEmpty";

export interface Verdict {
  readonly kind: RaceKind;
  readonly tier: "error" | "advice";
}

/** The write without the lock that makes an update under a lock a lost one. */
export function lockLeftOut(
  effect: Effect,
  effects: readonly Effect[],
): WriteEffect | undefined {
  if (effect.kind !== "write" || effect.exclusive !== true) return undefined;
  return effects.find(
    (other): other is WriteEffect =>
      other.kind === "write" &&
      other.exclusive !== true &&
      other.location.key === effect.location.key,
  );
}

/** What other requests make of a write that depends on an old reading of its place. */
export function judgeWrite(
  project: Project,
  view: View,
  effect: WriteEffect,
  effects: readonly Effect[],
): Verdict | undefined {
  const { stale } = effect;
  if (!stale) return undefined;
  if (stale.through === "value")
    return keepsWhatWaitGave(project, effect, stale)
      ? undefined
      : { kind: "lostUpdate", tier: "error" };
  if (waitsForSharedPromise(project, view, stale, effect)) return undefined;
  // What was found empty is emptied: nothing is lost.
  if (empties(effect.how) && foundEmpty(stale)) return undefined;
  return judgeCheck(effect, stale, effects, () =>
    isGivenByWait(project, view, effect, stale),
  );
}

function empties(how: How): boolean {
  return how === "reset" || how === "remove" || how === "take";
}

/** Whether the side of the check that the write is on is the one where the place was empty. */
function foundEmpty({ condition, sides }: Stale): boolean {
  if (!condition) return false;
  const inner = skipOuter(condition as ts.Expression);
  if (!ts.isBinaryExpression(inner)) return sides === 2;
  const operator = inner.operatorToken.getText();
  if (!/^[!=]==?$/.test(operator)) return false;
  const empty = /^(?:undefined|null|false)$/.test(
    skipOuter(inner.right).getText(),
  );
  return empty && (operator.startsWith("!") ? sides === 2 : sides === 1);
}

function judgeCheck(
  effect: WriteEffect,
  stale: Stale,
  effects: readonly Effect[],
  isGiven: () => boolean,
): Verdict | undefined {
  const { condition, flags } = stale;
  const { value, how } = effect;
  const failed: Verdict = { kind: "staleCheck", tier: "error" };
  const filled: Verdict = { kind: "lateFill", tier: "advice" };
  const expires = (flags & Flag.clock) !== 0;
  const acquires =
    isAcquirer(stale.suspension) ||
    (ts.isBinaryExpression(effect.node) && isAcquirer(effect.node.right)) ||
    acquiresBetween(stale.read.node, effect.target);
  const limits = condition !== undefined && isLimit(condition);
  if (how === "reset" || how === "remove") {
    // What was handed to the wait is thrown away with all that came meanwhile.
    if (isMentioned(effect.text, stale.suspension)) return failed;
    // A counter that starts again loses nothing.
    if (limits) return undefined;
    return how === "reset" ? filled : failed;
  }
  if (limits && spendsNothing(effect, stale, effects)) return undefined;
  if (beginsAgain(effect, effects)) return undefined;
  if (how !== "assign") return failed;
  if (expires) {
    // `await mail(); lastMail = Date.now()`: the wait itself was to happen once.
    return ts.isExpressionStatement(stale.suspension.parent) &&
      (value.flags & Flag.clock) !== 0
      ? failed
      : filled;
  }
  if (limits) return failed;
  if (condition && comparesWithState(condition)) {
    return value.flags & Flag.awaited || isGiven() ? filled : failed;
  }
  if (acquires) return { kind: "lateFill", tier: "error" };
  if (value.flags & (Flag.awaited | Flag.fresh)) return filled;
  // What is written doesn't come from what was awaited: the check was there to let one in.
  const constant =
    value.flags === 0 &&
    [...value.reads.values()].every((read) => isOfLibrary(read.location));
  const keyed = effect.location.path.some(({ kind }) => kind === "key");
  const fills = constant && !keyed && !isGivenBack(effect, effects);
  return fills || isGiven() ? filled : failed;
}

/** `order.status !== "pending"`: a state other than present and absent. */
function comparesWithState(condition: ts.Node): boolean {
  const inner = skipOuter(condition as ts.Expression);
  if (!ts.isBinaryExpression(inner)) return false;
  const sides = [inner.left, inner.right].map((side) => skipOuter(side));
  return (
    /^[!=]==?$/.test(inner.operatorToken.getText()) &&
    sides.some(
      (side) =>
        (ts.isStringLiteralLike(side) && side.text !== "") ||
        (ts.isNumericLiteral(side) && side.text !== "0") ||
        (ts.isPropertyAccessExpression(side) &&
          /^[A-Z]/.test(side.expression.getText())),
    )
  );
}

function isMentioned(text: string, suspension: ts.Node): boolean {
  return suspension.getText().includes(text.replace(/\.(?:length|size)$/, ""));
}

/** `token = await refreshing`: whoever comes second waits for the work of the first. */
function waitsForSharedPromise(
  project: Project,
  view: View,
  { suspension }: Stale,
  { value, location, how }: WriteEffect,
): boolean {
  if (
    how === "assign" &&
    (value.flags & Flag.awaited) === 0 &&
    [...value.reads.values()].some(
      (read) =>
        read.location.key !== location.key &&
        !isOfLibrary(read.location) &&
        view.isShared(read.location),
    )
  )
    return true;
  if (!ts.isAwaitExpression(suspension)) return false;
  const place = staticLocation(project.checker, suspension.expression);
  return place !== undefined && view.isShared(place);
}

/** `process.env`: not a promise of the project's. */
function isOfLibrary({ root }: Location): boolean {
  return (
    root.kind === "variable" &&
    (root.symbol.valueDeclaration?.getSourceFile().isDeclarationFile ?? false)
  );
}

/** What other requests make of a value that was left in a place before a suspension and is read after it. */
export function judgeReadBack(
  { checker }: Project,
  view: View,
  effect: ReadEffect,
  effects: readonly Effect[],
): Verdict | undefined {
  const { own, use, location } = effect;
  if (!own || own.fills || use === "identity" || use === "log")
    return undefined;
  // A helper that is called twice looks at what it keeps for everybody.
  const [wrote] = own.path;
  const [reads] = effect.path;
  if (
    wrote &&
    reads &&
    (functionAround(own.target) === functionAround(effect.target) ||
      // The next turn of a loop does, too.
      reads.node.pos < wrote.node.pos)
  )
    return undefined;
  const { flags } = own.value;
  const own_ = flags & (Flag.clock | Flag.fresh | Flag.awaited);
  if (own_ === 0 && !isOneOfSeveral(own, effects)) return undefined;
  if (
    own_ === Flag.fresh &&
    startsTable(own) &&
    !isFilledByOne(view, own, effects)
  )
    return undefined;
  const keyed = location.path.some(
    (segment) => segment.kind === "key" && (segment.flags & view.owned) !== 0,
  );
  if (keyed || flags & view.owned) return undefined;
  // What every request fetches alike may be fetched by another one.
  const fetched =
    own_ === Flag.awaited ||
    (own_ === (Flag.awaited | Flag.fresh) && storesList(checker, own));
  const alike = fetched && !isAcquirer(own.target);
  return { kind: "readBack", tier: alike ? "advice" : "error" };
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
  return effects.some(
    (effect) =>
      effect.kind === "write" &&
      effect.target !== own.target &&
      isWithin(effect.location, own.location) &&
      // To put another one in its place is not to fill it in.
      (effect.location.key !== own.location.key ||
        ts.isCallExpression(effect.target)) &&
      ((effect.value.flags & (view.owned | Flag.clock)) !== 0 ||
        (ts.isCallExpression(effect.target) &&
          effect.target.arguments.some((argument) =>
            ts.isStringLiteralLike(skipOuter(argument)),
          ))),
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
