import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { noCalls, type Access, type How } from "../places/effect.ts";
import { below, isWithin, nameSegment } from "../places/location.ts";
import { isPrimitive, textOf } from "../places/nodes.ts";
import { writePlace } from "../places/places.ts";
import { thisLocation } from "../places/roots.ts";
import { runSetter } from "./accessors.ts";
import { withoutKey } from "./from-key.ts";
import type { Run } from "./runs.ts";
import { valueIn, withValue, type State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";
import { startsOwn, startsText, writtenHow } from "../places/written.ts";
import {
  aliasOf,
  derived,
  Flag,
  flagged,
  nothing,
  type Read,
  type Shell,
  type Value,
} from "../places/value.ts";
import { typeAt } from "../../../program/types/types.ts";

/** Writes a value to what `target` names: a place, or a variable of this body. */
export function writeTo(
  transfer: Transfer,
  state: State,
  target: ts.Expression,
  node: ts.Node,
  value: Value,
  how: How,
): State {
  const inner = skipOuter(target);
  if (ts.isIdentifier(inner)) {
    const local = transfer.localOf(inner);
    if (local) return withValue(state, local, heldBy(transfer, inner, value));
  }
  const set = runSetter(transfer, state, inner, node as Run, value, how);
  if (set) return fillPart(transfer, set, inner, value);
  const location = transfer.place(state, inner);
  if (!location) return fillPart(transfer, state, inner, value);
  if (transfer.isOwnedPlace(location)) return state;
  const access: Access = {
    location,
    node,
    target: node,
    text: textOf(inner),
    path: noCalls,
  };
  const given =
    ts.isElementAccessExpression(inner) && ts.isBinaryExpression(node)
      ? withoutKey(transfer, state, inner.argumentExpression, node.right, value)
      : value;
  return writePlace(transfer, state, access, given, how, transfer.emit);
}

/** `number = next();`: what a new object begins with. */
export function initialise(
  transfer: Transfer,
  state: State,
  node: ts.PropertyDeclaration,
): State {
  const { name, initializer } = node;
  const itself = initializer && thisLocation(transfer.checker, initializer);
  if (!itself || ts.isComputedPropertyName(name)) return state;
  const access: Access = {
    location: below(itself, nameSegment(name.text)),
    node,
    target: node,
    text: textOf(name),
    path: noCalls,
  };
  const value = transfer.value(state, initializer);
  return writePlace(transfer, state, access, value, "assign", transfer.emit);
}

/** A part of a local object: the object carries what its parts derive from. */
export function fillPart(
  transfer: Transfer,
  state: State,
  target: ts.Expression,
  part: Value,
): State {
  let root = target;
  while (
    ts.isPropertyAccessExpression(root) ||
    ts.isElementAccessExpression(root)
  )
    root = skipOuter(root.expression);
  const local = ts.isIdentifier(root) ? transfer.localOf(root) : undefined;
  if (!local || root === target) return state;
  const known = valueIn(state, local);
  return withValue(state, local, {
    ...derived([known, part]),
    alias: known.alias,
    shell: withoutPart(known.shell, target, root, part),
  });
}

/** `options.headers = …`: this part is no longer the original's. */
function withoutPart(
  shell: Shell | undefined,
  target: ts.Expression,
  root: ts.Expression,
  part: Value,
): Shell | undefined {
  if (!shell) return undefined;
  if (
    !ts.isPropertyAccessExpression(target) ||
    skipOuter(target.expression) !== root
  )
    return ts.isPropertyAccessExpression(target) ? shell : undefined;
  return {
    ...shell,
    replaced: new Map(shell.replaced).set(target.name.text, part.flags),
  };
}

/** The value of a variable: a text or a number that was read from a place is no longer that place. */
export function heldBy(transfer: Transfer, name: ts.Node, value: Value): Value {
  return aliasOf(value) && isPrimitive(typeAt(transfer.checker, name))
    ? { ...value, alias: undefined }
    : value;
}

export function assign(
  transfer: Transfer,
  state: State,
  node: ts.BinaryExpression,
): State {
  const { left, right } = node;
  const operator = node.operatorToken.kind;
  const value = transfer.value(state, right);
  const target = skipOuter(left);
  if (
    ts.isObjectLiteralExpression(target) ||
    ts.isArrayLiteralExpression(target)
  )
    return transfer.keep(state, node, value);
  const fills =
    operator === ts.SyntaxKind.QuestionQuestionEqualsToken ||
    operator === ts.SyntaxKind.BarBarEqualsToken;
  const compound =
    operator !== ts.SyntaxKind.EqualsToken &&
    operator !== ts.SyntaxKind.AmpersandAmpersandEqualsToken &&
    !fills;
  const written = compound
    ? derived([transfer.value(state, left), value])
    : value;
  const how: How = compound ? "update" : writtenHow(right);
  // `transfer.errors = []` begins this request's own list, unless the old one was looked at before.
  if (
    how === "reset" &&
    (startsOwn(right) || startsText(node)) &&
    !hasLookedAt(transfer, state, left)
  )
    return transfer.keep(
      writeTo(transfer, state, left, node, flagged(Flag.fresh), "assign"),
      node,
      nothing,
    );
  const next = writeTo(transfer, state, left, node, written, how);
  return transfer.keep(
    next,
    node,
    fills ? filledValue(transfer, state, left, written) : written,
  );
}

/** `return (this.instance ??= new Store())` hands out what stands in the place, whoever put it there. */
function filledValue(
  transfer: Transfer,
  state: State,
  left: ts.Expression,
  written: Value,
): Value {
  const alias = transfer.place(state, left);
  return alias &&
    !transfer.isOwnedPlace(alias) &&
    !isPrimitive(typeAt(transfer.checker, left))
    ? { ...written, flags: written.flags & ~Flag.fresh, alias }
    : written;
}

function hasLookedAt(
  transfer: Transfer,
  state: State,
  target: ts.Expression,
): boolean {
  const location = transfer.place(state, target);
  if (!location || !state.looked) return true;
  const looks = (reads: ReadonlyMap<string, Read>): boolean =>
    [...reads.values()].some((read) => isWithin(read.location, location));
  return (
    [...state.values.values(), ...state.scratch.values.values()].some((value) =>
      looks(value.reads),
    ) ||
    [...state.looked.values()].some((seen) => isWithin(seen, location)) ||
    [...state.guards.values()].some((guard) => looks(guard.reads))
  );
}
