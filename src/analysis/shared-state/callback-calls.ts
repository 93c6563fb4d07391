import ts from "typescript";

import { runsArgument } from "../../program/callbacks.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/functions.ts";
import { applySummary } from "./apply.ts";
import { callbackTime } from "./callbacks.ts";
import type { Outcome } from "./calls.ts";
import { isQueue } from "./locks.ts";
import { calledFunctions, handedFunctions, type AnyCall } from "./runs.ts";
import { guardsOn, isLimit } from "./guards.ts";
import { suspended, unknownTime, type State } from "./state.ts";
import type { Transfer } from "./transfer.ts";
import { aliasOf, joinValues, nothing, type Value } from "./value.ts";

/** Notes the functions among the arguments, with what is known when they run. */
export function createCallbacks(
  transfer: Transfer,
  state: State,
  call: AnyCall,
  value: Value,
  locked: boolean,
): Outcome {
  let after = state;
  let result: Value = nothing;
  for (const [index, argument] of (call.arguments ?? []).entries()) {
    const inner = skipOuter(argument);
    if (ts.isObjectLiteralExpression(inner))
      createHandlers(transfer, state, call, inner, value);
    const inline = ts.isArrowFunction(inner) || ts.isFunctionExpression(inner);
    const named = inline ? undefined : namedIn(inner);
    const functions = named ? handedFunctions(transfer.project, named) : [];
    if (!inline && functions.length === 0) continue;
    const exclusive =
      locked ||
      (ts.isCallExpression(call) && isQueue(transfer.checker, call)) ||
      runsLocked(transfer, call, index);
    const time = exclusive
      ? "later"
      : callbackTime(transfer.checker, call, argument);
    const held = time === "later" ? withClaim(transfer, state, call) : state;
    const known = time === "later" ? suspended(held, call) : state;
    const entry = exclusive ? { ...known, locked: true } : known;
    const parameters = value;
    if (inline) {
      transfer.given.set(inner, parameters);
      transfer.create(entry, inner, parameters);
      if (time === "now") {
        const ran = applySummary(transfer, after, call, [inner], {
          receiver: undefined,
          values: [parameters],
          plain: value,
          silent: true,
        });
        after = ran.state;
        result = joinValues(result, ran.value);
      }
    } else if (named) {
      const later = time === "later" || exclusive;
      if (!later && !runsArgument(transfer.project, call, index)) continue;
      const ran = applyNamed(
        transfer,
        later ? entry : after,
        call,
        named,
        functions,
        parameters,
      );
      if (later) continue;
      after = ran.state;
      result = joinValues(result, ran.value);
    }
  }
  return { state: after, value: result };
}

/**
 * `if (!pending) pending = load().then(store)`: what is chained to the promise runs while the place that
 * holds it keeps others out.
 */
function withClaim(transfer: Transfer, state: State, call: AnyCall): State {
  let at: ts.Node = call;
  while (
    ts.isPropertyAccessExpression(at.parent) ||
    ts.isParenthesizedExpression(at.parent) ||
    (ts.isCallExpression(at.parent) && at.parent.expression === at)
  )
    at = at.parent;
  const { parent } = at;
  if (!ts.isBinaryExpression(parent) || parent.right !== at) return state;
  const location = transfer.place(state, parent.left);
  if (!location) return state;
  const claims = guardsOn(state, location, parent).some(
    ({ condition, read }) => !read.stale && !isLimit(condition),
  );
  if (!claims) return state;
  const key = location.path.find((segment) => segment.kind === "key");
  return {
    ...state,
    claims: new Map(state.claims).set(location.key, key?.text ?? ""),
  };
}

/** The functions in an object of options: `tap({ finalize: () => … })`. */
function createHandlers(
  transfer: Transfer,
  state: State,
  call: AnyCall,
  options: ts.ObjectLiteralExpression,
  value: Value,
): void {
  for (const property of options.properties) {
    const handler = ts.isPropertyAssignment(property)
      ? skipOuter(property.initializer)
      : property;
    if (ts.isObjectLiteralExpression(handler)) {
      createHandlers(transfer, state, call, handler, value);
      continue;
    }
    if (!isFunctionWithBody(handler)) continue;
    transfer.given.set(handler, value);
    const later = callbackTime(transfer.checker, call, options) === "later";
    transfer.create(
      later ? suspended(state, call) : unknownTime(state),
      handler,
      value,
    );
  }
}

/** `save`, `store.save`, `store.save.bind(store)` */
function namedIn(
  argument: ts.Expression,
): ts.Identifier | ts.PropertyAccessExpression | undefined {
  const callee = ts.isCallExpression(argument)
    ? argument.expression
    : undefined;
  const inner =
    callee &&
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === "bind"
      ? skipOuter(callee.expression)
      : argument;
  return ts.isIdentifier(inner) || ts.isPropertyAccessExpression(inner)
    ? inner
    : undefined;
}

/** `.then(save)`, `rows.forEach(add)`: a function of the project that runs with the value at hand. */
function applyNamed(
  transfer: Transfer,
  state: State,
  call: AnyCall,
  callback: ts.Identifier | ts.PropertyAccessExpression,
  functions: readonly FunctionWithBody[],
  value: Value,
): Outcome {
  const receiver = ts.isPropertyAccessExpression(callback)
    ? aliasOf(transfer.value(state, callback.expression))
    : undefined;
  return applySummary(transfer, state, call, functions, {
    receiver,
    values: [value],
    plain: value,
  });
}

/** Whether the function that is called runs its argument `index` under a lock. */
function runsLocked(transfer: Transfer, call: AnyCall, index: number): boolean {
  return calledFunctions(transfer.project, call).some(
    (called) =>
      isFunctionWithBody(called) &&
      (transfer.summaryOf(called).lockedParameters & (1 << index)) !== 0,
  );
}
