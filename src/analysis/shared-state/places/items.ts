import { equalValues, isNothing, type Value } from "./value.ts";

/** Values with one more; what is `nothing` has no entry. */
export function withItem<Key>(
  items: ReadonlyMap<Key, Value>,
  key: Key,
  value: Value,
): ReadonlyMap<Key, Value> {
  const known = items.get(key);
  if (known ? equalValues(known, value) : isNothing(value)) return items;
  const changed = new Map(items);
  if (isNothing(value)) changed.delete(key);
  else changed.set(key, value);
  return changed;
}
