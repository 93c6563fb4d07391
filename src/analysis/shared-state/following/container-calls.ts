import ts from "typescript";

import { guardsOn } from "../places/guards.ts";
import type { Transfer } from "./transfer.ts";
import { telling } from "../../../program/files/method-names.ts";
import { textOf } from "../places/nodes.ts";
import { skipOuter } from "../../../program/syntax/functions.ts";
import type { Outcome } from "./calls.ts";
import { chosenByKey } from "./chosen.ts";
import type { ContainerUse } from "../places/containers.ts";
import { noCalls, type Access, type How } from "../places/effect.ts";
import {
  anyElement,
  below,
  contents,
  locationAt,
  nameSegment,
  type Location,
} from "../places/location.ts";
import { pushed } from "../places/own-writes.ts";
import { partFlags, readPlace, writePlace } from "../places/places.ts";
import { withoutKey } from "./from-key.ts";
import { isCopying, withListOf } from "./lists.ts";
import { ownSlot } from "./own-keys.ts";
import { isLast, noteLast } from "./last-element.ts";
import { countedOf, putBackByMap, putIntoList } from "./put-back.ts";
import { withValue, type State } from "../places/state.ts";
import { withoutKeyTakenOut } from "../places/taken-out.ts";
import { nameOfTold } from "../places/told.ts";
import { useOf } from "../places/use.ts";
import {
  Flag,
  aliasOf,
  derived,
  joinReads,
  nothing,
  type Value,
  whole,
} from "../places/value.ts";

/** What a library was told last. */
const held = nameSegment("value");

/** What `setLocale({ … })` does, a library's function by itself. */
export function tell(
  transfer: Transfer,
  state: State,
  call: ts.CallExpression,
  teller: ts.Symbol,
  values: readonly Value[],
): Outcome {
  const location = below(
    locationAt({ kind: "variable", symbol: teller }),
    held,
  );
  const text = teller.name;
  const access = { location, node: call, target: call, text, path: noCalls };
  const value = derived(values);
  return {
    state: writePlace(transfer, state, access, value, "assign", transfer.emit),
    value: nothing,
  };
}

/** What a method of a container does: `map.get(k)` reads a slot, `map.set(k, v)` writes one. */
export function useContainer(
  transfer: Transfer,
  state: State,
  call: ts.CallExpression,
  use: ContainerUse,
  values: readonly Value[],
): Outcome {
  const callee = skipOuter(call.expression) as ts.PropertyAccessExpression;
  const pointer = transfer.value(state, callee.expression);
  const base = aliasOf(pointer);
  const key = call.arguments[0];
  if (!base || (!key && needsKey(use))) return { state, value: nothing };
  if (transfer.isOwnedPlace(base)) {
    const owned = transfer.value(state, callee.expression);
    return { state, value: derived([owned, ...values]) };
  }
  const slot =
    key && needsKey(use) ? below(base, transfer.key(state, key)) : base;
  const all = below(base, contents);
  const read = (location: Location, copied = false): Value => {
    const value = readPlace(
      state,
      {
        location,
        node: call,
        target: call,
        text: use === "held" ? textOf(call) : textOf(callee.expression),
        path: noCalls,
      },
      transfer.emit && useOf(transfer.checker, call, () => false),
      transfer.emit,
    );
    const part = behind(pointer, copied ? whole(value) : value);
    const flags = partFlags(transfer, location, pointer);
    return flags === 0 ? part : { ...part, flags: part.flags | flags };
  };
  const write = (
    from: State,
    location: Location,
    value: Value,
    how: How,
  ): State =>
    writePlace(
      transfer,
      from,
      {
        location,
        node: call,
        target: call,
        text: telling.has(callee.name.text)
          ? nameOfTold(callee)
          : textOf(callee.expression),
        path: noCalls,
      },
      value,
      how,
      transfer.emit,
    );
  switch (use) {
    case "slot":
      return {
        state,
        value: chosenByKey(transfer, call, read(slot), values[0]),
      };
    case "whether":
      return { state, value: derived([read(slot)]) };
    case "all": {
      if (isLast(call)) noteLast(transfer, state, base, call);
      const mapped =
        callee.name.text === "map"
          ? putBackByMap(transfer, state, call, base)
          : [];
      const value = element(
        base,
        derived([
          read(all, true),
          // `rows.concat(row)`
          ...values.map((value) => putIntoList(value, [base])),
          ...mapped,
        ]),
        call,
      );
      return {
        state,
        value: isCopying(callee) ? withListOf(value, pointer) : value,
      };
    }
    case "set": {
      const value = withoutKey(
        transfer,
        state,
        key,
        call.arguments[1],
        values[1] ?? nothing,
      );
      const own = key && ownSlot(base, key, values[0] ?? nothing, value);
      const after = write(
        write(state, own ?? slot, value, "assign"),
        all,
        nothing,
        "append",
      );
      return {
        state: settled(transfer, after, call.arguments[1], slot, () =>
          guardsOn(state, slot, call).some((guard) => !guard.read.stale),
        ),
        value: nothing,
      };
    }
    case "mark": {
      const after = write(state, slot, nothing, "mark");
      return { state: write(after, all, nothing, "append"), value: nothing };
    }
    case "append":
      return {
        state: write(state, all, countedOf(derived(values), all), "append"),
        value: derived([read(all)]),
      };
    case "remove": {
      const after = write(
        write(state, slot, nothing, "remove"),
        all,
        nothing,
        "take",
      );
      // `delete` says whether it was there.
      return {
        state: {
          ...after,
          values: withoutKeyTakenOut(after.values, base, values[0] ?? nothing),
        },
        value: ts.isExpressionStatement(call.parent)
          ? nothing
          : derived([read(slot)]),
      };
    }
    case "take":
      notePopped(transfer, state, {
        location: base,
        node: call,
        target: call,
        text: textOf(callee.expression),
        path: noCalls,
      });
      return {
        // What was taken out is this request's alone.
        state: write(state, base, nothing, "take"),
        value: nothing,
      };
    case "replace":
      return {
        state: write(
          state,
          below(base, held),
          // `client.setHeader("authorization", token)`
          telling.has(callee.name.text) || values.length > 1
            ? derived(values)
            : (values[0] ?? nothing),
          "assign",
        ),
        value: nothing,
      };
    case "held":
      return { state, value: derived([read(below(base, held))]) };
    case "clear":
      return { state: write(state, base, nothing, "reset"), value: nothing };
  }
}

/**
 * `stack.push(scope); await next(); stack.pop()`, by itself or through helpers: meanwhile others found this
 * request's element on top.
 */
export function notePopped(
  { emit }: Transfer,
  state: State,
  access: Access,
): void {
  const location = below(access.location, contents);
  const own = state.own.get(location.key + pushed);
  if (!emit || !own?.suspension || !pops(access.target)) return;
  emit({
    kind: "write",
    ...access,
    location,
    late: state.late,
    how: "take",
    value: nothing,
    fresh: true,
    guarded: false,
    compared: 0,
    stale: undefined,
    restores: own,
  });
}

function pops(taken: ts.Node): boolean {
  const callee = ts.isCallExpression(taken)
    ? skipOuter(taken.expression)
    : undefined;
  return (
    callee !== undefined &&
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === "pop"
  );
}

/** `list.find(…)` and its like give an element, and not a copy. */
function element(base: Location, value: Value, call: ts.CallExpression): Value {
  const callee = call.expression;
  return ts.isPropertyAccessExpression(callee) &&
    /^(?:find|findLast|at)$/.test(callee.name.text)
    ? { ...value, alias: below(base, anyElement) }
    : value;
}

/** What is read through a pointer is as old as the pointer. */
function behind(pointer: Value, value: Value): Value {
  return pointer.reads.size === 0
    ? value
    : { ...value, reads: joinReads(value.reads, pointer.reads) };
}

function needsKey(use: ContainerUse): boolean {
  return (
    use === "slot" ||
    use === "whether" ||
    use === "set" ||
    use === "mark" ||
    use === "remove"
  );
}

/**
 * After `map.set(k, entry)` the name `entry` is the slot, where it may have been so before. A new object is,
 * too, where the slot was found empty: the next one who looks finds it.
 */
function settled(
  transfer: Transfer,
  state: State,
  value: ts.Expression | undefined,
  slot: Location,
  foundEmpty: () => boolean,
): State {
  const given = value && skipOuter(value);
  // `map.set(k, (entry = new Entry()))`
  const inner =
    given &&
    ts.isBinaryExpression(given) &&
    given.operatorToken.kind === ts.SyntaxKind.EqualsToken
      ? skipOuter(given.left)
      : given;
  const local =
    inner && ts.isIdentifier(inner) ? transfer.localOf(inner) : undefined;
  if (!local || !inner) return state;
  const known = transfer.value(state, inner);
  return known.alias === undefined &&
    !((known.flags & Flag.fresh) !== 0 && foundEmpty())
    ? state
    : withValue(state, local, { ...known, alias: slot });
}
