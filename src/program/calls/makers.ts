import ts from "typescript";

import type { ProgramContext, Receiver } from "./callee.ts";
import { functionAround, type FunctionWithBody } from "../syntax/functions.ts";
import { madeBy, type Maker } from "./injected.ts";
import { skipAwait } from "./returned-values.ts";
import { symbolOf } from "../types/symbols.ts";

/** What made the closure or the object that runs, where a receiver says so. */
export function makerIn(receiver: Receiver | undefined): Maker | undefined {
  return receiver &&
    (ts.isCallExpression(receiver) || ts.isNewExpression(receiver))
    ? receiver
    : undefined;
}

/**
 * The call that made the closure which is called: `makeLoader("views")` for `loader.load()`; the maker
 * of the calling closure where both come from one function.
 */
export function makerOf(
  { checker }: ProgramContext,
  callee: ts.Expression | undefined,
  body: FunctionWithBody,
  caller: Receiver | undefined,
): ts.CallExpression | undefined {
  const factory = functionAround(body);
  if (!factory) return undefined;
  if (caller && ts.isCallExpression(caller) && madeBy(checker, caller, factory))
    return caller;
  let root = callee && skipAwait(callee);
  while (root && ts.isPropertyAccessExpression(root))
    root = skipAwait(root.expression);
  if (!root || !ts.isIdentifier(root)) return undefined;
  let at: ts.Node | undefined = symbolOf(checker, root)?.valueDeclaration;
  while (
    at &&
    (ts.isBindingElement(at) ||
      ts.isObjectBindingPattern(at) ||
      ts.isArrayBindingPattern(at))
  )
    at = at.parent;
  const made =
    at && ts.isVariableDeclaration(at) && at.initializer
      ? skipAwait(at.initializer)
      : undefined;
  return made && ts.isCallExpression(made) && madeBy(checker, made, factory)
    ? made
    : undefined;
}
