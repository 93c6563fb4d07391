import ts from "typescript";

import { callSignaturesOf } from "../program/types/origin.ts";
import type { FrameworkDescriptor } from "./descriptor.ts";
import type { Finder } from "./finder.ts";
import type { Downstream } from "./site.ts";

type Result = Downstream["result"];

/** What calling a value of this type gives, by the type alone. */
export function resultOfType(finder: Finder, type: ts.Type): Result {
  const results = callSignaturesOf(finder.checker, type).map((signature) =>
    resultOfReturn(finder.checker, signature.getReturnType()),
  );
  return combine(results);
}

/**
 * The same for a framework's continuation: where the type is silent or lies (`any`, `unknown`,
 * `() => void` written over a promise), the descriptor decides.
 */
export function resultOf(
  finder: Finder,
  type: ts.Type,
  descriptor: FrameworkDescriptor,
): Result {
  const byType = resultOfType(finder, type);
  if (byType === "promise" || byType === "maybe-promise") return byType;
  switch (descriptor.returnKind) {
    case "promise":
    case "promiselike":
      return "promise";
    case "maybe-promise":
      return "maybe-promise";
    case "any":
    case "unknown":
      return "unknown";
    default:
      return "sync";
  }
}

/** Whether a returned type is a promise, may be one, or is none. */
export function resultOfReturn(checker: ts.TypeChecker, type: ts.Type): Result {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return "unknown";
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type);
    return constraint && constraint !== type
      ? resultOfReturn(checker, constraint)
      : "unknown";
  }
  if (type.isUnion())
    return combine(type.types.map((member) => resultOfReturn(checker, member)));
  return checker.getPropertyOfType(type, "then") ? "promise" : "sync";
}

function combine(results: readonly Result[]): Result {
  const [first] = results;
  if (first === undefined || results.includes("unknown")) return "unknown";
  if (results.every((result) => result === first)) return first;
  return "maybe-promise";
}
