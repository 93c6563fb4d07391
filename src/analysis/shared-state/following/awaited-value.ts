import ts from "typescript";

import { isAsync, skipOuter } from "../../../program/syntax/functions.ts";
import { functionsOf } from "../../../program/types/symbols.ts";
import { typeAt } from "../../../program/types/types.ts";
import { isPrimitive } from "../places/nodes.ts";
import { mapParts } from "../places/object-parts.ts";
import { answered, derived, Flag, type Value } from "../places/value.ts";
import { chainOf } from "./chained.ts";

/** What waiting gives, for what the value waited for is known to be. */
export function awaitedValue(
  checker: ts.TypeChecker,
  node: ts.AwaitExpression,
  value: Value,
): Value {
  const call = skipOuter(node.expression);
  if (!ts.isCallExpression(call)) return derived([value]);
  const result = awaitedResult(checker, node, value);
  // What a chain gives is told from what stands in it.
  if (chainOf(call)) return result;
  const called = functionsOf(checker, call.expression);
  if (called.length === 0) return answered(result);
  // What an async function returns is what its promise gives.
  if (!called.every(isAsync)) return result;
  const parts = mapParts(value.parts, (flags) => flags | Flag.awaited);
  return { ...result, alias: value.alias, parts };
}

/** An object that was waited for isn't another one because something new, or the clock, was used to get it. */
function awaitedResult(
  checker: ts.TypeChecker,
  node: ts.AwaitExpression,
  value: Value,
): Value {
  const result = derived([value], Flag.awaited);
  const own = Flag.fresh | Flag.clock;
  return (result.flags & own) !== 0 && !isPrimitive(typeAt(checker, node))
    ? { ...result, flags: result.flags & ~own }
    : result;
}
