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
import { lockUse } from "./locks.ts";
import { evaluateTag } from "./makings.ts";
import { listsFor } from "./queues.ts";
import { isArgument } from "../places/nodes.ts";
import type { AnyCall } from "./runs.ts";
import { ofRequestGiven } from "../sharing/for-all.ts";
import { unknownTime, type State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";
import { derived, flagged, indirect, nothing } from "../places/value.ts";
import { calledInPlace } from "../../../program/syntax/functions.ts";
import { isAssignment } from "../../../program/syntax/operators.ts";

/** Read once: behind `ts` is a getter, and this is asked for every expression. */
const kinds = ts.SyntaxKind;

/** What evaluating an expression does to what is known. */
export function evaluate(
  transfer: Transfer,
  state: State,
  node: ts.Expression,
): State {
  switch (node.kind) {
    case kinds.PropertyAccessExpression:
    case kinds.ElementAccessExpression: {
      const got = readAccessor(transfer, state, node);
      if (got) return transfer.keep(got.state, node, got.value);
      break;
    }
    case kinds.CallExpression:
    case kinds.NewExpression:
      return evaluateRun(transfer, state, node as AnyCall);
    case kinds.BinaryExpression:
      return evaluateBinary(transfer, state, node as ts.BinaryExpression);
    case kinds.PrefixUnaryExpression:
    case kinds.PostfixUnaryExpression: {
      const counted = count(transfer, state, node as Unary);
      if (counted) return counted;
      break;
    }
    case kinds.DeleteExpression: {
      const { expression } = node as ts.DeleteExpression;
      return writeTo(transfer, state, expression, node, nothing, "remove");
    }
    case kinds.TaggedTemplateExpression: {
      const { state: after, value } = evaluateTag(
        transfer,
        state,
        node as ts.TaggedTemplateExpression,
      );
      return transfer.keep(after, node, value);
    }
    case kinds.ArrowFunction:
    case kinds.FunctionExpression:
      // The call that it is handed to knows when it runs.
      if (!isArgument(node))
        transfer.create(
          calledInPlace(node) ? state : whenTaken(transfer, state, node),
          node,
          nothing,
        );
      return transfer.keep(
        state,
        node,
        flagged(capturedFlags(transfer, state, node)),
      );
    case kinds.YieldExpression:
      transfer.noteReturned(state, (node as ts.YieldExpression).expression);
      break;
    default:
  }
  return transfer.keep(state, node, plainValue(transfer, state, node));
}

/** What is known when a function runs that is put somewhere: others are kept out where it is one of `queue.addAll([…])`. */
function whenTaken(transfer: Transfer, state: State, node: ts.Node): State {
  const known = unknownTime(state);
  const call = listsFor(node);
  return call && lockUse(transfer.project, call) === "wraps"
    ? { ...known, locked: true }
    : known;
}

function evaluateRun(transfer: Transfer, state: State, call: AnyCall): State {
  const { state: after, value } = evaluateCall(transfer, state, call);
  const next = transfer.keep(
    after,
    call,
    ofRequestGiven(transfer, call, value),
  );
  return neverReturns(transfer, call) ? { ...next, over: true } : next;
}

function evaluateBinary(
  transfer: Transfer,
  state: State,
  node: ts.BinaryExpression,
): State {
  if (isAssignment(node.operatorToken.kind))
    return assign(transfer, state, node);
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

type Unary = ts.PrefixUnaryExpression | ts.PostfixUnaryExpression;

/** `++used`, `used--` */
function count(
  transfer: Transfer,
  state: State,
  node: Unary,
): State | undefined {
  if (
    node.operator !== kinds.PlusPlusToken &&
    node.operator !== kinds.MinusMinusToken
  )
    return undefined;
  const value = derived([transfer.value(state, node.operand)]);
  const next = writeTo(transfer, state, node.operand, node, value, "update");
  // What it gives is this request's own number, as `nextId++`: whoever checks that doesn't check the place.
  return transfer.keep(next, node, {
    ...value,
    reads: indirect(value.reads),
  });
}
