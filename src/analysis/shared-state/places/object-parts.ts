/** `{ to: user.mail, key: env.KEY, ...rest }` */
export interface Parts {
  readonly named: ReadonlyMap<string, number>;
  /** What parts that aren't named derive from. */
  readonly rest: number;
}

/** Either object may be there: a part derives from what it does in either. */
export function joinParts(
  left: Parts | undefined,
  right: Parts | undefined,
): Parts | undefined {
  if (!left || !right) return undefined;
  if (equalParts(left, right)) return left;
  const named = new Map<string, number>();
  for (const name of [...left.named.keys(), ...right.named.keys()])
    named.set(
      name,
      (left.named.get(name) ?? left.rest) |
        (right.named.get(name) ?? right.rest),
    );
  return { named, rest: left.rest | right.rest };
}

export function equalParts(
  left: Parts | undefined,
  right: Parts | undefined,
): boolean {
  if (left === right) return true;
  return (
    left !== undefined &&
    right !== undefined &&
    left.rest === right.rest &&
    left.named.size === right.named.size &&
    [...left.named].every(([name, flags]) => right.named.get(name) === flags)
  );
}
