import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { typeAt } from "../../../program/types/types.ts";
import { containerKind } from "../places/containers.ts";
import { noCalls } from "../places/effect.ts";
import {
  anyElement,
  below,
  contents,
  isWithin,
  type Location,
} from "../places/location.ts";
import { textOf } from "../places/nodes.ts";
import { readPlace } from "../places/places.ts";
import type { State } from "../places/state.ts";
import { aliasOf, derived, type Value } from "../places/value.ts";
import { isForeign } from "./sources.ts";
import type { Transfer } from "./transfer.ts";

/** Methods whose result has the elements of what they are called on, in another list. */
const copying: ReadonlySet<string> = new Set([
  "entries",
  "filter",
  "slice",
  "toReversed",
  "toSorted",
  "values",
]);

/** The place of what has the elements of a value: of the container itself, or of what a list was copied from. */
export function listedIn(value: Value): Location | undefined {
  return aliasOf(value) ?? (value.shell?.list ? value.shell.of : undefined);
}

/**
 * A value that is another list with the elements of a first one. By what they were chosen (`rows.filter((row) =>
 * row.open)`) they are no other ones.
 */
export function withListOf(value: Value, first: Value | undefined): Value {
  const of = first && listedIn(first);
  if (!of) return value;
  const element = below(of, anyElement);
  const reads = new Map(
    [...value.reads].filter(([, { location }]) => !isWithin(location, element)),
  );
  return { ...value, reads, shell: { of, replaced: new Map(), list: true } };
}

/** Whether a call gives the elements of its object in another list: `rooms.values()`, `rooms.filter(…)`. */
export function isCopying(callee: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(callee) && copying.has(callee.name.text);
}

/** `...rooms.values()` of `[...rooms.values()]`, where there is nothing else. */
export function spreadAlone(node: ts.Node): ts.Expression | undefined {
  if (!ts.isArrayLiteralExpression(node)) return undefined;
  const [only, other] = node.elements;
  return only && ts.isSpreadElement(only) && !other ? only : undefined;
}

/** Whether a call makes a list of the elements of its argument: `Array.from(rooms)`, `Object.values(byName)`. */
export function listsArgument(
  checker: ts.TypeChecker,
  callee: ts.Expression,
): boolean {
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const owner = skipOuter(callee.expression);
  const { text } = callee.name;
  return (
    ts.isIdentifier(owner) &&
    (owner.text === "Array"
      ? text === "from"
      : owner.text === "Object" && (text === "values" || text === "entries")) &&
    isForeign(checker, owner)
  );
}

/**
 * A value with what its container held at this moment, where its entries are taken without a method: `[...rooms]`,
 * `Array.from(rooms)`, `const [room] = rooms`.
 */
export function withEntriesOf(
  transfer: Transfer,
  state: State,
  value: Value,
  container: ts.Expression,
): Value {
  const base = aliasOf(transfer.value(state, container));
  if (
    !base ||
    transfer.isOwnedPlace(base) ||
    containerKind(transfer.checker, typeAt(transfer.checker, container)) !==
      "keyed"
  )
    return value;
  const access = {
    location: below(base, contents),
    node: container,
    target: container,
    text: textOf(container),
    path: noCalls,
  };
  return derived([value, readPlace(state, access, undefined, transfer.emit)]);
}
