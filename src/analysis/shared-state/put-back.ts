import ts from "typescript";

import { isFunctionWithBody } from "../../program/functions.ts";
import { returnedBy } from "../../program/returned-values.ts";
import { below, isWithin, nameSegment, type Location } from "./location.ts";
import { valueIn, type State } from "./state.ts";
import type { Transfer } from "./transfer.ts";
import { type Read, type Value } from "./value.ts";

/**
 * A part of a fresh copy (`{ ...state, hits: before + 1 }`, `[...rows, { id }]`), whose old readings of the very
 * part that it takes the place of, or of the list that it goes into, are marked: the copy around makes them
 * no newer.
 */
export function putBack(value: Value, into: readonly Location[]): Value {
  const isOf = (read: Read): boolean =>
    into.some((place) => isWithin(read.location, place));
  if (![...value.reads.values()].some((read) => read.stale && isOf(read)))
    return value;
  const fresh = [...value.reads.values()].filter((read) => !read.stale);
  const isRenewed = (read: Read): boolean =>
    fresh.some((other) => isWithin(read.location, other.location));
  return {
    ...value,
    reads: new Map(
      [...value.reads].map(([key, read]) =>
        read.stale && isOf(read) && !isRenewed(read)
          ? [`${key}!`, { ...read, putBack: true }]
          : [key, read],
      ),
    ),
  };
}

/** The places that a literal is a copy of: `state` of `{ ...state, hits }`. */
export function copiedIn(
  transfer: Transfer,
  state: State,
  literal: ts.ObjectLiteralExpression | ts.ArrayLiteralExpression,
): readonly Location[] {
  const parts: readonly ts.Node[] = ts.isObjectLiteralExpression(literal)
    ? literal.properties
    : literal.elements;
  return parts.flatMap((part) => {
    if (!ts.isSpreadAssignment(part) && !ts.isSpreadElement(part)) return [];
    return transfer.place(state, part.expression) ?? [];
  });
}

/** Where a property of a literal goes in what the literal is a copy of. */
export function placesOf(
  transfer: Transfer,
  state: State,
  name: ts.PropertyName,
  copied: readonly Location[],
): readonly Location[] {
  if (copied.length === 0) return copied;
  const segment = ts.isComputedPropertyName(name)
    ? transfer.key(state, name.expression)
    : nameSegment(name.text);
  return copied.map((place) => below(place, segment));
}

/**
 * What a callback of `map` puts back of the variables around it: `updated` of
 * `rows.map((row) => (row.id === id ? updated : row))`. An element itself goes back as it is.
 */
export function putBackByMap(
  transfer: Transfer,
  state: State,
  call: ts.CallExpression,
  list: Location,
): readonly Value[] {
  const [callback] = call.arguments;
  if (!callback || !isFunctionWithBody(callback)) return [];
  const values: Value[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isConditionalExpression(node)) {
      visit(node.whenTrue);
      visit(node.whenFalse);
      return;
    }
    const local = ts.isIdentifier(node) ? transfer.localOf(node) : undefined;
    const value = local && valueIn(state, local);
    if (value && value.alias === undefined) {
      const part = putBack(value, [list]);
      if (part !== value) values.push(part);
    } else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  for (const result of returnedBy(callback)) visit(result);
  return values;
}
