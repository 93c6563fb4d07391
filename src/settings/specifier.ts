import type { Specifier } from "../program/specifier.ts";
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
  const refuse = (reason: string): undefined => {
    problems.push(`\`${where}\` ${reason}`);
    return undefined;
  };
  if (typeof raw === "string")
    return raw === "" ? refuse("is an empty name.") : raw;
  if (raw === null || typeof raw !== "object" || Array.isArray(raw))
    return refuse("has to be a name or `{ from, name, … }`.");
  const value = raw as Record<string, unknown>;
  const from = value["from"];
  if (from !== "file" && from !== "package" && from !== "lib")
    return refuse('needs `from`: "file", "package" or "lib".');
  if (!isNames(value["name"]))
    return refuse("needs `name`: a name or an array of names.");
  if (from === "package" && typeof value["package"] !== "string")
    return refuse("needs `package`: the package's name.");
  if (value["path"] !== undefined && typeof value["path"] !== "string")
    return refuse("has a `path` that is no string.");
  for (const problem of unknownKeys(value, keysOf[from], "part of a specifier"))
    problems.push(`\`${where}\`: ${problem}`);
  return value as unknown as Specifier;
}

function isNames(raw: unknown): raw is string | readonly string[] {
  const isName = (each: unknown): boolean =>
    typeof each === "string" && each !== "";
  return (
    isName(raw) || (Array.isArray(raw) && raw.length > 0 && raw.every(isName))
  );
}
