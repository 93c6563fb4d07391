import ts from "typescript";

import { skipOuter } from "../../program/functions.ts";
import { isWithin, type Location } from "./location.ts";
import type { State } from "./state.ts";
import { isComparison, isEquality } from "./use.ts";
import type { Read, Value } from "./value.ts";

/** A condition that a node depends on, and one place that it has read. */
export interface InForce {
  readonly condition: ts.Node;
  readonly read: Read;
  readonly flags: number;
  readonly sides: number;
}

/** The guards in force at `node` that read `location`, or a part of it. */
export function guardsOn(
  state: State,
  location: Location,
  node: ts.Node,
): readonly InForce[] {
  const found: InForce[] = [];
  for (const [condition, guard] of state.guards) {
    if (guard.sides === 3 || !inForce(condition, node)) continue;
    for (const read of guard.reads.values()) {
      if (!read.indirect && isWithin(read.location, location))
        found.push({ condition, read, flags: guard.flags, sides: guard.sides });
    }
  }
  return found;
}

/** `version === seen`: what was read before is still true. */
export function confirms(
  condition: ts.Node,
  reads: ReadonlyMap<string, Read>,
): boolean {
  const inner = skipOuter(condition as ts.Expression);
  if (!ts.isBinaryExpression(inner) || !isEquality(inner.operatorToken.kind))
    return false;
  const all = [...reads.values()];
  return all.some((read) =>
    all.some(
      (other) =>
        other.node !== read.node && other.location.key === read.location.key,
    ),
  );
}

/** `used >= limit`: several may pass. */
export function isLimit(condition: ts.Node): boolean {
  const inner = skipOuter(condition as ts.Expression);
  return ts.isBinaryExpression(inner) && isComparison(inner.operatorToken.kind);
}

/** `if (++used > limit) …`: who counts itself in before it asks is let in or not by that alone. */
export function undecided(
  { counted }: State,
  condition: ts.Node,
  reads: Value["reads"],
): Value["reads"] {
  if (counted.size === 0 || !isLimit(condition)) return reads;
  return new Map(
    [...reads].filter(
      ([, { stale, location }]) => stale || !counted.has(location.key),
    ),
  );
}

/** A `case` governs its switch only: what follows the switch doesn't depend on it. */
function inForce(condition: ts.Node, node: ts.Node): boolean {
  const clause = condition.parent as ts.Node | undefined;
  if (!clause || !ts.isCaseClause(clause)) return true;
  const statement = clause.parent.parent;
  return node.pos >= statement.pos && node.end <= statement.end;
}
