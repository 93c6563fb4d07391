/** Adds an item to the list that a map has for a key. */
export function addTo<Key, Item>(
  lists: Map<Key, Item[]>,
  key: Key,
  item: Item,
): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** The lists of several maps, those of one key behind each other. */
export function joinedLists<Key, Item>(
  maps: Iterable<ReadonlyMap<Key, readonly Item[]>>,
): ReadonlyMap<Key, readonly Item[]> {
  const joined = new Map<Key, Item[]>();
  for (const lists of maps)
    for (const [key, items] of lists)
      for (const item of items) addTo(joined, key, item);
  return joined;
}
