import ts from "typescript";

import { typeAt } from "../../../program/types/types.ts";
import { isWithin } from "../places/location.ts";
import type { State } from "../places/state.ts";
import {
  aliasOf,
  Flag,
  nothing,
  type Shell,
  type Value,
} from "../places/value.ts";
import type { Transfer } from "./transfer.ts";

/** What `{ ...defaults, user }` shares with `defaults`. */
export function shellOf(
  transfer: Transfer,
  state: State,
  node: ts.ObjectLiteralExpression,
): Shell | undefined {
  const [first, ...rest] = node.properties;
  if (!first || !ts.isSpreadAssignment(first)) return undefined;
  const original = transfer.value(state, first.expression);
  const of = aliasOf(original);
  if (!of || transfer.isOwnedPlace(of)) return undefined;
  const replaced = new Map<string, number>();
  const flagsOf = ({ flags, reads }: Value): number =>
    [...reads.values()].some((read) => isWithin(read.location, of))
      ? flags | Flag.accumulates
      : flags;
  for (const property of rest) {
    const { name } = property;
    if (ts.isSpreadAssignment(property)) {
      const names = spreadNames(transfer, property.expression);
      if (!names) return undefined;
      const flags = flagsOf(transfer.value(state, property.expression));
      for (const each of names) replaced.set(each, flags);
      continue;
    }
    // A computed name may replace anything.
    if (!name || !(ts.isIdentifier(name) || ts.isStringLiteralLike(name)))
      return undefined;
    const part = ts.isPropertyAssignment(property)
      ? transfer.value(state, property.initializer)
      : ts.isShorthandPropertyAssignment(property)
        ? transfer.value(state, property.name)
        : nothing;
    replaced.set(name.text, flagsOf(part));
  }
  return { of, replaced, waited: (original.flags & Flag.awaited) !== 0 };
}

const mostNames = 16;

/** The names of what `...patch` replaces, where its type lists them. */
function spreadNames(
  transfer: Transfer,
  expression: ts.Expression,
): readonly string[] | undefined {
  const type = typeAt(transfer.checker, expression);
  if ((type.flags & ts.TypeFlags.Object) === 0) return undefined;
  if (transfer.checker.getIndexInfosOfType(type).length > 0) return undefined;
  const names = type.getProperties().map(({ name }) => name);
  return names.length > 0 && names.length <= mostNames ? names : undefined;
}
