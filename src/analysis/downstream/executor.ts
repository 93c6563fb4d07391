import ts from "typescript";

import type { FunctionWithBody } from "../../program/functions.ts";
import { symbolOf } from "../../program/symbols.ts";
import type { Context, Inputs } from "./context.ts";

/** The `resolve` and `reject` of a promise executor, beside those of the executors around it. */
export function settlersOf(
  context: Context,
  executor: FunctionWithBody,
): Inputs["settlers"] {
  const settlers = new Map(context.inputs.settlers);
  for (const [index, kind] of (["resolve", "reject"] as const).entries()) {
    const name = executor.parameters[index]?.name;
    const symbol = name && context.checker.getSymbolAtLocation(name);
    if (symbol) settlers.set(symbol, kind);
  }
  return settlers;
}

/**
 * Whether `.then(resolve, reject)`, `.then(resolve).catch(reject)` or `.catch(reject)` passes the
 * promise's rejection on to the executor's own promise.
 */
export function executorKeeps(
  context: Context,
  callee: ts.PropertyAccessExpression,
  first: ts.Expression | undefined,
  second: ts.Expression | undefined,
): boolean {
  const handler =
    callee.name.text === "catch"
      ? first
      : callee.name.text === "then"
        ? second
        : undefined;
  return handler !== undefined && mentions(context, handler, "reject");
}

function mentions(
  context: Context,
  node: ts.Node,
  kind: "resolve" | "reject",
): boolean {
  if (ts.isIdentifier(node)) {
    const symbol = symbolOf(context.checker, node);
    return symbol !== undefined && context.inputs.settlers.get(symbol) === kind;
  }
  return (
    ts.forEachChild(
      node,
      (child) => mentions(context, child, kind) || undefined,
    ) ?? false
  );
}
