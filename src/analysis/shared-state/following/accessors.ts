import type ts from "typescript";

import { isAccess, type Access } from "../../../program/calls/accesses.ts";
import type { FunctionWithBody } from "../../../program/syntax/functions.ts";
import { applySummary } from "./apply.ts";
import { Binding } from "./binding.ts";
import type { Outcome } from "./calls.ts";
import type { How } from "../places/effect.ts";
import type { Location } from "../places/location.ts";
import { accessorsOf, type Run } from "./runs.ts";
import type { State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";
import {
  aliasOf,
  derived,
  Flag,
  joinReads,
  type Value,
} from "../places/value.ts";

/** `counter.value`, where a getter of the project runs. */
export function readAccessor(
  transfer: Transfer,
  state: State,
  node: ts.Expression,
): Outcome | undefined {
  if (!isAccess(node)) return undefined;
  const getters = accessorsOf(transfer.project, node, "get");
  return getters.length === 0
    ? undefined
    : run(
        transfer,
        state,
        node,
        getters,
        transfer.value(state, node.expression),
      );
}

/** What reading a property of `base` does, and its value, where a getter of the project gives it. */
export function runGetter(
  transfer: Transfer,
  state: State,
  node: Access | ts.BindingElement,
  base: Value,
): Outcome | undefined {
  const getters = accessorsOf(transfer.project, node, "get");
  return getters.length === 0
    ? undefined
    : run(transfer, state, node, getters, base);
}

function run(
  transfer: Transfer,
  state: State,
  node: Access | ts.BindingElement,
  getters: readonly FunctionWithBody[],
  base: Value,
): Outcome {
  const receiver = aliasOf(base);
  const ran = applySummary(transfer, state, node, getters, {
    receiver,
    base: base.flags,
    values: [],
    plain: base,
  });
  const { value } = ran;
  return {
    state: ran.state,
    value: {
      ...value,
      // A part is as old as the pointer that led to it; of an object that is no place, it is a part as any other.
      reads: joinReads(value.reads, base.reads),
      flags: value.flags | (receiver ? base.flags & ~Flag.fresh : base.flags),
    },
  };
}

/** `counter.value = 1`, where a setter of the project runs. */
export function runSetter(
  transfer: Transfer,
  state: State,
  target: ts.Expression,
  run: Run,
  value: Value,
  how: How,
): State | undefined {
  if (!isAccess(target)) return undefined;
  const setters = accessorsOf(transfer.project, target, "set");
  if (setters.length === 0) return undefined;
  const base = transfer.value(state, target.expression);
  return applySummary(transfer, state, run, setters, {
    receiver: aliasOf(base),
    base: base.flags,
    values: [value],
    plain: derived([base, value]),
    how,
  }).state;
}

/** The place that the getter of a property shows; `undefined` for a property without accessors. */
export function placeBehind(
  transfer: Transfer,
  state: State,
  node: ts.Expression,
): { readonly location: Location | undefined } | undefined {
  if (!isAccess(node)) return undefined;
  const [getter, another] = accessorsOf(transfer.project, node, "get");
  const [setter] = accessorsOf(transfer.project, node, "set");
  if (!getter) return setter && { location: undefined };
  if (another) return { location: undefined };
  const base = transfer.value(state, node.expression);
  const binding = new Binding(transfer, state, getter, node, {
    receiver: aliasOf(base),
    base: base.flags,
    values: [],
    plain: base,
  });
  return { location: aliasOf(binding.result(transfer.summaryOf(getter))) };
}
