import ts from "typescript";

import { noCalls } from "../places/effect.ts";
import { isWithin, type Location } from "../places/location.ts";
import { readPlace } from "../places/places.ts";
import type { OwnWrite, State } from "../places/state.ts";
import { typeAt } from "../../../program/types/types.ts";
import type { Transfer } from "./transfer.ts";
import { aliasOf, type Value } from "../places/value.ts";

/** A whole object is used, and with it what this body has stored in its parts. */
export function useWhole(
  transfer: Transfer,
  state: State,
  node: ts.Node,
  value: Value,
): void {
  const { shell } = value;
  const object = aliasOf(value) ?? shell?.of;
  if (!transfer.emit || !object || state.own.size === 0) return;
  for (const own of state.own.values()) {
    if (!isPartOf(own, object)) continue;
    if (shell?.replaced.has(own.location.path[object.path.length]?.text ?? ""))
      continue;
    const access = {
      location: own.location,
      node,
      target: node,
      text: own.text,
      path: noCalls,
    };
    readPlace(state, access, "mine", transfer.emit);
  }
}

/** An object that holds what this body has written there goes to code that nobody can look into. */
export function noteHanded(
  transfer: Transfer,
  state: State,
  call: ts.CallExpression,
  values: readonly Value[],
): void {
  if (!transfer.emit || state.own.size === 0) return;
  for (const value of values) {
    useWhole(transfer, state, call, value);
    if (isLogged(transfer, call)) continue;
    const object = aliasOf(value) ?? value.shell?.of;
    if (!object || (object.root.kind === "this" && object.path.length === 0))
      continue;
    for (const own of state.own.values()) {
      if (!isPartOf(own, object)) continue;
      const part = own.location.path[object.path.length]?.text ?? "";
      if (value.shell?.replaced.has(part)) continue;
      transfer.emit({
        kind: "handed",
        location: own.location,
        node: call,
        target: call,
        text: own.text,
        path: noCalls,
        late: state.late,
        own,
      });
    }
  }
}

const levels = /^(?:trace|verbose|debug|log|info|warn|error|fatal)$/;

/** `logger.info(stats)`: written down as it is now, and gone. */
function isLogged({ checker }: Transfer, call: ts.CallExpression): boolean {
  const { expression, parent } = call;
  return (
    ts.isExpressionStatement(parent) &&
    ts.isPropertyAccessExpression(expression) &&
    levels.test(expression.name.text) &&
    (typeAt(checker, call).flags & ts.TypeFlags.VoidLike) !== 0
  );
}

/** Whether a body's write stands in a part of an object. */
function isPartOf(own: OwnWrite, object: Location): boolean {
  return (
    own.hidden !== true &&
    own.location.key !== object.key &&
    isWithin(own.location, object)
  );
}
