import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { valuesOf } from "../../../program/types/symbols.ts";
import { noCalls } from "../places/effect.ts";
import { below, nameSegment } from "../places/location.ts";
import { textOf } from "../places/nodes.ts";
import { writePlace } from "../places/places.ts";
import type { State } from "../places/state.ts";
import {
  aliasOf,
  derived,
  nothing,
  whole,
  type Value,
} from "../places/value.ts";
import { fillPart } from "./assignments.ts";
import type { Transfer } from "./transfer.ts";

/** `Object.assign` */
export function isAssign(callee: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === "assign" &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text === "Object"
  );
}

/** `Object.assign(target, { user })` writes `target.user`. */
export function assignParts(
  transfer: Transfer,
  state: State,
  call: ts.CallExpression,
  values: readonly Value[],
): { readonly state: State; readonly value: Value } {
  const [first, ...sources] = call.arguments;
  const target = values[0] ?? nothing;
  const base = aliasOf(target);
  if (!base || !first || transfer.isOwnedPlace(base)) {
    const all = whole(derived(values));
    return {
      state: first ? fillPart(transfer, state, first, all) : state,
      value: { ...all, alias: base },
    };
  }
  let after = state;
  for (const [index, source] of sources.entries()) {
    const inner = partsOf(transfer.checker, source);
    const value = derived([values[index + 1] ?? nothing]);
    if (!inner) {
      after = writePlace(
        transfer,
        after,
        {
          location: below(base, nameSegment("*")),
          node: call,
          target: call,
          text: textOf(first),
          path: noCalls,
        },
        value,
        "assign",
        transfer.emit,
      );
      continue;
    }
    for (const property of inner.properties) {
      const { name } = property;
      if (!name || !(ts.isIdentifier(name) || ts.isStringLiteralLike(name)))
        continue;
      after = writePlace(
        transfer,
        after,
        {
          location: below(base, nameSegment(name.text)),
          node: call,
          target: name,
          text: `${textOf(first)}.${name.text}`,
          path: noCalls,
        },
        value,
        "assign",
        transfer.emit,
      );
    }
  }
  return { state: after, value: target };
}

/** The literal that a source is, or that a constant holds, if it names all of its parts. */
function partsOf(
  checker: ts.TypeChecker,
  source: ts.Expression,
): ts.ObjectLiteralExpression | undefined {
  const inner = skipOuter(source);
  if (ts.isObjectLiteralExpression(inner)) return inner;
  const [held, ...others] = ts.isIdentifier(inner)
    ? valuesOf(checker, inner)
    : [];
  return held &&
    others.length === 0 &&
    ts.isObjectLiteralExpression(held) &&
    held.properties.every(
      ({ name }) => name && !ts.isComputedPropertyName(name),
    )
    ? held
    : undefined;
}
