import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { typeAt } from "../../../program/types/types.ts";
import { isPrimitive } from "../places/nodes.ts";
import { Flag, isNothing, type Value } from "../places/value.ts";
import type { State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";

/**
 * What is put under a key, without what only the key derives from: `cache[key] = decode(key)` is right whatever the key
 * was found by, and however long ago.
 */
export function withoutKey(
  transfer: Transfer,
  state: State,
  key: ts.Expression | undefined,
  written: ts.Expression | undefined,
  value: Value,
): Value {
  const name = key && skipOuter(key);
  if (
    isNothing(value) ||
    !written ||
    !name ||
    !ts.isIdentifier(name) ||
    !isMadeOf(written, name.text) ||
    !isPrimitive(typeAt(transfer.checker, name))
  )
    return value;
  const { reads, flags } = transfer.value(state, name);
  return {
    ...value,
    reads: new Map([...value.reads].filter(([read]) => !reads.has(read))),
    flags: value.flags & ~(flags & Flag.parameters),
  };
}

/** Whether a name, literals and the names of what is called are all that an expression has, and the name is given to a call. */
function isMadeOf(written: ts.Expression, name: string): boolean {
  const value = skipOuter(written);
  if (ts.isAwaitExpression(value)) return isMadeOf(value.expression, name);
  if (!ts.isCallExpression(value) && !ts.isNewExpression(value)) return false;
  const given = (value.arguments ?? []).map((argument) => skipOuter(argument));
  return (
    ts.isIdentifier(value.expression) &&
    given.some((each) => ts.isIdentifier(each)) &&
    given.every((each) =>
      ts.isIdentifier(each) ? each.text === name : ts.isLiteralExpression(each),
    )
  );
}
