import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import type { Holding, Holdings } from "../places/holdings.ts";
import { typeAt } from "../../../program/types/types.ts";
import { nameSegment } from "../places/location.ts";
import { isPrimitive } from "../places/nodes.ts";
import { parametersIn, partsIn } from "../places/parts.ts";
import type { State } from "../places/state.ts";
import {
  aliasOf,
  parameterFlag,
  readKey,
  type Value,
} from "../places/value.ts";
import type { Transfer } from "./transfer.ts";

/** An object in an object in an object: what stands deeper, or beside too many, isn't told. */
const deepest = 3;
const most = 40;

/**
 * Which parts of an object or a list that is written down are objects of places, as they are. What led to one of them
 * and to another part as well (`{ user: old.user, hits: old.hits + 1 }`) is a reading all the same.
 */
export function holdingsOf(
  transfer: Transfer,
  state: State,
  literal: ts.Node,
): Holdings | undefined {
  const found: (Holding & { readonly ways: readonly string[] })[] = [];
  const others = new Set<string>();
  const add = (name: string, part: ts.Expression): void => {
    const value = transfer.value(state, skipOuter(part));
    const ways = waysTo(transfer, value);
    const segment = nameSegment(name);
    const of = aliasOf(value);
    // A number that goes back is as old as it is.
    if (of && !isPrimitive(typeAt(transfer.checker, part)))
      found.push({ path: [segment], of, ways });
    else if (!value.holdings) for (const way of ways) others.add(way);
    for (const inner of value.holdings ?? [])
      if (inner.path.length < deepest && found.length < most)
        found.push({ path: [segment, ...inner.path], of: inner.of, ways });
  };
  if (ts.isObjectLiteralExpression(literal)) {
    for (const property of literal.properties) {
      const { name } = property;
      // What comes behind it may take its place.
      if (ts.isSpreadAssignment(property)) {
        found.length = 0;
        const spread = transfer.value(state, property.expression);
        for (const way of waysTo(transfer, spread)) others.add(way);
      }
      if (!name || !(ts.isIdentifier(name) || ts.isStringLiteralLike(name)))
        continue;
      if (ts.isPropertyAssignment(property))
        add(name.text, property.initializer);
      else if (ts.isShorthandPropertyAssignment(property))
        add(name.text, property.name);
    }
  } else if (
    ts.isArrayLiteralExpression(literal) &&
    !literal.elements.some(ts.isSpreadElement)
  ) {
    for (const [index, element] of literal.elements.entries())
      add(String(index), element);
  }
  const kept = found.filter(({ ways }) => !ways.some((way) => others.has(way)));
  return kept.length > 0 ? kept : undefined;
}

/** The readings and the parameters that led to a value. */
function waysTo(
  { body }: Transfer,
  { reads, flags }: Value,
): readonly string[] {
  const ways = [...reads.values()].map(({ location, node }) =>
    readKey(location, node),
  );
  for (let index = 0; index < parametersIn(body); index++)
    if ((flags & parameterFlag(index)) !== 0) ways.push(String(index));
  for (const { index } of partsIn(body, flags)) ways.push(String(index));
  return ways;
}
