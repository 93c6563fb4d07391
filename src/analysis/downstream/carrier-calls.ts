import ts from "typescript";

import {
  isWithin,
  withOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { assigns } from "../../program/syntax/operators.ts";
import { isNamed } from "../../program/types/type-names.ts";
import { typeAt } from "../../program/types/types.ts";
import { nameOf, type BodyResult, type Context } from "./context.ts";
import { noteLacking } from "./lacking-helpers.ts";
import { counted, headOf, promised, refused } from "./starts.ts";
import type { Path } from "./state.ts";

type Call = ts.CallExpression | ts.NewExpression;

/** A function in reach of the continuation is called here, and its promise is the call's value. */
export function calledCarrier(
  context: Context,
  path: Path,
  call: Call,
  body: FunctionWithBody,
): Path {
  const { entered } = path;
  const result = context.resultOf(body, { ...context.inputs, entered });
  if (!result) return path;
  noteLacking(context, call, body, result);
  const nested = isWithin(body, context.inputs.site.body);
  const origin = nested && !nameOf(body) ? (result.origin ?? call) : call;
  const name = nested
    ? nameOf(body)
      ? `${nameOf(body) ?? ""}()`
      : "downstream"
    : `${call.expression.getText()}()`;
  const chain = nameOf(body) ? [{ name: nameOf(body) ?? "", node: body }] : [];
  const after = {
    ...counted(context, path, origin, name, result.calls.least, chain),
    entered: entered || result.enters,
  };
  if (!result.carries) return after;
  const carried = promised(
    context,
    after,
    call,
    origin,
    rootName(context, result, name),
    "promise",
    chain,
  );
  return result.refuses ? refused(context, carried, call) : carried;
}

/**
 * `compose([auth, list])(ctx, next)`: a middleware of this very framework gives the promise of what it makes of the
 * continuation, even where its type leaves the result open. A result that is kept may be asked whether it is one.
 */
export function runsMiddleware(
  { checker, inputs }: Context,
  call: Call,
  callee: ts.Expression,
): boolean {
  const { awaitPolicy, contextual } = inputs.site.descriptor;
  if (awaitPolicy !== "await-or-return" || !ts.isCallExpression(call))
    return false;
  const value = withOuter(call);
  if (ts.isVariableDeclaration(value.parent) || assigns(value.parent, value))
    return false;
  const open = ts.TypeFlags.Any | ts.TypeFlags.Unknown;
  return (
    (typeAt(checker, call).flags & open) !== 0 &&
    isNamed(checker, typeAt(checker, callee), contextual)
  );
}

function rootName(
  context: Context,
  result: BodyResult,
  fallback: string,
): string {
  return result.origin && isWithin(result.origin, context.inputs.site.body)
    ? headOf(result.origin)
    : fallback;
}
