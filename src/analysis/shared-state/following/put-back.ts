import ts from "typescript";

import { isFunctionWithBody } from "../../../program/syntax/functions.ts";
import { returnedBy } from "../../../program/calls/returned-values.ts";
import {
  below,
  isWithin,
  locationAt,
  nameSegment,
  type Location,
} from "../places/location.ts";
import { valueIn, type State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";
import type { Read, Value } from "../places/value.ts";
import { isArithmetic } from "../../../program/syntax/operators.ts";

/**
 * A part of a fresh copy (`{ ...state, hits: before + 1 }`), whose old readings of the very part that it takes the place
 * of are marked: the copy around makes them no newer.
 */
export function putBack(value: Value, into: readonly Location[]): Value {
  return marked(value, into, () => true);
}

/** The same of an element of a list (`[...rows, { id }]`), for what was counted there; it may refer to others as they were. */
export function putIntoList(value: Value, into: readonly Location[]): Value {
  return marked(value, into, isCounted);
}

/** `rows.length`, `last.id + 1` */
function isCounted({ node, computed }: Read): boolean {
  return (
    computed === true ||
    (ts.isPropertyAccessExpression(node) &&
      /^(?:length|size)$/.test(node.name.text))
  );
}

/**
 * What is appended to a list, without what it only refers to there: `{ id, replyTo: last.id }`, an answer to all that
 * was in it.
 * @param contents The place of what the list contains.
 */
export function countedOf(value: Value, contents: Location): Value {
  if (value.reads.size === 0) return value;
  const list = locationAt(contents.root, contents.path.slice(0, -1));
  const isReference = (read: Read): boolean =>
    isWithin(read.location, list) && !isCounted(read);
  return [...value.reads.values()].some(isReference)
    ? {
        ...value,
        reads: new Map(
          [...value.reads].filter(([, read]) => !isReference(read)),
        ),
      }
    : value;
}

function marked(
  value: Value,
  into: readonly Location[],
  isWanted: (read: Read) => boolean,
): Value {
  const reads = [...value.reads];
  const fresh = reads.flatMap(([, read]) => (read.stale ? [] : read));
  const isOld = (read: Read): boolean =>
    read.stale !== undefined &&
    !read.putBack &&
    isWanted(read) &&
    into.some((place) => isWithin(read.location, place)) &&
    !fresh.some((other) => isWithin(read.location, other.location));
  if (!reads.some(([, read]) => isOld(read))) return value;
  return {
    ...value,
    reads: new Map(
      reads.map(([key, read]) =>
        isOld(read) ? [`${key}!`, { ...read, putBack: true }] : [key, read],
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
 * What a callback of `map` puts back of the variables around it: `changed` of
 * `rows.map((row) => (row.id === id ? changed : row))` with `const changed = { ...found, name }`, and what is copied or
 * calculated of them in it. An element that goes back as it is, or is referred to, takes nothing with it.
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
  const visit = (node: ts.Node, isCopied: boolean): void => {
    if (ts.isConditionalExpression(node)) {
      visit(node.whenTrue, isCopied);
      visit(node.whenFalse, isCopied);
      return;
    }
    const local = ts.isIdentifier(node) ? transfer.localOf(node) : undefined;
    if (local) {
      const value = valueIn(state, local);
      const part =
        isCopied || isCopy(local)
          ? putBack(value, [list])
          : putIntoList(value, [list]);
      if (part !== value) values.push(part);
    } else if (!ts.isFunctionLike(node)) {
      const copies =
        isCopied ||
        ts.isSpreadAssignment(node) ||
        (ts.isBinaryExpression(node) && isArithmetic(node));
      ts.forEachChild(node, (child) => {
        visit(child, copies);
      });
    }
  };
  for (const result of returnedBy(callback)) visit(result, false);
  return values;
}

/** `const changed = { ...found, name }` */
function isCopy({ valueDeclaration }: ts.Symbol): boolean {
  if (!valueDeclaration || !ts.isVariableDeclaration(valueDeclaration))
    return false;
  const { initializer } = valueDeclaration;
  return (
    initializer !== undefined &&
    ts.isObjectLiteralExpression(initializer) &&
    initializer.properties.some(ts.isSpreadAssignment)
  );
}
