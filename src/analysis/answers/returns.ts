import ts from "typescript";

import {
  isAsync,
  isWithin,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { isLogicalOperator } from "../../program/syntax/operators.ts";
import { valueOf, valueOfType } from "./conditions.ts";
import type { Context } from "./context.ts";
import { responseAt } from "./response.ts";
import { seenTo, type Path, type Value } from "./state.ts";
import { isNamed } from "../../program/types/type-names.ts";
import { typeAt } from "../../program/types/types.ts";

/** What a `return`, or the expression of an arrow, says of the answer. */
export function returnedPath(
  context: Context,
  path: Path,
  node: ts.Node,
): Path {
  const expression = ts.isReturnStatement(node)
    ? node.expression
    : ts.isExpression(node)
      ? node
      : undefined;
  const inner = expression && skipOuter(expression);
  const value: Value | undefined = inner
    ? (path.values.get(inner) ??
      valueOf(inner) ??
      valueOfType(context.checker, typeAt(context.checker, inner)))
    : { kind: "literal", value: undefined };
  const after: Path = {
    ...path,
    values: new Map(),
    result: {
      node,
      reply: inner !== undefined && isReply(context, partGiven(path, inner)),
      ...(value ? { value } : {}),
    },
  };
  const { site } = context.inputs;
  if (
    !inner ||
    context.body !== site.body ||
    site.descriptor.answering?.result !== "answers"
  )
    return after;
  return answeredByResult(context, after, inner);
}

/** Where the framework sends what a body returns. */
function answeredByResult(
  context: Context,
  path: Path,
  returned: ts.Expression,
): Path {
  // `return reply` says that the answer comes through it.
  if (path.result?.reply) return path;
  const type = typeAt(context.checker, returned);
  const empty = ts.TypeFlags.Void | ts.TypeFlags.Undefined | ts.TypeFlags.Never;
  if (type.flags & empty) return path;
  const { state } = path;
  const unsure =
    (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 ||
    (type.isUnion() && type.types.some((part) => part.flags & empty)) ||
    isPromise(type);
  if (
    state.kind === "answered" &&
    !unsure &&
    isAsync(context.body) &&
    context.inputs.site.role === "handler"
  )
    context.note({
      kind: "returns",
      node: returned,
      name: returned.getText(),
      first: state,
      chain: [],
      implicit: path.implicit,
    });
  return state.kind === "open" ? seenTo(path) : path;
}

/** What `found ?? reply.code(404).send()` gives where its answer was sent: the side that sent it. */
function partGiven(path: Path, returned: ts.Expression): ts.Expression {
  const { state } = path;
  if (!("node" in state)) return returned;
  const sides = ts.isConditionalExpression(returned)
    ? [returned.whenTrue, returned.whenFalse]
    : ts.isBinaryExpression(returned) &&
        isLogicalOperator(returned.operatorToken.kind)
      ? [returned.left, returned.right]
      : [];
  const side = sides.find((each) => isWithin(state.node, each));
  return side ? partGiven(path, skipOuter(side)) : returned;
}

function isReply(context: Context, expression: ts.Expression): boolean {
  if (responseAt(context, expression)) return true;
  const inner = skipOuter(expression);
  if (ts.isCallExpression(inner)) {
    const callee = skipOuter(inner.expression);
    if (
      ts.isPropertyAccessExpression(callee) &&
      responseAt(context, callee.expression) !== undefined
    )
      return true;
  }
  // `return refuse(reply)`, which answers and gives it back, at once or in a variable.
  const type = typeAt(context.checker, inner);
  return (
    context.inputs.site.descriptor.answering?.responses.some(({ types }) =>
      isNamed(context.checker, type, types),
    ) ?? false
  );
}

function isPromise(type: ts.Type): boolean {
  return type.getSymbol()?.getName() === "Promise";
}
