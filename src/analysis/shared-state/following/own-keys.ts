import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { isConstant } from "../../../program/types/symbols.ts";
import { symbolAt } from "../../../program/types/types.ts";
import {
  identityOf,
  isWithin,
  type Location,
  type Segment,
} from "../places/location.ts";
import { valueIn, type State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";
import { makesAnew } from "./sources.ts";
import { aliasOf, Flag, type Value } from "../places/value.ts";
import { parametersOf, type RunBody } from "./runs.ts";

/**
 * `seats.set(seat.id, { ...seat, owner })`: a copy of what was taken out of a container goes back under a part of it. That is the
 * slot that it came from.
 */
export function ownSlot(
  base: Location,
  key: ts.Expression,
  keyValue: Value,
  stored: Value,
): Location | undefined {
  const inner = skipOuter(key);
  return ts.isPropertyAccessExpression(inner) || ts.isIdentifier(inner)
    ? slotNamed(base, keyValue, stored)
    : undefined;
}

function slotNamed(
  base: Location,
  key: Value,
  stored: Value,
): Location | undefined {
  const entry = cameFrom(base, stored);
  const isOwn =
    entry &&
    [...key.reads.values()].some(
      ({ location, computed, asked }) =>
        computed !== true &&
        asked !== true &&
        location.path.length === entry.path.length + 1 &&
        isWithin(location, entry),
    );
  return isOwn ? entry : undefined;
}

/**
 * The same in a helper that is given the copy, or makes it: `put(seat)` does `seats.set(seat.id, seat)`, `put(id, seat)`
 * `seats.set(id, seat)`, `close(seat)` `seats.set(seat.id, { ...seat, open: false })`.
 */
export function ownKey(
  checker: ts.TypeChecker,
  called: RunBody,
  given: readonly Value[],
  base: Location,
  { kind, text }: Segment,
): Segment | undefined {
  const [, id, name] =
    (kind === "key" ? /^#(\d+)(?:\.(\w+))?$/.exec(text) : undefined) ?? [];
  const index = parametersOf(called).findIndex((parameter) => {
    const symbol = id ? symbolAt(checker, parameter.name) : undefined;
    return symbol !== undefined && String(identityOf(symbol)) === id;
  });
  const value = given[index];
  if (!value) return undefined;
  const slots = name
    ? [value.shell?.replaced.has(name) ? undefined : cameFrom(base, value)]
    : given.map((stored) => slotNamed(base, value, stored));
  return slots.find((slot) => slot)?.path.at(-1);
}

/**
 * The slot of a container that a value came from, or is a copy of. What a promise gave is left alone: where methods of a store in
 * memory are `async`, nobody waits for anything.
 */
function cameFrom(base: Location, value: Value): Location | undefined {
  const { shell, flags } = value;
  const isWaited = shell ? shell.waited : (flags & Flag.awaited) !== 0;
  const of = shell ? shell.of : aliasOf(value);
  const last = of?.path.at(-1);
  return of &&
    isWaited !== true &&
    last?.kind === "key" &&
    last.text !== "*" &&
    of.path.length === base.path.length + 1 &&
    isWithin(of, base)
    ? of
    : undefined;
}

/** What the names in a key derive from that a function has from the one that calls it: `const save = () => jobs.set(id, 1)`. */
export function flagsOfCaptured(
  transfer: Transfer,
  state: State,
  { captured = [] }: Segment,
): number {
  return captured.reduce(
    (flags, symbol) =>
      transfer.isLocal(symbol) ? flags | valueIn(state, symbol).flags : flags,
    0,
  );
}

/** Whether a name stands for what nobody else has: `const id = randomUUID()`. */
export function isMadeAnew(
  checker: ts.TypeChecker,
  declaration: ts.Declaration,
): boolean {
  return (
    ts.isVariableDeclaration(declaration) &&
    isConstant(declaration) &&
    declaration.initializer !== undefined &&
    makesAnew(checker, skipOuter(declaration.initializer))
  );
}
