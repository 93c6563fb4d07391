/** A name and a look at what it holds now. */
export type Thunk = readonly [name: string, look: () => unknown];

/** The state that places hold, as text; what belongs to frameworks is left out. */
export function snapshot(
  watched: readonly Thunk[],
  isOwn: (constructor: unknown) => boolean,
): string {
  const lines: string[] = [];
  for (const [name, look] of watched) {
    let value: unknown;
    try {
      value = look();
    } catch {
      continue;
    }
    if (typeof value === "function" && !isOwn(value)) continue;
    lines.push(`${name}=${text(value, isOwn, 5)}`);
  }
  return lines.join("\n");
}

function text(
  value: unknown,
  isOwn: (constructor: unknown) => boolean,
  depth: number,
): string {
  if (typeof value === "function") return "f";
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "symbol") return "symbol";
  if (typeof value !== "object" || value === null)
    return JSON.stringify(value) ?? "undefined";
  if (depth === 0) return "…";
  const inner = (part: unknown): string => text(part, isOwn, depth - 1);
  if (Array.isArray(value)) return `[${value.map(inner).join()}]`;
  if (value instanceof Map)
    return `Map{${[...value]
      .map(([key, held]) => `${inner(key)}:${inner(held)}`)
      .sort()
      .join()}}`;
  if (value instanceof Set)
    return `Set{${[...value].map(inner).sort().join()}}`;
  if (value instanceof Date) return `Date(${value.getTime()})`;
  const prototype: unknown = Object.getPrototypeOf(value);
  const made = (value as { constructor?: unknown }).constructor;
  if (prototype !== null && prototype !== Object.prototype && !isOwn(made))
    return "object";
  return `{${Object.entries(value)
    .map(([key, held]) => `${key}:${inner(held)}`)
    .sort()
    .join()}}`;
}
