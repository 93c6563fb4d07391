import ts from "typescript";

import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/functions.ts";
import { packageOf } from "../../program/package-of.ts";
import {
  functionsOf,
  functionsDeclaredBy,
  symbolOf,
} from "../../program/symbols.ts";
import { callbackTime } from "./callbacks.ts";
import { useContainer } from "./container-calls.ts";
import { containerUse } from "./containers.ts";
import { applySummary } from "./apply.ts";
import { isQueue, lockUse } from "./locks.ts";
import { sourceFlags } from "./sources.ts";
import { suspended, type State } from "./state.ts";
import type { Transfer } from "./transfer.ts";
import { whole } from "./transfer.ts";
import { aliasOf, derived, Flag, nothing, type Value } from "./value.ts";

export interface Outcome {
  readonly state: State;
  readonly value: Value;
}

type AnyCall = ts.CallExpression | ts.NewExpression;

/** What a call does to what is known, and its value. */
export function evaluateCall(
  transfer: Transfer,
  state: State,
  call: AnyCall,
): Outcome {
  const { checker } = transfer;
  const callee = skipOuter(call.expression);
  const receiver = receiverOf(callee);
  const base = receiver ? transfer.value(state, receiver) : nothing;
  const values = (call.arguments ?? []).map((argument) =>
    transfer.value(
      state,
      ts.isSpreadElement(argument) ? argument.expression : argument,
    ),
  );
  const plain = derived(
    [
      withoutPointer(checker, base, receiver),
      ...values,
      { ...nothing, flags: transfer.value(state, callee).flags },
    ],
    sourceFlags(checker, call),
  );
  if (ts.isCallExpression(call)) {
    const use = lockUse(checker, call, transfer.project.settings.locks);
    if (use) return locking(transfer, state, call, use, plain);
    if ((transfer.value(state, callee).flags | base.flags) & Flag.lock)
      return { state: { ...state, locked: false }, value: nothing };
    if (isCopy(callee) && values[0])
      return {
        state,
        value: whole(derived(values)),
      };
    const container = aliasOf(base) ? containerUse(checker, call) : undefined;
    if (container) {
      const time = createCallbacks(transfer, state, call, plain, false);
      return useContainer(transfer, time, call, container, values);
    }
  }
  noteLockedParameter(transfer, state, call, callee);
  const after = createCallbacks(transfer, state, call, plain, false);
  const functions = calledFunctions(transfer, call);
  if (functions.length === 0) return { state: after, value: plain };
  return applySummary(transfer, after, call, functions, {
    receiver: aliasOf(base),
    values,
    plain,
  });
}

function receiverOf(callee: ts.Expression): ts.Expression | undefined {
  return ts.isPropertyAccessExpression(callee) ||
    ts.isElementAccessExpression(callee)
    ? callee.expression
    : undefined;
}

/** A call on an object isn't computed from the pointer to it; a method of a text or a number is. */
function withoutPointer(
  checker: ts.TypeChecker,
  base: Value,
  receiver: ts.Expression | undefined,
): Value {
  if (!receiver || base.reads.size === 0 || !aliasOf(base)) return base;
  const primitive =
    ts.TypeFlags.StringLike |
    ts.TypeFlags.NumberLike |
    ts.TypeFlags.BigIntLike |
    ts.TypeFlags.BooleanLike;
  return checker.getTypeAtLocation(receiver).flags & primitive
    ? base
    : { ...nothing, flags: base.flags };
}

/** `structuredClone(this.stats)` */
function isCopy(callee: ts.Expression): boolean {
  return ts.isIdentifier(callee) && callee.text === "structuredClone";
}

/** The project's functions that a call may run. */
function calledFunctions(
  transfer: Transfer,
  call: AnyCall,
): readonly FunctionWithBody[] {
  const callee = skipOuter(call.expression);
  if (ts.isNewExpression(call)) return [];
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return [];
  const functions = functionsOf(transfer.checker, callee).filter(isOurs);
  return functions.length > 3 ? [] : functions;
}

function isOurs(node: FunctionWithBody): boolean {
  return packageOf(node) === "." && node.asteriskToken === undefined;
}

function locking(
  transfer: Transfer,
  state: State,
  call: ts.CallExpression,
  use: "wraps" | "acquires" | "releases",
  value: Value,
): Outcome {
  switch (use) {
    case "wraps":
      return {
        state: createCallbacks(transfer, state, call, value, true),
        value,
      };
    case "acquires":
      // What was read before is old by the time that the lock is ours.
      return {
        state: { ...suspended(state, call), locked: true },
        value: { ...nothing, flags: Flag.lock },
      };
    case "releases":
      return { state: { ...state, locked: false }, value };
  }
}

/** A parameter that this body calls while it holds a lock. */
function noteLockedParameter(
  transfer: Transfer,
  state: State,
  call: AnyCall,
  callee: ts.Expression,
): void {
  if (!transfer.emit) return;
  const bits = (expression: ts.Expression): number => {
    const value = transfer.value(state, expression);
    const alias = aliasOf(value);
    return alias?.root.kind === "parameter" && alias.path.length === 0
      ? 1 << alias.root.index
      : 0;
  };
  if (state.locked) transfer.lockedParameters |= bits(callee);
  if (ts.isCallExpression(call) && isQueue(call)) {
    for (const argument of call.arguments)
      transfer.lockedParameters |= bits(argument);
  }
}

/** Notes the functions among the arguments, with what is known when they run. */
export function createCallbacks(
  transfer: Transfer,
  state: State,
  call: AnyCall,
  value: Value,
  locked: boolean,
): State {
  let after = state;
  for (const [index, argument] of (call.arguments ?? []).entries()) {
    const inner = skipOuter(argument);
    const inline = ts.isArrowFunction(inner) || ts.isFunctionExpression(inner);
    if (
      !inline &&
      !ts.isIdentifier(inner) &&
      !ts.isPropertyAccessExpression(inner)
    )
      continue;
    const exclusive =
      locked ||
      (ts.isCallExpression(call) && isQueue(call)) ||
      runsLocked(transfer, call, index);
    const time = exclusive
      ? "later"
      : callbackTime(transfer.checker, call, argument);
    const known = time === "later" ? suspended(state, call) : state;
    const entry = exclusive ? { ...known, locked: true } : known;
    const parameters: Value = derived([value]);
    if (inline) {
      transfer.given.set(inner, parameters);
      transfer.create(entry, inner, parameters);
      if (time === "now")
        after = applySummary(transfer, after, call, [inner], {
          receiver: undefined,
          values: [parameters],
          plain: value,
          silent: true,
        }).state;
    } else if (time === "later" || exclusive) {
      applyNamed(transfer, entry, call, inner, parameters);
    }
  }
  return after;
}

/** `.then(save)`: a function of the project that runs with the value at hand. */
function applyNamed(
  transfer: Transfer,
  state: State,
  call: AnyCall,
  callback: ts.Expression,
  value: Value,
): void {
  const symbol = symbolOf(
    transfer.checker,
    ts.isPropertyAccessExpression(callback) ? callback.name : callback,
  );
  const functions = (symbol?.declarations ?? [])
    .flatMap((declaration) =>
      functionsDeclaredBy(transfer.checker, declaration),
    )
    .filter(isOurs);
  if (functions.length === 0 || functions.length > 3) return;
  applySummary(transfer, state, call, functions, {
    receiver: undefined,
    values: [value],
    plain: value,
  });
}

/** Whether the function that is called runs its argument `index` under a lock. */
function runsLocked(transfer: Transfer, call: AnyCall, index: number): boolean {
  return calledFunctions(transfer, call).some(
    (called) =>
      isFunctionWithBody(called) &&
      (transfer.summaryOf(called).lockedParameters & (1 << index)) !== 0,
  );
}
