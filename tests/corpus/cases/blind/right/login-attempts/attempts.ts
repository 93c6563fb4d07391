const attempts = new Map<string, { count: number; until: number }>();

/** Counts the attempt in the tick in which it is let in. */
export function attempt(key: string): boolean {
  const now = Date.now();
  let entry = attempts.get(key);
  if (!entry || entry.until < now)
    attempts.set(key, (entry = { count: 0, until: now + 900_000 }));
  entry.count += 1;
  return entry.count <= 5;
}

export const forgive = (key: string): boolean => attempts.delete(key);
