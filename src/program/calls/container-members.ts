/** Members that take one entry out of a container. */
export const takesOne: ReadonlySet<string> = new Set([
  "at",
  "find",
  "findLast",
  "get",
  "pop",
  "shift",
]);

/** Members that call what they are given with each entry in turn. */
export const iteratesOver: ReadonlySet<string> = new Set([
  "every",
  "filter",
  "find",
  "findIndex",
  "flatMap",
  "forEach",
  "map",
  "reduce",
  "reduceRight",
  "some",
]);

/** Which parameter of an iterator's callback the entry is. */
export function entryIndexOf(iterator: string): number {
  return iterator.startsWith("reduce") ? 1 : 0;
}

/** Members that answer with the entries of their object, all or some. */
export const passesOn: ReadonlySet<string> = new Set([
  "concat",
  "entries",
  "filter",
  "reverse",
  "slice",
  "sort",
  "toReversed",
  "toSorted",
  "values",
]);

/** Functions of `Object` and `Array` that answer with the entries of their argument. */
export const copiesOf: ReadonlySet<string> = new Set([
  "Array.from",
  "Object.entries",
  "Object.freeze",
  "Object.fromEntries",
  "Object.values",
]);
