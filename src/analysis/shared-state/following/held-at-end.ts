import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import type { Binding } from "./binding.ts";
import type { Effect } from "../places/effect.ts";
import type { Location } from "../places/location.ts";
import { intersect } from "../places/maps.ts";
import type { State } from "../places/state.ts";

/** What a function keeps when it has come to its end, and its caller gives back. */
export interface HeldAtEnd {
  /** Places that it has claimed: `while (busy) await sleep(5); busy = true;` */
  readonly claims: readonly Location[];
  /** Whether it is its turn in a queue of promises. */
  readonly locked: boolean;
  /** Whether it also may come to its end without them, and tells so by its result. */
  readonly told: boolean;
}

export const nothingHeld: HeldAtEnd = {
  claims: [],
  locked: false,
  told: false,
};

/** Where a function gives a value back, and what is known there. */
export interface End {
  readonly state: State;
  readonly value: ts.Expression | undefined;
}

/**
 * What is held whenever a function has come to its end. Where it tells its caller with a value how it went
 * (`if (busy) return false; busy = true; return true;`), that counts where it went well.
 */
export function heldAtEnd(
  ends: readonly End[],
  exit: State | undefined,
  effects: readonly Effect[],
): HeldAtEnd {
  const well = ends.filter(({ value }) => value && !isRefusal(value));
  const states =
    well.length > 0 ? well.map(({ state }) => state) : exit ? [exit] : [];
  if (well.some(({ value }) => value && isGuarded(value))) return nothingHeld;
  const [first, ...others] = states;
  if (!first) return nothingHeld;
  let { claims } = first;
  for (const state of others) claims = intersect(claims, state.claims);
  const locked = states.every((state) => state.locked);
  const told = well.length > 0 && well.length < ends.length;
  if (claims.size === 0)
    return locked ? { claims: [], locked, told } : nothingHeld;
  const places = new Map<string, Location>();
  for (const { kind, location } of effects)
    if (kind === "write" && claims.has(location.key))
      places.set(location.key, location);
  return { claims: [...places.values()], locked, told };
}

/** What holds for the caller once the function has come to its end. */
export function withHeld(
  binding: Binding,
  state: State,
  { claims, locked, told }: HeldAtEnd,
): State {
  if (told && isDropped(binding.run)) return state;
  if (claims.length === 0) return locked ? { ...state, locked } : state;
  const all = new Map(state.claims);
  for (const claim of claims) {
    const location = binding.location(claim);
    if (!location || binding.transfer.isOwnedPlace(location)) continue;
    const key = location.path.find(({ kind }) => kind === "key");
    all.set(location.key, key?.text ?? "");
  }
  return { ...state, claims: all, locked: state.locked || locked };
}

/** `tryLock();`: nobody asks whether it went well. */
function isDropped(call: ts.Node): boolean {
  let { parent } = call;
  while (
    ts.isAwaitExpression(parent) ||
    ts.isVoidExpression(parent) ||
    ts.isParenthesizedExpression(parent)
  )
    ({ parent } = parent);
  return ts.isExpressionStatement(parent);
}

/** `return false`, `return undefined`, `return null` */
function isRefusal(value: ts.Expression): boolean {
  const inner = skipOuter(value);
  return (
    inner.kind === ts.SyntaxKind.FalseKeyword ||
    inner.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(inner) && inner.text === "undefined")
  );
}

/** `try { return … } finally { … }`: what is held there is given back behind it. */
function isGuarded(value: ts.Expression): boolean {
  const guarded = ts.findAncestor(value, (at) =>
    ts.isFunctionLike(at)
      ? "quit"
      : ts.isTryStatement(at) && at.finallyBlock !== undefined,
  );
  return guarded !== undefined;
}
