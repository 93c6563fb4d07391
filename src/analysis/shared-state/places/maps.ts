/** `next`, or `known` itself where nothing of it has changed: what is the same needs no comparing and no copy. */
export function unlessSame<Item extends object>(known: Item, next: Item): Item {
  for (const key in next) if (next[key] !== known[key]) return next;
  return known;
}

/** What either map has; where both have a key, what `join` makes of it. */
export function joinMaps<Key, Item>(
  left: ReadonlyMap<Key, Item>,
  right: ReadonlyMap<Key, Item>,
  join: (one: Item, other: Item) => Item,
): ReadonlyMap<Key, Item> {
  if (left === right || right.size === 0) return left;
  if (left.size === 0) return right;
  let joined: Map<Key, Item> | undefined;
  for (const [key, item] of right) {
    const other = left.get(key);
    const both = other === undefined ? item : join(other, item);
    if (both === other) continue;
    joined ??= new Map(left);
    joined.set(key, both);
  }
  return joined ?? left;
}

/** What `left` has under the keys of both. */
export function intersect<Key, Item>(
  left: ReadonlyMap<Key, Item>,
  right: ReadonlyMap<Key, Item>,
): ReadonlyMap<Key, Item> {
  if (left === right || left.size === 0) return left;
  return new Map([...left].filter(([key]) => right.has(key)));
}

/** Whether two maps have the same keys and equal items. */
export function equalMaps<Key, Item>(
  left: ReadonlyMap<Key, Item>,
  right: ReadonlyMap<Key, Item>,
  equal: (one: Item, other: Item) => boolean,
): boolean {
  if (left === right) return true;
  if (left.size !== right.size) return false;
  for (const [key, item] of left) {
    const other = right.get(key);
    if (other === undefined || !equal(item, other)) return false;
  }
  return true;
}

/** The map with every item changed; the same one where none is. */
export function mapped<Key, Item>(
  map: ReadonlyMap<Key, Item>,
  change: (item: Item) => Item,
): ReadonlyMap<Key, Item> {
  return mappedWithKey(map, change);
}

/** As `mapped`, where the change depends on the key. */
export function mappedWithKey<Key, Item>(
  map: ReadonlyMap<Key, Item>,
  change: (item: Item, key: Key) => Item,
): ReadonlyMap<Key, Item> {
  let changed: Map<Key, Item> | undefined;
  for (const [key, item] of map) {
    const next = change(item, key);
    if (next === item) continue;
    changed ??= new Map(map);
    changed.set(key, next);
  }
  return changed ?? map;
}

/** What both sets have. */
export function common<Item>(
  left: ReadonlySet<Item>,
  right: ReadonlySet<Item>,
): ReadonlySet<Item> {
  if (left === right || left.size === 0) return left;
  return new Set([...left].filter((item) => right.has(item)));
}

/** Whether two sets have the same items. */
export function equalSets<Item>(
  left: ReadonlySet<Item>,
  right: ReadonlySet<Item>,
): boolean {
  return (
    left === right ||
    (left.size === right.size && [...left].every((item) => right.has(item)))
  );
}
