/** A value of a column. */
export type Value = string | number | bigint | null;

/** What a column takes; drivers differ in what they do with the rest, from NULL to a crash. */
export function isValue(value: unknown): value is Value {
  switch (typeof value) {
    case "string":
      // Some drivers cut the text there.
      return !value.includes("\0");
    case "number":
      return !Number.isNaN(value);
    case "bigint":
      return BigInt.asIntN(64, value) === value;
    default:
      return value === null;
  }
}

/**
 * Where a value stands in SQL: a parameter, always, but for null. A single null is no parameter to
 * every driver.
 */
export function placeholder(value: unknown): string {
  return value === null ? "NULL" : "?";
}

/** The parameters of an object's values, in the order of their placeholders. */
export function parameters(values: object): Value[] {
  return (Object.values(values) as Value[]).filter((value) => value !== null);
}

/** A refused value, as an error names it. */
export function described(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "object")
    return Array.isArray(value) ? "an array" : "an object";
  if (typeof value === "string") return "a string with a NUL in it";
  return typeof value === "number" || value === undefined
    ? String(value)
    : `a ${typeof value}`;
}

/** A lookup in an error: JSON has no bigint. */
export function shown(lookup: object): string {
  return JSON.stringify(lookup, (_, value: unknown) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
}
