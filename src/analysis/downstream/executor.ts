import ts from "typescript";

import {
  isAsync,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { functionsOf, symbolOf } from "../../program/types/symbols.ts";
import type { Context, Inputs } from "./context.ts";
import { counted, headOf, isLoss, promised } from "./starts.ts";
import type { Path } from "./state.ts";
import { symbolAt } from "../../program/types/types.ts";

/** The `resolve` and `reject` of a promise executor, beside those of the executors around it. */
export function settlersOf(
  context: Context,
  executor: FunctionWithBody,
): Inputs["settlers"] {
  const settlers = new Map(context.inputs.settlers);
  for (const [index, kind] of (["resolve", "reject"] as const).entries()) {
    const name = executor.parameters[index]?.name;
    const symbol = name && symbolAt(context.checker, name);
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

/** `resolve(promise)` inside a promise executor. */
export function settles(context: Context, callee: ts.Expression): boolean {
  if (context.inputs.settlers.size === 0 || !ts.isIdentifier(callee))
    return false;
  const symbol = symbolOf(context.checker, callee);
  return symbol !== undefined && context.inputs.settlers.has(symbol);
}

export function executorOf(
  context: Context,
  call: ts.NewExpression,
): FunctionWithBody | undefined {
  const [arg] = call.arguments ?? [];
  if (
    !arg ||
    !ts.isIdentifier(call.expression) ||
    call.expression.text !== "Promise"
  )
    return undefined;
  const [body] = functionsOf(context.checker, arg);
  return body;
}

/** `new Promise((resolve, reject) => …)`: keeps downstream's end if the executor passes it on. */
export function promiseFrom(
  context: Context,
  path: Path,
  call: ts.NewExpression,
  executor: FunctionWithBody,
): Path {
  const inputs: Inputs = {
    ...context.inputs,
    settlers: settlersOf(context, executor),
  };
  const result = context.resultOf(executor, inputs);
  if (!result || result.calls.most === 0) return path;
  const origin = result.origin ?? call;
  if (
    isAsync(executor) &&
    result.carries &&
    !settlesInCatch({ ...context, inputs }, executor)
  ) {
    context.note({
      kind: "executor",
      node: origin,
      name: headOf(origin),
    });
    return path;
  }
  const after = counted(
    context,
    path,
    origin,
    headOf(origin),
    result.calls.least,
    [],
  );
  const lost = result.notes.some((note) => isLoss(note.kind));
  return lost
    ? after
    : promised(context, after, call, origin, headOf(origin), "promise", []);
}

export function settlesInCatch(
  context: Context,
  body: FunctionWithBody,
): boolean {
  let found = false;
  const look = (node: ts.Node): void => {
    if (ts.isCatchClause(node) && mentionsReject(context, node.block))
      found = true;
    if (!found) ts.forEachChild(node, look);
  };
  look(body.body);
  return found;
}

function mentionsReject(context: Context, node: ts.Node): boolean {
  if (ts.isIdentifier(node)) {
    const symbol = symbolOf(context.checker, node);
    return (
      symbol !== undefined && context.inputs.settlers.get(symbol) === "reject"
    );
  }
  return (
    ts.forEachChild(
      node,
      (child) => mentionsReject(context, child) || undefined,
    ) ?? false
  );
}
