import { recordOf } from "./keys.ts";

/** The fields that an entry needs, and what each holds. */
export type Fields = Readonly<
  Record<string, "string" | "number" | "names" | "any">
>;

/** The entries of an array that have these fields; a problem for each of the others. */
export function records(
  raw: unknown,
  fields: Fields,
  where: string,
  problems: string[],
): Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(raw)) {
    problems.push(`\`${where}\` has to be an array.`);
    return [];
  }
  return raw.flatMap((each: unknown, index) => {
    const before = problems.length;
    const value = recordOf(each, `\`${where}[${String(index)}]\``, problems);
    if (problems.length > before) return [];
    const wrong = missing(value, fields);
    if (wrong === undefined) return [value];
    problems.push(`\`${where}[${String(index)}]\` needs \`${wrong}\`.`);
    return [];
  });
}

/** The first field that an entry lacks or that holds something else. */
export function missing(
  value: Readonly<Record<string, unknown>>,
  fields: Fields,
): string | undefined {
  return Object.entries(fields).find(([key, type]) => {
    const given = value[key];
    if (type === "any") return given === undefined;
    if (type === "names") return names(given) === undefined;
    return typeof given !== type;
  })?.[0];
}

/** An array of strings, or nothing. */
export function names(raw: unknown): readonly string[] | undefined {
  return Array.isArray(raw) && raw.every((each) => typeof each === "string")
    ? raw
    : undefined;
}
