import type ts from "typescript";

import { drainedBy } from "../following/drained.ts";
import type { Project } from "../../project.ts";
import type { Access, How, Known, Stale } from "./effect.ts";
import {
  comparesOld,
  isLimit,
  isThroughOld,
  type guardsOn,
  type InForce,
} from "./guards.ts";
import { withoutHeld } from "./holdings.ts";
import { isNewIfMissing } from "./made-if-missing.ts";
import { asksForKept, isForUnknownParts, overlaps } from "./overlaps.ts";
import { asksOnlyForPresence, limitSpent } from "./spent-parts.ts";
import { aliasOf, type Value } from "./value.ts";
import { withoutPutBack } from "./written-back.ts";

/** What comes into a list while all of it is handled is thrown away when it is emptied after that. */
export function lostWith({
  location,
  target,
  path,
}: Access): Stale | undefined {
  // What a helper does with it, its own body knows.
  const drained = path.length === 0 ? drainedBy(target) : undefined;
  return (
    drained && {
      read: { location, node: drained.read },
      suspension: drained.wait,
      through: "value",
      condition: undefined,
      flags: 0,
      sides: 0,
    }
  );
}

/** The reading of the place, or of a part of it, that the write depends on and that others may have overtaken. */
export function staleReading(
  project: Project,
  access: Access,
  value: Value,
  guards: ReturnType<typeof guardsOn>,
  known: Known,
  how: How,
): Stale | undefined {
  const { location, target } = access;
  // Who puts another object there goes by what the one said that he has found; who takes it away, by its own end.
  const replaces = how === "assign" && aliasOf(value)?.key !== location.key;
  const current = guards.filter(
    (guard) =>
      !guard.read.stale && !(replaces && isThroughOld(guards, guard, location)),
  );
  // A check of how much there is now says nothing of a value that was read before.
  const isSettled = current.some(
    ({ condition }) => !isLimit(condition) || comparesOld(guards, condition),
  );
  const spent = limitSpent(project.checker, guards, location, target);
  if (
    spent?.read.stale &&
    (known !== "all" || asksOnlyForPresence(target, access.path))
  )
    return checked(spent, spent.read.stale);
  if (known === "all" || isSettled) return undefined;
  const all = [...value.reads.values()].filter(
    (read) =>
      overlaps(read, location) && !isForUnknownParts(read, location, value),
  );
  const mine = withoutPutBack(target, all);
  const others = withoutHeld(mine, location, value.holdings);
  // An object that is put back where it came from carries no old value.
  const wait = all.find((read) => read.stale)?.stale;
  const same =
    others.length === all.length &&
    aliasOf(value)?.key === location.key &&
    !(wait && isNewIfMissing(target, wait));
  const reads = same || known === "value" ? [] : others;
  const old = reads.find(
    (read) =>
      read.stale &&
      (read.putBack ||
        // A part that is read now doesn't renew an old pointer to the whole.
        !reads.some(
          (other) =>
            !other.stale &&
            other.location.path.length <= read.location.path.length,
        )),
  );
  if (old?.stale) {
    return {
      read: old,
      suspension: old.stale,
      through: "value",
      condition: undefined,
      flags: 0,
      sides: 0,
    };
  }
  if (current.length > 0 || known === "decided") return undefined;
  for (const guard of guards) {
    const { stale } = guard.read;
    if (
      stale &&
      !asksForKept(project, guards, guard.condition, access, value, known)
    )
      return {
        ...checked(guard, stale),
        beside: guards.filter(
          (other) =>
            other.read.stale && other.read.location.key === location.key,
        ),
        putBack: same || others.length < mine.length,
      };
  }
  return undefined;
}

/** What hangs on a check that a suspension has made old. */
function checked(
  { condition, read, flags, sides }: InForce,
  suspension: ts.Node,
): Stale {
  return { read, suspension, through: "check", condition, flags, sides };
}
