import type { Specifier } from "../program/types/specifier.ts";
import { unknownKeys } from "./keys.ts";

const keysOf = {
  file: ["from", "name", "path"],
  package: ["from", "name", "package"],
  lib: ["from", "name"],
} as const;

/** A specifier as a user wrote it, or nothing and the reason. */
export function specifierOf(
  raw: unknown,
  where: string,
  problems: string[],
): Specifier | undefined {
  const reason = whatIsWrong(raw);
  if (reason !== undefined) {
    problems.push(`\`${where}\` ${reason}`);
    return undefined;
  }
  if (typeof raw === "string") return raw;
  const value = raw as Exclude<Specifier, string>;
  for (const problem of unknownKeys(
    { ...value },
    keysOf[value.from],
    "part of a specifier",
  ))
    problems.push(`\`${where}\`: ${problem}`);
  return value;
}

/** Why something is no specifier. */
function whatIsWrong(raw: unknown): string | undefined {
  if (typeof raw === "string")
    return raw === "" ? "is an empty name." : undefined;
  if (raw === null || typeof raw !== "object" || Array.isArray(raw))
    return "has to be a name or `{ from, name, … }`.";
  const { from, name, ...rest } = raw as Record<string, unknown>;
  if (from !== "file" && from !== "package" && from !== "lib")
    return 'needs `from`: "file", "package" or "lib".';
  if (!isNames(name)) return "needs `name`: a name or an array of names.";
  if (from === "package" && typeof rest["package"] !== "string")
    return "needs `package`: the package's name.";
  if (rest["path"] !== undefined && typeof rest["path"] !== "string")
    return "has a `path` that is no string.";
  return undefined;
}

function isNames(raw: unknown): raw is string | readonly string[] {
  const isName = (each: unknown): boolean =>
    typeof each === "string" && each !== "";
  return (
    isName(raw) || (Array.isArray(raw) && raw.length > 0 && raw.every(isName))
  );
}
