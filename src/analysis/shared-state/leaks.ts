import ts from "typescript";

import { skipOuter } from "../../program/functions.ts";
import type { Project } from "../project.ts";
import type { Effect } from "./effect.ts";
import { isReadElsewhere } from "./readers.ts";
import type { View } from "./sharing.ts";
import type { OwnWrite } from "./state.ts";
import { Flag } from "./value.ts";

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
    if (!leaks.has(leak.own.target)) leaks.set(leak.own.target, leak);
  };
  const ofRequest = (own: OwnWrite): boolean =>
    (own.value.flags & view.owned) !== 0 &&
    view.isShared(own.location) &&
    own.location.path.every(
      ({ kind, flags, numeric }) =>
        kind === "name" ||
        (kind === "key" && !numeric && (flags & view.owned) === 0),
    );
  for (const effect of effects) {
    if (effect.kind === "read" && effect.own && ofRequest(effect.own)) {
      if (effect.use !== "identity")
        add({ kind: "readAfter", own: effect.own, at: effect.target });
    }
  }
  for (const effect of effects) {
    if (
      effect.kind === "write" &&
      effect.restores &&
      ofRequest(effect.restores) &&
      (effect.value.flags & view.owned) === 0
    )
      add({ kind: "restored", own: effect.restores, at: effect.target });
  }
  if (!elsewhere) return [...leaks.values()];
  for (const effect of effects) {
    // Filled by the first request, read by all of them.
    if (
      effect.kind === "read" &&
      effect.filled &&
      ofRequest(effect.filled) &&
      effect.filled.value.flags & Flag.awaited &&
      (effect.use === "mine" || effect.use === "snapshot")
    )
      add({ kind: "filledOnce", own: effect.filled, at: effect.target });
  }
  for (const effect of effects) {
    // … or looked for by all of them, under a name that is the same for all.
    if (
      effect.kind === "kept" &&
      effect.own.fills &&
      ofRequest(effect.own) &&
      effect.own.value.flags & Flag.awaited &&
      (effect.own.compared & view.owned) === 0 &&
      !leaks.has(effect.own.target)
    ) {
      const at = readByNext(view, effect.own, effects);
      if (at) add({ kind: "filledOnce", own: effect.own, at });
    }
  }
  const kept = new Set(
    effects
      .filter(({ kind }) => kind === "kept")
      .map((effect) => effect.kind === "kept" && effect.own.target),
  );
  for (const effect of effects) {
    if (
      effect.kind === "handed" &&
      kept.has(effect.own.target) &&
      ofRequest(effect.own)
    )
      add({ kind: "readElsewhere", own: effect.own, at: effect.target });
  }
  for (const effect of effects) {
    if (effect.kind !== "kept" || leaks.has(effect.own.target)) continue;
    const { own } = effect;
    if (!ofRequest(own) || own.fills || own.value.flags & Flag.truth) continue;
    if (isMeasure(project, own) || (view.stores && isPayload(own.target)))
      continue;
    const seen = new Set(
      effects
        .filter(
          (other) =>
            other.kind === "read" && other.location.key === own.location.key,
        )
        .map((other) => other.target),
    );
    const at =
      readByNext(view, own, effects) ??
      isReadElsewhere(project, view, own, seen);
    if (at) add({ kind: "readElsewhere", own, at });
  }
  return [...leaks.values()];
}

/** What was sent to be stored: `settings.chat = req.body`. */
function isPayload(write: ts.Node): boolean {
  if (!ts.isBinaryExpression(write)) return false;
  const sent = (node: ts.Expression, depth = 4): boolean => {
    const at = skipOuter(node);
    if (depth === 0) return false;
    if (ts.isAwaitExpression(at)) return sent(at.expression, depth);
    if (ts.isPropertyAccessExpression(at))
      return at.name.text === "body" || sent(at.expression, depth - 1);
    return (
      ts.isCallExpression(at) &&
      ts.isPropertyAccessExpression(at.expression) &&
      /^(?:json|text|formData|parseBody)$/.test(at.expression.name.text)
    );
  };
  return sent(write.right);
}

/** `skew = Date.parse(date) - Date.now()`: a number that says something about a time. */
function isMeasure(project: Project, { value, target }: OwnWrite): boolean {
  return (
    (value.flags & Flag.clock) !== 0 &&
    ts.isBinaryExpression(target) &&
    (project.checker.getTypeAtLocation(target.right).flags &
      ts.TypeFlags.NumberLike) !==
      0
  );
}

/** Where the body itself uses what an earlier request left, on a path on which it has stored nothing yet. */
function readByNext(
  view: View,
  own: OwnWrite,
  effects: readonly Effect[],
): ts.Node | undefined {
  const read = effects.find(
    (effect) =>
      effect.kind === "read" &&
      effect.location.key === own.location.key &&
      effect.unwritten &&
      effect.use === "mine" &&
      // `if (key === lastKey) return lastValue`: it is what this request asks for.
      (effect.compared & view.owned) === 0,
  );
  return read?.target;
}
