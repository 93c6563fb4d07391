import {
  isCopying,
  listsArgument,
  withEntriesOf,
  withListOf,
} from "./lists.ts";
import ts from "typescript";

import { fillPart } from "./assignments.ts";
import { intoItself } from "./fluent.ts";
import { mayReadReceiver, noteHanded } from "./handed.ts";
import type { Transfer } from "./transfer.ts";
import { skipOuter } from "../../../program/syntax/functions.ts";
import { chaining } from "../../../program/files/method-names.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { createCallbacks } from "./callback-calls.ts";
import { tell, useContainer } from "./container-calls.ts";
import { containerUse } from "../places/containers.ts";
import { applySummary } from "./apply.ts";
import { assignParts, isAssign } from "./object-assign.ts";
import { elementOf } from "./bindings.ts";
import { calledBy } from "./heirs.ts";
import { constructionOf, type AnyCall } from "./runs.ts";
import { construct } from "./makings.ts";
import {
  noteCalledParameters,
  noteQueuedParameters,
  parameterBit,
} from "./called-parameters.ts";
import { chainOf } from "./chained.ts";
import { lockUse } from "./locks.ts";
import { answersForItself, isEnvironment, sourceFlags } from "./sources.ts";
import { locationAt } from "../places/location.ts";
import { handedOutAt } from "../sharing/handed-out.ts";
import { giverForAll, tellerCalled } from "../places/told.ts";
import { isExclusive, suspended, type State } from "../places/state.ts";
import {
  aliasOf,
  derived,
  Flag,
  flagged,
  joinValues,
  nothing,
  type Value,
  whole,
} from "../places/value.ts";
import { typeAt } from "../../../program/types/types.ts";

export interface Outcome {
  readonly state: State;
  readonly value: Value;
}

const constructionAt = oncePerNode(constructionOf);

/** What a call does to what is known, and its value. */
export function evaluateCall(
  transfer: Transfer,
  state: State,
  call: AnyCall,
): Outcome {
  const { checker, exclusive, emit } = transfer;
  if (emit)
    exclusive.set(call, isExclusive(state) && exclusive.get(call) !== false);
  const callee = skipOuter(call.expression);
  if (isEnvironment(checker, callee)) return { state, value: nothing };
  const giver = giverForAll(checker, callee);
  if (giver) {
    const alias = locationAt({ kind: "variable", symbol: giver });
    return { state, value: { ...nothing, alias } };
  }
  const handed = handedOutAt(transfer.project, call);
  if (handed) return { state, value: { ...nothing, alias: handed } };
  const receiver = receiverOf(callee);
  const base = receiver ? transfer.value(state, receiver) : nothing;
  const values = (call.arguments ?? []).map((argument) =>
    transfer.value(state, argument),
  );
  const source = sourceFlags(checker, call);
  // A timer's handle, a random id: nothing of what it was made with.
  const plain =
    ts.isCallExpression(call) &&
    (source === Flag.fresh || answersForItself(checker, callee))
      ? flagged(source)
      : derived(
          [
            withoutPointer(checker, base, receiver),
            ...values,
            { ...nothing, flags: transfer.value(state, callee).flags },
          ],
          source,
        );
  if (ts.isCallExpression(call)) {
    const use = lockUse(transfer.project, call);
    if (use && !isOwnLock(checker, receiver, base))
      return locking(transfer, state, call, use, plain);
    if ((transfer.value(state, callee).flags | base.flags) & Flag.lock)
      return { state: { ...state, locked: false }, value: nothing };
    if (isCopy(callee) && values[0])
      return {
        state,
        value: whole(derived(values)),
      };
    if (isAssign(callee) && call.arguments[0])
      return assignParts(transfer, state, call, values);
    const teller = tellerCalled(checker, call);
    if (teller) return tell(transfer, state, call, teller, values);
    const container = aliasOf(base) ? containerUse(checker, call) : undefined;
    if (receiver && !aliasOf(base) && collects(callee)) {
      const all = derived(values);
      return {
        state: createCallbacks(
          transfer,
          fillPart(transfer, state, callee, all),
          call,
          plain,
          false,
        ).state,
        value: plain,
      };
    }
    if (container) {
      noteQueuedParameters(transfer, state, call);
      const element = elementOf(base);
      const ran = createCallbacks(transfer, state, call, element, false);
      return useContainer(transfer, ran.state, call, container, [
        ...values,
        ran.value,
      ]);
    }
  }
  noteCalledParameters(transfer, state, call, callee);
  const listed = listsArgument(checker, callee)
    ? values[0]
    : receiver && ts.isCallExpression(call) && base.shell?.list
      ? base
      : undefined;
  const { state: after, value: made } = createCallbacks(
    transfer,
    state,
    call,
    listed ? elementOf(listed) : plain,
    false,
  );
  if (listed && (listed !== base || isCopying(callee))) {
    const [container] = listed === base ? [] : (call.arguments ?? []);
    const all = container
      ? withEntriesOf(transfer, state, plain, container)
      : plain;
    return { state: after, value: withListOf(all, listed) };
  }
  const construction = constructionAt(transfer.project, call);
  if (construction.length > 0)
    return construct(transfer, after, call, construction, values, plain);
  const { bodies: functions, heir } = calledBy(
    transfer.project,
    transfer.heir,
    call,
  );
  if (functions.length === 0) {
    const handed = mayReadReceiver(checker, callee)
      ? [receiver ? base : transfer.value(state, callee), ...values]
      : values;
    if (ts.isCallExpression(call)) noteHanded(transfer, state, call, handed);
    return {
      state: intoItself(transfer, after, call, values),
      value: chainOf(call) ? made : plain,
    };
  }
  const applied = applySummary(transfer, after, call, functions, {
    receiver: aliasOf(base),
    base: base.flags,
    heir,
    values,
    plain,
  });
  // A class of the project that is a promise, too, needn't be the one that is asked here.
  return chainOf(call)
    ? { ...applied, value: joinValues(made, applied.value) }
    : applied;
}

/** A lock that this body has made keeps nobody out; `locks.get(key) ?? new Mutex()` may be another one's. */
function isOwnLock(
  checker: ts.TypeChecker,
  receiver: ts.Expression | undefined,
  { alias, flags, reads }: Value,
): boolean {
  return (
    alias === undefined &&
    (flags & Flag.fresh) !== 0 &&
    (reads.size === 0 || isNew(checker, receiver))
  );
}

/** A constant that is made with `new`, whatever shared places its arguments read: `new Mutex(limit)`. */
function isNew(
  checker: ts.TypeChecker,
  receiver: ts.Expression | undefined,
): boolean {
  if (!receiver || !ts.isIdentifier(receiver)) return false;
  const declaration = symbolOf(checker, receiver)?.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    (declaration.parent.flags & ts.NodeFlags.Const) !== 0 &&
    declaration.initializer !== undefined &&
    ts.isNewExpression(skipOuter(declaration.initializer))
  );
}

/** `store` of `store.save`. */
export function receiverOf(callee: ts.Expression): ts.Expression | undefined {
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
  // `queue.then(work)` is the queue, continued.
  if (
    ts.isPropertyAccessExpression(receiver.parent) &&
    chaining.has(receiver.parent.name.text)
  )
    return derived([base]);
  return isPartOfPrimitive(checker, receiver.parent) &&
    typeAt(checker, receiver).flags & primitive
    ? base
    : flagged(base.flags);
}

const primitive =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BigIntLike |
  ts.TypeFlags.BooleanLike;

/** Whether a member may be one of a text, a number or a truth value: what declares it says it sooner than its type. */
function isPartOfPrimitive(checker: ts.TypeChecker, member: ts.Node): boolean {
  const declarations = ts.isPropertyAccessExpression(member)
    ? symbolOf(checker, member.name)?.declarations
    : undefined;
  return (
    declarations?.some(
      ({ parent }) =>
        !ts.isClassLike(parent) &&
        (!ts.isInterfaceDeclaration(parent) ||
          /^(?:String|Number|BigInt|Boolean|Object)$/.test(parent.name.text)),
    ) ?? true
  );
}

/** `chunks.push(chunk)`, on a list of this body. */
function collects(callee: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    /^(?:push|unshift|set|add|append)$/.test(callee.name.text)
  );
}

/** `structuredClone(this.stats)` */
function isCopy(callee: ts.Expression): boolean {
  return ts.isIdentifier(callee) && callee.text === "structuredClone";
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
      if (transfer.emit)
        for (const argument of call.arguments)
          transfer.lockedParameters |= parameterBit(transfer, state, argument);
      return {
        state: createCallbacks(transfer, state, call, value, true).state,
        value: joinValues(value, givenOut(transfer, state, call)),
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

/** What the function that runs under a lock hands out: once the lock is free, it grows old. */
function givenOut(
  transfer: Transfer,
  state: State,
  call: ts.CallExpression,
): Value {
  const inline = call.arguments
    .map((argument) => skipOuter(argument))
    .filter(
      (argument): argument is ts.ArrowFunction | ts.FunctionExpression =>
        ts.isArrowFunction(argument) || ts.isFunctionExpression(argument),
    );
  return derived([
    applySummary(transfer, state, call, inline, {
      receiver: undefined,
      values: [],
      plain: nothing,
      silent: true,
    }).value,
  ]);
}
