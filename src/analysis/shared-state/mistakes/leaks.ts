import ts from "typescript";

import { awaitedType } from "../../../program/syntax/awaited.ts";
import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { isAssignment } from "../../../program/syntax/operators.ts";
import type { Project } from "../../project.ts";
import { chainOf } from "../following/chained.ts";
import type { Effect, WriteEffect } from "../places/effect.ts";
import { holderOf, isWithin as isPlaceWithin } from "../places/location.ts";
import { isClaimedSlot, isOfWhoIsThere } from "./claimed-slots.ts";
import { isComparedWithFetched } from "./compared-later.ts";
import { filledBehindCalls } from "./filled-behind-calls.ts";
import { readByNext } from "./left-by-others.ts";
import { isKeyedByItself, isSpan, keyOf } from "./moments.ts";
import { isOfRecord } from "./of-records.ts";
import { isPayload, storedContent } from "./payload.ts";
import { isShown } from "./shown.ts";
import { isFieldReadElsewhere, isReadElsewhere } from "./readers.ts";
import { isMadeForKeys } from "../sharing/made-for-request.ts";
import type { View } from "../sharing/sharing.ts";
import type { OwnWrite } from "../places/state.ts";
import { Flag } from "../places/value.ts";
import { typeAt } from "../../../program/types/types.ts";

export type LeakKind =
  "readAfter" | "restored" | "filledOnce" | "readElsewhere";

export interface Leak {
  readonly kind: LeakKind;
  readonly own: OwnWrite;
  /** Where the value is read, or put back. */
  readonly at: ts.Node;
}

/** What of a request stays in shared places and is read by another one: one leak for each write. */
export function leaksIn(
  project: Project,
  view: View,
  effects: readonly Effect[],
  elsewhere: boolean,
): readonly Leak[] {
  const leaks = new Map<ts.Node, Leak>();
  const add = (leak: Leak): void => {
    if (leaks.has(leak.own.target)) return;
    // One that goes on with what is in the slot, and not with its own, is wrong all the same.
    if (leak.kind !== "readAfter" && isOfWhoIsThere(project, view, leak.own))
      return;
    if (isOfKey(project, leak)) return;
    leaks.set(leak.own.target, leak);
  };
  const ofRequest = (own: OwnWrite): boolean =>
    (own.value.flags & view.owned) !== 0 &&
    view.isShared(own.location) &&
    own.location.path.every(
      ({ kind, flags, numeric, varies }) =>
        kind === "name" ||
        (kind === "contents" && own.hidden === true) ||
        (kind === "key" &&
          !numeric &&
          (flags & view.owned) === 0 &&
          ((flags & Flag.clock) === 0
            ? varies !== true
            : isSharedSpan(project, own))),
    ) &&
    !isKeyedByItself(own.target) &&
    !isSignal(project, own) &&
    !isClaimedSlot(own);
  // What the body itself reads of a place, helpers that it calls included.
  const readsOf = ({ location }: OwnWrite): ReadonlySet<ts.Node> =>
    new Set(
      effects
        .filter(
          (effect) =>
            effect.kind === "read" && isPlaceWithin(location, effect.location),
        )
        .map(({ target }) => target),
    );
  // What one request sets for all that come after it.
  const isSetting = (own: OwnWrite): boolean =>
    isPayload(project, view, own) &&
    (isReadElsewhere(project, view, own, readsOf(own)) !== undefined ||
      isFieldReadElsewhere(project, view, own, readsOf(own)));
  const remade = new Set<ts.Node>();
  for (const effect of effects) {
    if (effect.kind !== "read" || !effect.own || !ofRequest(effect.own))
      continue;
    if (
      effect.use === "identity" &&
      !isComparedWithFetched(project.checker, effect)
    )
      continue;
    const made = madeOfIt(view, effect, effects);
    if (made && isPayload(project, view, effect.own)) remade.add(made);
    else if (!(isShown(effect) && isSetting(effect.own)))
      add({ kind: "readAfter", own: effect.own, at: effect.target });
  }
  for (const effect of effects) {
    if (
      effect.kind === "write" &&
      effect.restores &&
      (ofRequest(effect.restores) || isPatch(view, effect, effect.restores)) &&
      (effect.value.flags & view.owned) === 0 &&
      !(effect.restores.fills && isPromise(project, effect.restores))
    )
      add({ kind: "restored", own: effect.restores, at: effect.target });
  }
  if (!elsewhere) return [...leaks.values()];
  // `if (row) update(row); else insert(row)`: what comes first is no more than what comes then.
  const renewed = new Set(
    effects.flatMap((effect) =>
      effect.kind === "kept" && effect.own.renews
        ? [effect.own.location.key]
        : [],
    ),
  );
  for (const effect of effects) {
    // Filled by the first request, read by all of them: not `if (last?.key !== key) last = …`.
    if (
      effect.kind === "read" &&
      effect.filled &&
      ofRequest(effect.filled) &&
      effect.filled.value.flags & Flag.awaited &&
      (effect.filled.compared & view.owned) === 0 &&
      !renewed.has(effect.filled.location.key) &&
      (effect.use === "mine" || effect.use === "snapshot")
    )
      add({ kind: "filledOnce", own: effect.filled, at: effect.target });
  }
  const filled = effects.flatMap((effect) =>
    effect.kind === "kept" && !effect.held && effect.own.fills
      ? [effect.own]
      : [],
  );
  for (const own of [...filled, ...filledBehindCalls(effects)]) {
    // … or looked for by all of them, under a name that is the same for all.
    if (
      ofRequest(own) &&
      own.value.flags & Flag.awaited &&
      (own.compared & view.owned) === 0 &&
      !renewed.has(own.location.key) &&
      !leaks.has(own.target)
    ) {
      const at = readByNext(view, own, effects);
      if (at) add({ kind: "filledOnce", own, at });
    }
  }
  const kept = new Set(
    effects
      .filter((effect) => effect.kind === "kept" && !effect.held)
      .map((effect) => effect.kind === "kept" && effect.own.target),
  );
  for (const effect of effects) {
    if (
      effect.kind === "handed" &&
      kept.has(effect.own.target) &&
      ofRequest(effect.own) &&
      !isPayload(project, view, effect.own)
    )
      add({ kind: "readElsewhere", own: effect.own, at: effect.target });
  }
  for (const effect of effects) {
    if (effect.kind !== "kept" || leaks.has(effect.own.target)) continue;
    const { own } = effect;
    if (!ofRequest(own) || own.fills || own.value.flags & Flag.truth) continue;
    if (isMeasure(project, own) || isPayload(project, view, own)) continue;
    if (remade.has(own.target) && storedContent(project, view, own) !== "other")
      continue;
    if (isOfRecord(project.checker, own.target)) continue;
    const at = effect.held
      ? readByNext(view, own, effects.filter(isBesideLock))
      : (readByNext(view, own, effects) ??
        isReadElsewhere(project, view, own, readsOf(own)));
    if (at) add({ kind: "readElsewhere", own, at });
  }
  return [...leaks.values()];
}

/**
 * `this.position = seconds` of a room that stands in a table: all who name its key are to see it. What goes on with
 * its own is wrong all the same.
 */
function isOfKey(project: Project, { kind, own, at }: Leak): boolean {
  const { root } = own.location;
  if (root.kind !== "this") return false;
  const holder = holderOf(root.element);
  return (
    ts.isClassLike(holder) &&
    isMadeForKeys(project, holder) &&
    !(kind === "readAfter" && functionAround(at) === functionAround(own.target))
  );
}

/** What the body does itself, and without the lock. */
function isBesideLock(effect: Effect): boolean {
  return (
    effect.kind === "read" &&
    effect.exclusive !== true &&
    effect.path.length === 0
  );
}

/**
 * `console.log = (text) => lines.push(text)`: a function made for this request stands where others call it. One
 * that puts back what it found there puts back another request's, where they overlap.
 */
function isPatch(
  view: View,
  { value }: WriteEffect,
  { target, location }: OwnWrite,
): boolean {
  return (
    [...value.reads.values()].some(
      (read) => read.location.key === location.key,
    ) &&
    ts.isBinaryExpression(target) &&
    ts.isFunctionLike(skipOuter(target.right)) &&
    view.isShared(location) &&
    location.path.every(({ kind }) => kind === "name")
  );
}

/**
 * `client = connect(settings)`: what all requests share is made of the newest of what was sent, whoever sent it. The
 * assignment, where it is to another place.
 */
function madeOfIt(
  view: View,
  { location, target, path }: Effect,
  effects: readonly Effect[],
): ts.Node | undefined {
  const assignments = [target, ...path.map(({ node }) => node)].map((node) =>
    ts.findAncestor(node, (at) =>
      ts.isStatement(at) || ts.isFunctionLike(at)
        ? "quit"
        : ts.isBinaryExpression(at) &&
          isAssignment(at.operatorToken.kind) &&
          isWithin(node, at.right),
    ),
  );
  return effects.find(
    (effect) =>
      effect.kind === "write" &&
      assignments.includes(effect.target) &&
      effect.location.key !== location.key &&
      view.isShared(effect.location),
  )?.target;
}

/** `skew = Date.parse(date) - Date.now()`: a number that says something about a time. */
function isMeasure(project: Project, { value, target }: OwnWrite): boolean {
  return (
    (value.flags & Flag.clock) !== 0 &&
    ts.isBinaryExpression(target) &&
    (typeAt(project.checker, target.right).flags & ts.TypeFlags.NumberLike) !==
      0
  );
}

/** A key that the clock is part of is another one for each request, unless it is that of a day. */
function isSharedSpan({ checker }: Project, { target }: OwnWrite): boolean {
  const key = keyOf(target);
  return key !== undefined && isSpan(checker, key);
}

/** `turn = new Promise<void>(…)`: it says when something is done, and nothing else. */
function isSignal({ checker }: Project, { target }: OwnWrite): boolean {
  if (!ts.isBinaryExpression(target)) return false;
  // `sent = save(req.body).then((saved) => res.send(saved))` is this request's own work.
  const chain = chainOf(skipOuter(target.right));
  if (chain && rootOf(chain.promise) !== target.left.getText()) return false;
  const type = awaitedType(checker, typeAt(checker, target.right));
  return type !== undefined && (type.flags & ts.TypeFlags.VoidLike) !== 0;
}

/** What a chain starts with, as it is written: `turn` of `turn.then(a).catch(b)`. */
function rootOf(promise: ts.Expression): string {
  const before = chainOf(promise);
  return before ? rootOf(before.promise) : promise.getText();
}

/** `loading = load(req)`, dropped when it fails: the work is kept to be tried again, nothing is put back. */
function isPromise({ checker }: Project, { target }: OwnWrite): boolean {
  if (!ts.isBinaryExpression(target)) return false;
  const type = typeAt(checker, target.right);
  return awaitedType(checker, type) !== type;
}
