/** Whether a name is another one misspelled: in snake case, or two letters off. */
export function isNearMiss(name: string, meant: string): boolean {
  if (name === meant || !/^process/i.test(name)) return false;
  const plain = name.replaceAll("_", "").toLowerCase();
  return distance(plain, meant.toLowerCase()) <= (meant.length > 12 ? 2 : 1);
}

/** How many letters have to be added, dropped or changed (Levenshtein). */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(left).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(right).entries())
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (row[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
