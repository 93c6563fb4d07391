/** What a part of an object derives from, and, where it was written down as well, what its own parts do. */
export interface Part {
  readonly flags: number;
  readonly parts?: Parts | undefined;
}

/** `{ to: user.mail, key: env.KEY, ...rest }` */
export interface Parts {
  readonly named: ReadonlyMap<string, Part>;
  /** What parts that aren't named derive from. */
  readonly rest: number;
}

export function partNamed({ named, rest }: Parts, name: string): Part {
  return named.get(name) ?? { flags: rest };
}

/** The same parts, each deriving from what `change` makes of its flags. */
export function mapParts(
  parts: Parts | undefined,
  change: (flags: number) => number,
): Parts | undefined {
  if (!parts) return undefined;
  const named = new Map(
    [...parts.named].map(([name, part]) => [
      name,
      {
        flags: change(part.flags),
        parts: mapParts(part.parts, change),
      },
    ]),
  );
  return { named, rest: change(parts.rest) };
}

/** The same parts, with theirs as far as `depth` allows: objects that hold one another twice are written down in no time. */
export function partsWithin(
  parts: Parts | undefined,
  depth: number,
): Parts | undefined {
  if (!parts || depth <= 0) return undefined;
  const { named, rest } = parts;
  if (![...named.values()].some((part) => part.parts)) return parts;
  return {
    named: new Map(
      [...named].map(([name, part]) => [
        name,
        { flags: part.flags, parts: partsWithin(part.parts, depth - 1) },
      ]),
    ),
    rest,
  };
}

/** Either object may be there: a part derives from what it does in either. */
export function joinParts(
  left: Parts | undefined,
  right: Parts | undefined,
): Parts | undefined {
  if (!left || !right) return undefined;
  if (equalParts(left, right)) return left;
  const named = new Map<string, Part>();
  for (const name of [...left.named.keys(), ...right.named.keys()]) {
    const [one, other] = [partNamed(left, name), partNamed(right, name)];
    named.set(name, {
      flags: one.flags | other.flags,
      parts: joinParts(one.parts, other.parts),
    });
  }
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
    [...left.named].every(([name, { flags, parts }]) => {
      const other = right.named.get(name);
      return other?.flags === flags && equalParts(parts, other.parts);
    })
  );
}
