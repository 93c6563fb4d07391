import ts from "typescript";

import { resultOfReturn } from "../../middleware/result.ts";
import type { Downstream } from "../../middleware/site.ts";
import {
  isAsync,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { callSignaturesOf } from "../../program/types/origin.ts";
import { targetsDeclaredBy } from "../../program/calls/targets.ts";
import { symbolOfLayer } from "./layer.ts";

/** A member of a layer that a chain calls: its own, inherited, from a mixin, a method or a field. */
export interface ContractMember {
  readonly name: string;
  /** Where it is declared, most derived first. */
  readonly declaration: ts.Declaration;
  /** The function that runs, where the program has its body. */
  readonly body?: FunctionWithBody;
  /** A field is no part of the prototype. */
  readonly isField: boolean;
  readonly isAbstract: boolean;
  /** Whether it is an `async` function: what a chain can see before it calls it. */
  readonly looksAsync: boolean;
  /** What a call gives, by its type. */
  readonly result: Downstream["result"];
}

/** The member of that name which an instance of a class has. */
export function memberOfClass(
  checker: ts.TypeChecker,
  owner: ts.ClassLikeDeclaration,
  name: string,
): ContractMember | undefined {
  const symbol = symbolOfLayer(owner);
  if (!symbol) return undefined;
  const property = checker.getPropertyOfType(
    checker.getDeclaredTypeOfSymbol(symbol),
    name,
  );
  return property && memberOfSymbol(checker, property, owner);
}

/** A member by its symbol. */
export function memberOfSymbol(
  checker: ts.TypeChecker,
  property: ts.Symbol,
  at: ts.Node,
): ContractMember | undefined {
  const declarations = property.declarations ?? [];
  const [first] = declarations;
  if (!first) return undefined;
  const withBody = declarations.find(isFunctionWithBody);
  const isField = ts.isPropertyDeclaration(first) || ts.isParameter(first);
  const body = withBody ?? heldFunction(checker, declarations);
  const results = callSignaturesOf(
    checker,
    checker.getTypeOfSymbolAtLocation(property, at),
  ).map((signature) => resultOfReturn(checker, signature.getReturnType()));
  return {
    name: property.name,
    declaration: withBody ?? first,
    isField,
    isAbstract:
      body === undefined &&
      (ts.getCombinedModifierFlags(first) & ts.ModifierFlags.Abstract) !== 0,
    looksAsync: body !== undefined && isAsync(body),
    result: together(results),
    ...(body && { body }),
  };
}

/** The function that a field holds, through constants and `bind`. */
function heldFunction(
  checker: ts.TypeChecker,
  declarations: readonly ts.Declaration[],
): FunctionWithBody | undefined {
  const [held, ...others] = targetsDeclaredBy(checker, declarations);
  return held && others.length === 0 && isFunctionWithBody(held)
    ? held
    : undefined;
}

/** The results of several overloads as one. */
function together(
  results: readonly Downstream["result"][],
): Downstream["result"] {
  const [first] = results;
  if (first === undefined || results.includes("unknown")) return "unknown";
  return results.every((result) => result === first) ? first : "maybe-promise";
}

/** The function in an expression that is written in place. */
export function functionIn(
  expression: ts.Expression,
): FunctionWithBody | undefined {
  const inner = skipOuter(expression);
  return isFunctionWithBody(inner) ? inner : undefined;
}
