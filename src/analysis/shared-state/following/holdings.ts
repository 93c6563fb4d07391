import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import type { Holding, Holdings } from "../places/holdings.ts";
import { typeAt } from "../../../program/types/types.ts";
import { nameSegment } from "../places/location.ts";
import { isPrimitive } from "../places/nodes.ts";
import type { State } from "../places/state.ts";
import { aliasOf } from "../places/value.ts";
import type { Transfer } from "./transfer.ts";

/** Which parts of an object or a list that is written down are objects of places, as they are. */
export function holdingsOf(
  transfer: Transfer,
  state: State,
  literal: ts.Node,
): Holdings | undefined {
  const found: Holding[] = [];
  const add = (name: string, part: ts.Expression): void => {
    const value = transfer.value(state, skipOuter(part));
    const segment = nameSegment(name);
    const of = aliasOf(value);
    // A number that goes back is as old as it is.
    if (of && !isPrimitive(typeAt(transfer.checker, part)))
      found.push({ path: [segment], of });
    for (const inner of value.holdings ?? [])
      found.push({ path: [segment, ...inner.path], of: inner.of });
  };
  if (ts.isObjectLiteralExpression(literal)) {
    for (const property of literal.properties) {
      const { name } = property;
      // What comes behind it may take its place.
      if (ts.isSpreadAssignment(property)) found.length = 0;
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
  return found.length > 0 ? found : undefined;
}
