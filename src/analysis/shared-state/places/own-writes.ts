import ts from "typescript";

import {
  functionAround,
  isWithin as isWithinNode,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { leaves } from "../../../program/syntax/leaving.ts";
import type { Access, How } from "./effect.ts";
import { below, isWithin, nameSegment, withKeysOf } from "./location.ts";
import { joinMaps } from "./maps.ts";
import type { OwnWrite, State } from "./state.ts";
import {
  earlier,
  Flag,
  flagged,
  joinValues,
  type Shell,
  type Value,
} from "./value.ts";
import { startsOwn, writtenHow } from "./written.ts";

/** `state = { ...state, user }` writes `state.user`. */
function ownedParts(
  state: State,
  access: Access,
  shell: Shell,
  compared: number,
): ReadonlyMap<string, OwnWrite> {
  const own = new Map(state.own);
  for (const [part, flags] of shell.replaced) {
    const location = below(access.location, nameSegment(part));
    if (flags & Flag.accumulates) own.delete(location.key);
    else
      own.set(location.key, {
        ...access,
        location,
        text: `${access.text}.${part}`,
        value: flagged(flags & ~Flag.sometimes),
        fills: false,
        renews: false,
        compared,
        part,
      });
  }
  return own;
}

/** What this body has written so far, with one more write. */
export function owned(
  state: State,
  access: Access,
  value: Value,
  how: How,
  filling: Pick<OwnWrite, "fills" | "renews">,
  compared: number,
): ReadonlyMap<string, OwnWrite> {
  if (!value.shell?.list && value.shell?.of.key === access.location.key)
    return ownedParts(state, access, value.shell, compared);
  const { location } = access;
  const marks = marked(access, value, how);
  if (how === "update" || how === "append" || how === "mark" || how === "take")
    return marks !== undefined
      ? new Map(state.own).set(location.key + marks, {
          ...access,
          value,
          ...filling,
          compared,
          hidden: true,
        })
      : state.own;
  const own = new Map(state.own);
  let instead: OwnWrite | undefined;
  for (const [key, other] of own) {
    if (!isWithin(other.location, location)) continue;
    if (!isInstead(other, access)) own.delete(key);
    else if (key === location.key) instead = other;
  }
  if (how === "assign")
    own.set(location.key, {
      ...(instead ?? { ...access, ...filling, compared }),
      ...(instead &&
        isOfRequest(value) &&
        !isOfRequest(instead.value) &&
        access),
      value: instead ? joinValues(instead.value, value) : value,
    });
  if (empties(access.target))
    own.set(`${location.key}!`, {
      ...access,
      value,
      ...filling,
      compared,
      hidden: true,
      emptied: true,
    });
  return own;
}

/**
 * Whether a call of a helper makes one of two writes: `if (token) headers.auth = token; else delete headers.auth;`,
 * `if (token) { headers.auth = token; return; } delete headers.auth;`.
 */
function isInstead(other: OwnWrite, { node, target }: Access): boolean {
  if (other.node !== node || node === target) return false;
  return isBeside(other.target, target) || isBeside(target, other.target);
}

/** Whether `target` runs only where the branch of `branched` doesn't. */
function isBeside(branched: ts.Node, target: ts.Node): boolean {
  for (let at = branched; at.parent && !ts.isFunctionLike(at); at = at.parent) {
    const { parent } = at;
    if (!ts.isIfStatement(parent) || parent.thenStatement !== at) continue;
    const { elseStatement } = parent;
    if (elseStatement && isWithinNode(target, elseStatement)) return true;
    if (leaves(at) && target.pos >= parent.end)
      return functionAround(target) === functionAround(at);
  }
  return false;
}

/** `table.clear()`, `this.list = []` */
function empties(target: ts.Node): boolean {
  if (ts.isBinaryExpression(target))
    return (
      target.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      writtenHow(target.right) === "reset" &&
      startsOwn(target.right)
    );
  return (
    ts.isCallExpression(target) &&
    ts.isPropertyAccessExpression(target.expression) &&
    target.expression.name.text === "clear"
  );
}

/** The key of a write that only tells together with the one that takes it back; see `OwnWrite.hidden`. */
export const pushed = "^";

/** `stack.push(scope)`; `active = { route, parent: active }`: what was there is kept below it. */
function marked(
  { target }: Access,
  value: Value,
  how: How,
): string | undefined {
  if (!isOfRequest(value)) return undefined;
  if (how === "append")
    return ts.isCallExpression(target) &&
      ts.isPropertyAccessExpression(target.expression) &&
      target.expression.name.text === "push"
      ? pushed
      : undefined;
  return how === "update" &&
    ts.isBinaryExpression(target) &&
    ts.isObjectLiteralExpression(skipOuter(target.right))
    ? ""
    : undefined;
}

/** The container around a place that this body has emptied before a suspension. */
export function emptiedBefore(
  state: State,
  { location, target }: Access,
): OwnWrite | undefined {
  for (const own of state.own.values()) {
    if (
      own.emptied &&
      own.suspension &&
      own.target !== target &&
      isWithin(location, own.location)
    )
      return own;
  }
  return undefined;
}

/** What only one of two paths has written is another request's on the other one. */
export function joinOwn(left: State, right: State): State["own"] {
  const own = joinMaps(left.own, right.own, joinWrites);
  if (left.over || right.over) return own;
  let changed: Map<string, OwnWrite> | undefined;
  for (const [key, write] of own)
    if (!write.partial && !(left.own.has(key) && right.own.has(key)))
      (changed ??= new Map(own)).set(key, { ...write, partial: true });
  return changed ?? own;
}

/** Whether a value may be of a request: of two writes to a place, that one tells. */
function isOfRequest({ flags }: Value): boolean {
  return (flags & (Flag.parameters | Flag.request)) !== 0;
}

function joinWrites(one: OwnWrite, other: OwnWrite): OwnWrite {
  const first = (
    isOfRequest(one.value) === isOfRequest(other.value)
      ? other.node.pos < one.node.pos
      : isOfRequest(other.value)
  )
    ? other
    : one;
  const suspension = earlier(one.suspension, other.suspension);
  const partial = (one.partial ?? false) || (other.partial ?? false);
  if (one.node === other.node && one.suspension === suspension)
    return one.partial || !partial ? one : { ...one, partial };
  return {
    ...first,
    location: withKeysOf(
      first.location,
      (first === one ? other : one).location,
    ),
    value: joinValues(one.value, other.value),
    fills: one.fills || other.fills,
    compared: one.compared | other.compared,
    suspension,
    partial,
  };
}
