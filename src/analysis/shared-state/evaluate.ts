import ts from "typescript";

import { readAccessor } from "./accessors.ts";
import { assign, writeTo } from "./assignments.ts";
import { evaluateCall } from "./calls.ts";
import {
  capturedFlags,
  neverReturns,
  operationValue,
  plainValue,
} from "./expressions.ts";
import { evaluateTag } from "./makings.ts";
import { isArgument } from "./nodes.ts";
import { unknownTime, type State } from "./state.ts";
import type { Transfer } from "./transfer.ts";
import { derived, flagged, nothing } from "./value.ts";
import { isAssignment } from "../../program/operators.ts";

/** What evaluating an expression does to what is known. */
export function evaluate(
  transfer: Transfer,
  state: State,
  node: ts.Expression,
): State {
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    if (isAssignment(operator)) return assign(transfer, state, node);
    const value = derived([
      transfer.value(state, node.left),
      transfer.value(state, node.right),
    ]);
    return transfer.keep(
      state,
      node,
      operationValue(transfer, state, node, value),
    );
  }
  if (
    (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
    (node.operator === ts.SyntaxKind.PlusPlusToken ||
      node.operator === ts.SyntaxKind.MinusMinusToken)
  ) {
    const old = transfer.value(state, node.operand);
    const next = writeTo(
      transfer,
      state,
      node.operand,
      node,
      derived([old]),
      "update",
    );
    return transfer.keep(next, node, derived([old]));
  }
  if (ts.isDeleteExpression(node))
    return writeTo(transfer, state, node.expression, node, nothing, "remove");
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const { state: after, value } = evaluateCall(transfer, state, node);
    const next = transfer.keep(after, node, value);
    return neverReturns(transfer, node) ? { ...next, over: true } : next;
  }
  if (ts.isTaggedTemplateExpression(node)) {
    const { state: after, value } = evaluateTag(transfer, state, node);
    return transfer.keep(after, node, value);
  }
  const got = readAccessor(transfer, state, node);
  if (got) return transfer.keep(got.state, node, got.value);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
    // The call that it is handed to knows when it runs.
    if (!isArgument(node)) transfer.create(unknownTime(state), node, nothing);
    return transfer.keep(
      state,
      node,
      flagged(capturedFlags(transfer, state, node)),
    );
  }
  if (ts.isYieldExpression(node)) transfer.noteReturned(state, node.expression);
  return transfer.keep(state, node, plainValue(transfer, state, node));
}
