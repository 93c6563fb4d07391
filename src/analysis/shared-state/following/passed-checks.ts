import type ts from "typescript";

import type { Binding } from "./binding.ts";
import type { PassedCheck } from "../places/effect.ts";
import { undecided } from "../places/counted.ts";
import { findsNothing, isLimit } from "../places/guards.ts";
import type { Guard, State } from "../places/state.ts";
import { Flag, nothing } from "../places/value.ts";

const noChecks: readonly PassedCheck[] = [];

/**
 * What a function has checked whenever it comes to its end, since it throws on the other side: that a limit isn't
 * reached (`if (spent + cost > most) throw …`), that a key is free (`if (names.has(name)) throw …`).
 */
export function passedChecks(exit: State | undefined): readonly PassedCheck[] {
  if (!exit || exit.guards.size === 0) return noChecks;
  return [...exit.guards].flatMap(([condition, guard]) =>
    guard.sides !== 3 && keepsOthersOut(condition, guard)
      ? [{ condition, guard }]
      : [],
  );
}

function keepsOthersOut(
  condition: ts.Node,
  { sides, reads, flags }: Guard,
): boolean {
  if (reads.size === 0 || flags & Flag.clock) return false;
  return (
    isLimit(condition) ||
    (findsNothing({ condition, sides }) &&
      [...reads.values()].some(({ location }) =>
        location.path.some(({ kind }) => kind === "key"),
      ))
  );
}

/** What a caller knows behind the call of such a function. */
export function withChecks(
  binding: Binding,
  state: State,
  checks: readonly PassedCheck[],
): State {
  let guards: Map<ts.Node, Guard> | undefined;
  for (const { condition, guard } of checks) {
    const { reads, flags } = binding.value({ ...nothing, ...guard });
    const open = undecided(
      binding.transfer.checker,
      state,
      condition,
      reads,
      guard.sides === 1,
    );
    if (open.size === 0) continue;
    guards ??= new Map(state.guards);
    guards.set(condition, { sides: guard.sides, reads: open, flags });
  }
  return guards ? { ...state, guards } : state;
}
