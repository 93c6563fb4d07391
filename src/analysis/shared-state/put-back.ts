import ts from "typescript";

import { below, isWithin, nameSegment, type Location } from "./location.ts";
import type { State } from "./state.ts";
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
