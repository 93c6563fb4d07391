/** A problem for each key that is none of the known ones, with the nearest of them. */
export function unknownKeys(
  raw: Readonly<Record<string, unknown>>,
  known: readonly string[],
  what: string,
): string[] {
  return Object.keys(raw)
    .filter((key) => !known.includes(key))
    .map((key) => `\`${key}\` is not ${what}${hint(key, known)}`);
}

/** The end of a message about a wrong word: the nearest right one, or nothing where none is near. */
export function hint(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? "." : `; did you mean \`${near}\`?`;
}

/** An object's entries, or none and a problem. */
export function recordOf(
  raw: unknown,
  where: string,
  problems: string[],
): Readonly<Record<string, unknown>> {
  if (raw === undefined) return {};
  if (raw !== null && typeof raw === "object" && !Array.isArray(raw))
    return raw as Record<string, unknown>;
  problems.push(`${where} has to be an object.`);
  return {};
}

function nearest(word: string, known: readonly string[]): string | undefined {
  const longer = known.find(
    (each) => word.length > 3 && each.startsWith(word) && each !== word,
  );
  if (longer !== undefined) return longer;
  const limit = Math.max(2, Math.floor(word.length / 2));
  let best: string | undefined;
  let least = limit + 1;
  for (const each of known) {
    const cost = distance(word.toLowerCase(), each.toLowerCase());
    if (cost < least) {
      least = cost;
      best = each;
    }
  }
  return best;
}

/** Levenshtein's edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
