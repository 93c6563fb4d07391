import type ts from "typescript";

import { functionAround } from "../../../program/syntax/functions.ts";
import type { OwnWrite } from "../places/state.ts";

/** An access, and the calls that lead to it. */
type Reached = Pick<OwnWrite, "path" | "target">;

/**
 * Whether one helper, called twice, makes both accesses, by itself or by what it calls: then it looks after what
 * it keeps for everybody.
 */
export function sharesHelper(one: Reached, other: Reached): boolean {
  const bodies = new Set(bodiesOf(one));
  return bodiesOf(other).some((body) => bodies.has(body));
}

function bodiesOf({ path, target }: Reached): readonly ts.Node[] {
  return [...path.slice(1).map(({ node }) => node), target].flatMap(
    (node) => functionAround(node) ?? [],
  );
}
