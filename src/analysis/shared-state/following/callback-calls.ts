import ts from "typescript";

import { isValueUsed } from "../../../program/syntax/awaited.ts";
import { runsArgument } from "../../../program/calls/callbacks.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { applySummary } from "./apply.ts";
import { callbackTime, isGivenNothing } from "./callbacks.ts";
import type { Outcome } from "./calls.ts";
import {
  isWaitedFor,
  namedFunction,
  type NamedFunction,
} from "../places/nodes.ts";
import { isQueue } from "./promise-queues.ts";
import {
  chainOf,
  computedIn,
  givenIn,
  givesOn,
  madeWith,
  passedOn,
  settledValue,
  unwaited,
} from "./chained.ts";
import { calledFunctions, handedFunctions, type AnyCall } from "./runs.ts";
import { isRunForProcess } from "../sharing/run-for-process.ts";
import { guardsOn, isLimit } from "../places/guards.ts";
import {
  suspended,
  unknownTime,
  temporaryIn,
  withTemporary,
  type State,
} from "../places/state.ts";
import type { Transfer } from "./transfer.ts";
import {
  aliasOf,
  derived,
  joinValues,
  nothing,
  type Value,
} from "../places/value.ts";

/** Notes the functions among the arguments, with what is known when they run. */
export function createCallbacks(
  transfer: Transfer,
  state: State,
  call: AnyCall,
  value: Value,
  locked: boolean,
): Outcome {
  const chain = chainOf(call);
  const settled = chain ? settledValue(transfer, chain, value) : value;
  let after = state;
  let result = chain ? passedOn(chain, settled) : nothing;
  for (const [index, argument] of (call.arguments ?? []).entries()) {
    const inner = skipOuter(argument);
    if (ts.isObjectLiteralExpression(inner))
      createHandlers(transfer, state, call, inner, value);
    const inline = ts.isArrowFunction(inner) || ts.isFunctionExpression(inner);
    const named = inline ? undefined : namedFunction(inner);
    const functions = named
      ? handedFunctions(transfer.project, named.callee)
      : [];
    if (!inline && functions.length === 0) continue;
    if (
      isRunForProcess(
        transfer.project,
        call,
        index,
        calledFunctions(transfer.project, call),
      )
    )
      continue;
    const exclusive =
      locked ||
      (ts.isCallExpression(call) && isQueue(transfer.checker, call)) ||
      runsLocked(transfer, call, index);
    const time = exclusive
      ? "later"
      : callbackTime(transfer.checker, call, argument);
    const held = time === "later" ? withClaim(transfer, state, call) : state;
    // `await run(work)`, where `run` waits before it calls what it is given.
    const late =
      time === "now" && isWaitedFor(call) && runsLate(transfer, call, index);
    const before = late ? suspended(after, call) : after;
    const isBehindWait = time === "later" || late;
    const known = isBehindWait
      ? suspended(withTemporary(held, call, settled), call)
      : state;
    const entry = exclusive ? { ...known, locked: true } : known;
    // What it is given has grown old with all else.
    const parameters = isBehindWait ? temporaryIn(known, call) : settled;
    const given = givenIn(chain, parameters);
    if (inline) {
      transfer.given.set(inner, given);
      transfer.create(entry, inner, given);
      if (chain && givesOn(chain) && time === "later" && isValueUsed(call))
        result = joinValues(
          result,
          computedIn(transfer, entry, call, inner, settled),
        );
      if (time === "now") {
        const ran = applySummary(transfer, before, call, [inner], {
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
        later ? entry : before,
        call,
        named,
        functions,
        isGivenNothing(transfer.checker, argument) ? nothing : given,
      );
      if (later) transfer.emitKept(ran.state, "end");
      else after = ran.state;
      if (!later || (chain && givesOn(chain)))
        result = joinValues(
          result,
          chain && later
            ? madeWith(
                settled,
                given === parameters ? ran.value : unwaited(ran.value),
              )
            : ran.value,
        );
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

/** `.then(save)`, `rows.forEach(add)`: a function of the project that runs with the value at hand. */
function applyNamed(
  transfer: Transfer,
  state: State,
  call: AnyCall,
  { callee, binding }: NamedFunction,
  functions: readonly FunctionWithBody[],
  value: Value,
): Outcome {
  const receiver = ts.isPropertyAccessExpression(callee)
    ? aliasOf(transfer.value(state, callee.expression))
    : undefined;
  const bound = binding?.arguments.slice(1) ?? [];
  const together = binding ? transfer.value(state, binding) : nothing;
  const values = bound.map((argument) =>
    boundValue(transfer, state, argument, together),
  );
  return applySummary(transfer, state, call, functions, {
    receiver,
    callee,
    values: [...values, value],
    plain: value,
    argument: (index) => bound[index],
  });
}

/** The value of a bound argument; of one that is computed there, what all of them together depend on is known. */
function boundValue(
  transfer: Transfer,
  state: State,
  argument: ts.Expression,
  together: Value,
): Value {
  const inner = skipOuter(argument);
  if (ts.isLiteralExpression(inner)) return nothing;
  const value = transfer.value(state, inner);
  return ts.isIdentifier(inner) && transfer.localOf(inner)
    ? value
    : derived([value, together]);
}

/** Whether the function that is called runs its argument `index` under a lock. */
function runsLocked(transfer: Transfer, call: AnyCall, index: number): boolean {
  return calledFunctions(transfer.project, call).some(
    (called) =>
      isFunctionWithBody(called) &&
      (transfer.summaryOf(called).lockedParameters & (1 << index)) !== 0,
  );
}

/** Whether whatever may be called runs its argument `index` after a wait, and only then. */
function runsLate(transfer: Transfer, call: AnyCall, index: number): boolean {
  const functions = calledFunctions(transfer.project, call);
  return (
    functions.length > 0 &&
    functions.every(
      (called) =>
        (transfer.summaryOf(called).lateParameters & (1 << index)) !== 0,
    )
  );
}
