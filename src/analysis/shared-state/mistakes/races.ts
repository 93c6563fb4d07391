import ts from "typescript";

import { isWithin, skipOuter } from "../../../program/syntax/functions.ts";
import { isEquality } from "../../../program/syntax/operators.ts";
import type { Project } from "../../project.ts";
import type { Effect, How, Stale, WriteEffect } from "../places/effect.ts";
import { acquiresBetween, isAcquirer } from "./acquirers.ts";
import { looksAgain } from "./element-updates.ts";
import { anyElement, type Location } from "../places/location.ts";
import {
  beginsAgain,
  isDelete,
  isGivenBack,
  isStampedAnyway,
  isTaken,
  keepsTheBest,
  spendsNothing,
} from "./limits.ts";
import { spendsCode } from "./codes.ts";
import { staticLocation } from "../places/roots.ts";
import { drainedBy, isMentioned } from "../following/drained.ts";
import { fillsItself } from "./fills-itself.ts";
import type { GivenBack } from "./given-back-unheld.ts";
import { isGivenByWait, keepsWhatWaitGave } from "./given-by-wait.ts";
import { keepsWhatIsThere } from "./keeps-what-is-there.ts";
import { isClosedFirst } from "./closed-first.ts";
import { asksForLimit } from "../places/counted.ts";
import { comparesWithValue, isLimit, sideOfEqual } from "../places/guards.ts";
import { isPromiseKept } from "./kept-promise.ts";
import {
  answersWithWhatWasFound,
  asksWhatWasFound,
  usesWhatWasFound,
  wasEmptyList,
} from "./found-instead.ts";
import { asksWhetherTaken, changesWhatIsThere, mayBeGone } from "./presence.ts";
import { givesUp, hangsOnAnswer, isOutcome, letsOneIn } from "./refusals.ts";
import { isBreaker, isRepeated } from "./repeated.ts";
import type { View } from "../sharing/sharing.ts";
import { aliasOf, Flag } from "../places/value.ts";

export type RaceKind =
  | "lostUpdate"
  | "lockLeftOut"
  | "readBack"
  | "staleCheck"
  | "lateFill"
  | "resetLate"
  | "unrepeatable"
  | "foundEmpty"
  | "givenBack"
  | "timedInHooks";

export interface Verdict {
  readonly kind: RaceKind;
  readonly tier: "error" | "advice";
  /** Who gives back what another request holds, where that is the mistake. */
  readonly givenBack?: GivenBack;
  /** Where a later hook takes the time since. */
  readonly timed?: ts.Node;
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
  if (stale.through === "value") {
    if (fillsItself(project.checker, effect, stale)) {
      if (acquires(effect, stale)) return { kind: "lateFill", tier: "error" };
      // An object that was found goes back as it is.
      return aliasOf(effect.value)
        ? undefined
        : { kind: "lateFill", tier: "advice" };
    }
    return keepsWhatWaitGave(project, effect, stale)
      ? undefined
      : { kind: "lostUpdate", tier: "error" };
  }
  if (waitsForSharedPromise(project, view, stale, effect)) return undefined;
  // What was found empty is emptied: nothing is lost.
  if (empties(effect.how) && foundEmpty(stale)) return undefined;
  if (looksAgain(project.checker, effect, stale)) return undefined;
  if (
    keepsWhatIsThere(project.checker, effect, stale) &&
    !acquires(effect, stale)
  )
    return undefined;
  if (isPromiseKept(stale.suspension, effect.how === "assign"))
    return undefined;
  // What the wait found out is used once; what it did was done by all.
  if (
    asksWhetherTaken(project.checker, effect) &&
    !ts.isExpressionStatement(stale.suspension.parent) &&
    !acquires(effect, stale)
  )
    return undefined;
  if (
    stale.putBack === true ||
    changesWhatIsThere(project.checker, effect, stale)
  )
    return mayBeGone(project, effect)
      ? { kind: "staleCheck", tier: "advice" }
      : undefined;
  return judgeCheck(project, view, effect, stale, effects);
}

function empties(how: How): boolean {
  return how === "reset" || how === "remove" || how === "take";
}

/** Whether the side of the check that the write is on is the one where the place was empty. */
function foundEmpty({ condition, sides }: Stale): boolean {
  if (!condition) return false;
  const inner = skipOuter(condition as ts.Expression);
  if (!ts.isBinaryExpression(inner)) return sides === 2;
  if (!isEquality(inner.operatorToken.kind)) return false;
  const empty = /^(?:undefined|null|false)$/.test(
    skipOuter(inner.right).getText(),
  );
  return empty && sides === sideOfEqual(inner);
}

/** `pages.push(await load())` behind `if (page) return page`: a list as a cache. */
function isKeptForLater(
  checker: ts.TypeChecker,
  effect: WriteEffect,
  stale: Stale,
  isGiven: () => boolean,
): boolean {
  return (
    effect.how === "append" &&
    ((effect.value.flags & Flag.awaited) !== 0 || isGiven()) &&
    !acquires(effect, stale) &&
    usesWhatWasFound(checker, effect, stale)
  );
}

/** Whether what is done twice between a check and a write takes something that there is to be one of. */
function acquires(effect: WriteEffect, stale: Stale): boolean {
  return (
    isAcquirer(stale.suspension) ||
    (ts.isBinaryExpression(effect.node) && isAcquirer(effect.node.right)) ||
    acquiresBetween(stale.read.node, effect.target)
  );
}

function judgeCheck(
  project: Project,
  view: View,
  effect: WriteEffect,
  stale: Stale,
  effects: readonly Effect[],
): Verdict | undefined {
  const { checker } = project;
  if (
    isRepeated(checker, effect, stale, effects) ||
    isBreaker(effect, stale, effects)
  )
    return undefined;
  const { condition, flags } = stale;
  const { value, how } = effect;
  const failed: Verdict = { kind: "staleCheck", tier: "error" };
  const expires = (flags & Flag.clock) !== 0;
  // Whoever answers for a place (`if (!(await verify(user.hash))) …`) doesn't say that it is empty, nor does a comparison.
  const filled: Verdict = {
    kind:
      stale.read.asked || (!expires && comparesWithValue(condition))
        ? "staleCheck"
        : "lateFill",
    tier: "advice",
  };
  const reset: Verdict = stale.read.asked
    ? filled
    : { kind: "resetLate", tier: "advice" };
  const limits = condition !== undefined && isLimit(condition);
  if (
    (how === "mark" ||
      (how === "assign" && (expires || !limits)) ||
      // `if (!answer.ok) peers.delete(peer)`: it is gone, whoever says so.
      (how === "take" && isDelete(effect))) &&
    isOutcome(checker, effect, stale)
  )
    return undefined;
  if (how === "remove" && asksWhatWasFound(checker, effect, stale))
    return undefined;
  if (
    how === "remove" &&
    (givesUp(checker, view, effect, stale) ||
      isClosedFirst(checker, effect, stale))
  )
    return { kind: "staleCheck", tier: "advice" };
  if (spendsCode(project, view, effect, stale)) return failed;
  if (how === "reset" || how === "remove") {
    // What was handed to the wait is thrown away with all that came meanwhile.
    if (isMentioned(effect.text, stale.suspension) || drainedBy(effect.target))
      return isClosed(effect, stale) ? reset : failed;
    // A counter that starts again loses nothing.
    if (asksForLimit(checker, condition)) return undefined;
    if (isTaken(effect) && letsOneIn(checker, effect, stale)) return failed;
    return how === "reset" ? reset : failed;
  }
  if (limits && spendsNothing(effect, stale, effects)) return undefined;
  if (beginsAgain(checker, effect, stale, effects)) return undefined;
  if (how !== "assign")
    return (wasEmptyList(stale) && !letsOneIn(checker, effect, stale)) ||
      isKeptForLater(checker, effect, stale, () =>
        isGivenByWait(project, view, effect, stale),
      )
      ? filled
      : failed;
  if (expires) {
    if (keepsTheBest(effect, stale)) return failed;
    if (hangsOnAnswer(effect, stale)) return undefined;
    // `await mail(); lastMail = Date.now()`: the wait itself was to happen once.
    return ts.isExpressionStatement(stale.suspension.parent) &&
      (value.flags & Flag.clock) !== 0 &&
      !isStampedAnyway(effect, stale, effects) &&
      !answersWithWhatWasFound(checker, effect, stale)
      ? failed
      : filled;
  }
  if (limits) return failed;
  if (condition && comparesWithState(condition)) {
    return value.flags & Flag.awaited ||
      isGivenByWait(project, view, effect, stale)
      ? filled
      : failed;
  }
  if (
    (foundEmpty(stale) || wasEmptyList(stale)) &&
    letsOneIn(checker, effect, stale)
  )
    return failed;
  // `seat.taken = true` keeps nothing of what was done twice.
  const isMark = value.flags === 0 && value.reads.size === 0;
  if (acquires(effect, stale))
    return { kind: isMark ? "staleCheck" : filled.kind, tier: "error" };
  if (value.flags & (Flag.awaited | Flag.fresh)) return filled;
  // What is written doesn't come from what was awaited: the check was there to let one in.
  const constant =
    value.flags === 0 &&
    [...value.reads.values()].every((read) => isOfLibrary(read.location));
  // `done[id] = true`, a free slot; under a name of the process's own it is made ready once.
  const keyed = effect.location.path.some(
    ({ kind, flags, text }) =>
      kind === "key" &&
      (text === anyElement.text || (flags & view.owned) !== 0),
  );
  const fills = constant && !keyed && !isGivenBack(effect, effects);
  return fills || isGivenByWait(project, view, effect, stale) ? filled : failed;
}

/** `order.status !== "pending"`: a state other than present and absent. */
function comparesWithState(condition: ts.Node): boolean {
  const inner = skipOuter(condition as ts.Expression);
  if (!ts.isBinaryExpression(inner)) return false;
  const sides = [inner.left, inner.right].map((side) => skipOuter(side));
  return (
    isEquality(inner.operatorToken.kind) &&
    sides.some(
      (side) =>
        (ts.isStringLiteralLike(side) && side.text !== "") ||
        (ts.isNumericLiteral(side) && side.text !== "0") ||
        (ts.isPropertyAccessExpression(side) &&
          /^[A-Z]/.test(side.expression.getText())),
    )
  );
}

/** `await this.consumer.close(); this.consumer = null;`, `await this.stop(); this.stop = null;`: nothing was collected in it. */
function isClosed(
  { target, text }: WriteEffect,
  { suspension }: Stale,
): boolean {
  if (
    !ts.isBinaryExpression(target) ||
    !/^(?:null|undefined)$/.test(skipOuter(target.right).getText()) ||
    !ts.isAwaitExpression(suspension)
  )
    return false;
  const call = skipOuter(suspension.expression);
  if (!ts.isCallExpression(call)) return false;
  const callee = skipOuter(call.expression);
  return (
    callee.getText() === text ||
    (ts.isPropertyAccessExpression(callee) &&
      skipOuter(callee.expression).getText() === text)
  );
}

/** `token = await refreshing`: whoever comes second waits for the work of the first. */
function waitsForSharedPromise(
  project: Project,
  view: View,
  { suspension, read }: Stale,
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
  return (
    place !== undefined &&
    view.isShared(place) &&
    // `if (await this.ready) return; this.ready = open();`: where there is no promise yet, nobody waits.
    !(place.key === location.key && isWithin(read.node, suspension))
  );
}

/** `process.env`: not a promise of the project's. */
function isOfLibrary({ root }: Location): boolean {
  return (
    root.kind === "variable" &&
    (root.symbol.valueDeclaration?.getSourceFile().isDeclarationFile ?? false)
  );
}
