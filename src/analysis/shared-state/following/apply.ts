import ts from "typescript";

import {
  functionAround,
  isFunctionWithBody,
  isWithin,
} from "../../../program/syntax/functions.ts";
import { flowOf } from "../../../flow/build.ts";
import { suspendsBehind } from "../../../flow/steps.ts";
import { Binding } from "./binding.ts";
import type { Outcome } from "./calls.ts";
import { notePopped } from "./container-calls.ts";
import {
  isMistake,
  withInner,
  type Effect,
  type How,
  type Summary,
  type WriteEffect,
} from "../places/effect.ts";
import { withHeld } from "./held-at-end.ts";
import { withChecks } from "./passed-checks.ts";
import type { Location, OwnRoot } from "../places/location.ts";
import { isWaitedFor } from "../places/nodes.ts";
import { parametersIn } from "../places/parts.ts";
import {
  lookedUp,
  noteReading,
  withReadsOfOwn,
  writePlace,
} from "../places/places.ts";
import { moduleLocation } from "../places/roots.ts";
import {
  defaultAt,
  isByAccess,
  isIterated,
  type Run,
  type RunBody,
} from "./runs.ts";
import {
  isClaimedPart,
  isExclusive,
  suspended,
  type State,
} from "../places/state.ts";
import { countedOf } from "./put-back.ts";
import { mayRace } from "../sharing/reached.ts";
import type { Transfer } from "./transfer.ts";
import { useOf } from "../places/use.ts";
import {
  Flag,
  joinReads,
  joinValues,
  nothing,
  parameterFlag,
  type Value,
} from "../places/value.ts";

export interface Given {
  readonly receiver: Location | undefined;
  /** What the object that a method is called on derives from. */
  readonly base?: number;
  readonly values: readonly Value[];
  /** What the result depends on if nothing is known of the function. */
  readonly plain: Value;
  /** The class of the object that a method is called on, where it is that of no heir. */
  readonly heir?: ts.ClassLikeDeclaration | undefined;
  /** True where the effects are reported from elsewhere. */
  readonly silent?: boolean;
  /** How the function is called where the run is the call that it is handed to: `this.save` of `rows.forEach(this.save)`. */
  readonly callee?: ts.Expression;
  /** How a setter's argument is written, where the setter hands it on as it is. */
  readonly how?: How;
  /** What stands for a parameter, where that isn't the argument of the call: `save.bind(undefined, key)`. */
  readonly argument?: (index: number) => ts.Expression | undefined;
}

/** Carries the effects of the functions that a call may run over to the caller. */
export function applySummary(
  transfer: Transfer,
  state: State,
  run: Run,
  bodies: readonly RunBody[],
  given: Given,
): Outcome {
  const emit = transfer.emit;
  if (given.silent) transfer.emit = undefined;
  let after = state;
  let value: Value = nothing;
  for (const called of bodies) {
    const heir =
      given.heir ??
      (isWithin(called, transfer.body) ? transfer.heir : undefined);
    const summary = transfer.summaryOf(called, heir);
    const values = withDefaults(transfer, called, run, given.values);
    const binding = new Binding(transfer, state, called, run, {
      ...given,
      values,
    });
    after = carryEffects(binding, after, summary);
    value = joinValues(
      value,
      ts.isNewExpression(run) ? binding.made(summary) : binding.result(summary),
    );
    // What it gives back may be what lets others in again.
    if (summary.held.locked)
      value = joinValues(value, { ...nothing, flags: Flag.lock });
  }
  transfer.emit = emit;
  return { state: after, value };
}

/** The arguments of a call, and for those that it leaves out the objects of modules that they default to. */
function withDefaults(
  { checker }: Transfer,
  called: RunBody,
  run: Run,
  values: readonly Value[],
): readonly Value[] {
  const all = [...values];
  for (let index = all.length; index < parametersIn(called); index++) {
    const expression = defaultAt(called, run, index);
    const alias = expression && moduleLocation(checker, expression);
    all.push(alias ? { ...nothing, alias } : nothing);
  }
  return all.length === values.length ? values : all;
}

function carryEffects(binding: Binding, state: State, summary: Summary): State {
  const { transfer, run, called } = binding;
  // It gives way to whoever iterates it, and to nobody else.
  const iterated = isIterated(called, run);
  const suspends = summary.suspends && !iterated;
  const waits = suspends && isWaitedFor(run);
  if (waits && functionAround(run) === transfer.body)
    transfer.endsWaiting = true;
  // Who only wants to know what holds after the call needs no more than what changes it.
  const effects = transfer.emit ? summary.carried.all : summary.carried.writes;
  let after = state;
  for (const effect of effects) {
    if (!effect.late || iterated) after = carry(binding, after, effect, true);
  }
  const ended = (at: State): State =>
    withChecks(binding, withHeld(binding, at, summary.held), summary.checks);
  if (!suspends) return ended(after);
  if (waits) {
    transfer.emitKept(after, run);
    after = suspended(after, run);
  }
  let rest = after;
  transfer.heldThrough = undefined;
  for (const effect of effects) {
    if (!effect.late) continue;
    const before = rest;
    rest = carry(binding, rest, effect, waits);
    if (
      waits &&
      isExclusive(before) &&
      !isExclusive(rest) &&
      isLast(called, effect)
    )
      transfer.heldThrough = run;
  }
  return waits ? ended(rest) : after;
}

/** @param isAwaited Whether what holds at the call holds until the effect comes. */
function carry(
  binding: Binding,
  state: State,
  effect: Effect,
  isAwaited: boolean,
): State {
  const { transfer, given, run } = binding;
  const { emit } = transfer;
  const location = binding.location(effect.location);
  if (
    !location ||
    transfer.isOwnedPlace(location) ||
    binding.leavesOut(effect.node)
  )
    return state;
  const access = { ...binding.standing(effect), location };
  const late = state.late || effect.late;
  // A lock or a claim around the call keeps all others out of the object that the caller has.
  const isKeptOut =
    isAwaited &&
    (effect.location.root.kind !== "variable" || handsOn(binding.called)) &&
    (isExclusive(state) || isClaimedPart(state, location));
  switch (effect.kind) {
    case "write": {
      if (isMistake(effect)) {
        // The helper's own mistake, found in its own terms.
        const stale =
          effect.stale && !isKeptOut
            ? {
                ...effect.stale,
                read: {
                  ...effect.stale.read,
                  location:
                    binding.location(effect.stale.read.location) ?? location,
                },
              }
            : undefined;
        emit?.({
          ...effect,
          ...access,
          late,
          exclusive: isExclusive(state) || effect.exclusive === true,
          value: binding.value(effect.value),
          compared: binding.flags(effect.compared),
          stale,
          inside: ownMistake(effect, binding.called),
          restores: effect.restores && binding.own(effect.restores),
          refills: effect.refills && binding.own(effect.refills),
        });
        return state;
      }
      if (effect.how === "take") notePopped(transfer, state, access);
      const all = binding.passed(effect.value);
      const passed = effect.how === "append" ? countedOf(all, location) : all;
      return writePlace(
        transfer,
        state,
        access,
        {
          ...passed,
          ...binding.objectsOf(effect.value, location),
          reads: joinReads(
            passed.reads,
            withReadsOfOwn(
              state,
              binding.readElsewhere(effect.value, location),
            ),
          ),
        },
        (isHandedOn(effect) ? given.how : undefined) ?? effect.how,
        emit &&
          ((mine) => {
            if (mine.kind === "write") emit(withInner(mine, effect));
          }),
        lookedUp(effect, passed),
        binding.flags(effect.compared),
      );
    }
    case "read":
      if (effect.own) {
        if (!isKeptOut)
          emit?.({
            ...effect,
            ...access,
            late,
            own: binding.own(effect.own),
            inside: ownMistake(effect, binding.called),
          });
      } else if (effect.filled) {
        // It has found the place empty, or the value of whoever filled it first: its callers can't see that.
        emit?.({
          ...effect,
          ...access,
          late,
          filled: binding.own(effect.filled),
        });
      } else {
        // Of what a getter gives, the place that reads it says what it is for.
        const use =
          emit && effect.use === "mine" && isByAccess(run)
            ? useOf(transfer.checker, run, (part) =>
                transfer.isOwned(state, part),
              )
            : effect.use;
        noteReading(state, access, use, emit, binding.flags(effect.compared));
      }
      return state;
    case "kept":
    case "handed":
      emit?.({
        ...effect,
        ...access,
        late,
        own: binding.own(effect.own) ?? effect.own,
      });
      return state;
  }
}

/** Whether nobody gets a turn between what a function does and its end. */
function isLast(called: RunBody, { node }: Effect): boolean {
  const graph = flowOf(called);
  return graph !== undefined && !suspendsBehind(graph, node);
}

/** `set total(value) { this.#total = value; }` */
function isHandedOn({ value, how }: WriteEffect): boolean {
  return (
    how === "assign" &&
    value.flags === parameterFlag(0) &&
    value.reads.size === 0
  );
}

/** Whether a function waits for nothing itself (`return this.accounts.get(id)?.take()`): it isn't asked by itself. */
function handsOn(called: RunBody): boolean {
  return isFunctionWithBody(called) && !mayRace(called);
}

/** A mistake that the function makes with any caller, and not with an object that this one hands over. */
function ownMistake(
  { location: { root }, inside = [] }: Effect,
  called: RunBody,
): readonly OwnRoot[] {
  return root.kind === "parameter" || handsOn(called)
    ? inside
    : [...inside, root];
}
