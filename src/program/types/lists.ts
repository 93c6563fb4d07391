import type ts from "typescript";

import { isNamed } from "./type-names.ts";

/** The language's own lists, and what goes through one. */
const lists = [
  "*Array",
  "*Map",
  "*Set",
  "*Iterator*",
  "*Generator",
  "NodeList*",
].map((type) => ({ package: "typescript", type }));

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
