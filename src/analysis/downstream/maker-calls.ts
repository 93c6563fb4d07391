import ts from "typescript";

import type { ResponseMakers } from "../../middleware/descriptor.ts";
import { returnedBy } from "../../program/calls/returned-values.ts";
import { awaitedType } from "../../program/syntax/awaited.ts";
import {
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isPackage, packageOf } from "../../program/types/package-of.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { isNamed } from "../../program/types/type-names.ts";
import { typeAt } from "../../program/types/types.ts";
import { isFetchResponse } from "./fetch-responses.ts";

/**
 * The name of the maker's member that a call runs: `json` for `c.json(…)`, and for `redirect(…)` where a pattern takes
 * it out of the context, `({ redirect }) => …`.
 */
export function makerCalled(
  checker: ts.TypeChecker,
  makers: ResponseMakers,
  call: ts.CallExpression,
): string | undefined {
  const first = makers.made ? firstCallOf(call) : call;
  const member = memberCalled(checker, makers, first);
  return member !== undefined && makers.acts?.includes(member)
    ? undefined
    : member;
}

/** `h.response(item)` of `h.response(item).code(201).type("text/csv")`. */
export function firstCallOf(call: ts.CallExpression): ts.CallExpression {
  let at = call;
  for (;;) {
    const callee = skipOuter(at.expression);
    const before = ts.isPropertyAccessExpression(callee)
      ? skipOuter(callee.expression)
      : callee;
    if (before === callee || !ts.isCallExpression(before)) return at;
    at = before;
  }
}

/** Whether a type is that of a response which these make. */
export function isMadeType(
  checker: ts.TypeChecker,
  makers: ResponseMakers | undefined,
  type: ts.Type,
): boolean {
  return (
    isFetchResponse(type) ||
    (makers?.made !== undefined && isNamed(checker, type, makers.made))
  );
}

/** Whether a body returns a response somewhere, one of these or a fetch response. */
export function returnsMade(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
  makers: ResponseMakers | undefined,
): boolean {
  return returnedBy(body).some((value) => {
    const type = typeAt(checker, value);
    return isMadeType(checker, makers, awaitedType(checker, type) ?? type);
  });
}

function memberCalled(
  checker: ts.TypeChecker,
  makers: ResponseMakers,
  call: ts.CallExpression,
): string | undefined {
  const callee = skipOuter(call.expression);
  if (ts.isPropertyAccessExpression(callee))
    return isMaker(checker, makers, callee.expression, call)
      ? callee.name.text
      : undefined;
  if (!ts.isIdentifier(callee)) return undefined;
  const bound = symbolOf(checker, callee)?.valueDeclaration;
  if (!bound || !ts.isBindingElement(bound) || bound.dotDotDotToken)
    return undefined;
  const name = bound.propertyName ?? bound.name;
  const holder = bound.parent.parent;
  const context = ts.isVariableDeclaration(holder)
    ? holder.initializer
    : holder;
  return ts.isIdentifier(name) &&
    ts.isObjectBindingPattern(bound.parent) &&
    context &&
    isMaker(checker, makers, context, call)
    ? name.text
    : undefined;
}

/** Whether what holds a called function is a maker: by its type, or a parameter by where the function is declared. */
function isMaker(
  checker: ts.TypeChecker,
  { types, handed }: ResponseMakers,
  holder: ts.Node,
  call: ts.CallExpression,
): boolean {
  if (isNamed(checker, typeAt(checker, holder), types)) return true;
  if (handed === undefined) return false;
  const parameter = ts.isExpression(holder)
    ? symbolOf(checker, skipOuter(holder))?.valueDeclaration
    : holder;
  if (!parameter || !ts.isParameter(parameter)) return false;
  const made = checker.getResolvedSignature(call)?.declaration;
  return made !== undefined && isPackage(packageOf(made), handed);
}
