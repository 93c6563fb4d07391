import type ts from "typescript";

import { isNamed } from "./type-names.ts";

/** The language's own lists, what goes through one, and the lists of the web's requests. */
const lists = [
  ...["*Array", "*Map", "*Set", "*Iterator*", "*Generator", "NodeList*"].map(
    (type) => ({ package: "typescript", type }),
  ),
  ...["typescript", "@types/node", "undici-types"].flatMap((from) =>
    ["Headers", "URLSearchParams", "FormData"].map((type) => ({
      package: from,
      type,
    })),
  ),
];

/**
 * Whether a value of this type is a list of the language, or extends one: `map` of anything else (a result, an
 * option, an observable) says nothing of turns.
 */
export function isListType(checker: ts.TypeChecker, type: ts.Type): boolean {
  return (
    checker.isArrayType(type) ||
    checker.isTupleType(type) ||
    isNamed(checker, type, lists)
  );
}
