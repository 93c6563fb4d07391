import { below, isWithin, type Location, type Segment } from "./location.ts";
import type { Read } from "./value.ts";

/** A part of an object that was written down, and whose object it is: `value` of `{ value: session, expires }`. */
export interface Holding {
  readonly path: readonly Segment[];
  readonly of: Location;
}

export type Holdings = readonly Holding[];

export function equalHoldings(
  left: Holdings | undefined,
  right: Holdings | undefined,
): boolean {
  if (left === right) return true;
  return (
    left?.length === right?.length &&
    left !== undefined &&
    left.every(({ path, of }, at) => {
      const other = right?.[at];
      return (
        other !== undefined &&
        other.of.key === of.key &&
        below(of, ...path).key === below(of, ...other.path).key
      );
    })
  );
}

/**
 * The reads of what is put into `location` without those that led to an object which goes back to where it came from,
 * in a new object around it: others have changed that very object, and nothing of it is lost.
 */
export function withoutHeld(
  reads: readonly Read[],
  location: Location,
  holdings: Holdings | undefined,
): readonly Read[] {
  const held = (holdings ?? []).flatMap(({ path, of }) => {
    const place = below(location, ...path);
    return place.key === of.key ? [place] : [];
  });
  return held.length === 0
    ? reads
    : reads.filter((read) => {
        const leads = held.some(
          (place) =>
            isWithin(read.location, location) && isWithin(place, read.location),
        );
        return !leads || read.whole === true;
      });
}
