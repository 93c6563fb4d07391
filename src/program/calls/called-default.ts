import ts from "typescript";

import { functionAround, skipOuter } from "../syntax/functions.ts";
import { symbolOf } from "../types/symbols.ts";

/**
 * The default of a destructured name where the name is called: `read(name)` of `({ read = load }) => …` and of
 * `const { read = load } = options`, in the function that has the parameter or in a closure that it returns.
 * There what a call gives says whether the default runs; of a name that is handed on nothing says it.
 */
export function calledDefault(
  checker: ts.TypeChecker,
  name: ts.Expression,
): ts.Expression | undefined {
  if (
    !ts.isIdentifier(name) ||
    !ts.isCallExpression(name.parent) ||
    name.parent.expression !== name
  )
    return undefined;
  const element = symbolOf(checker, name)?.valueDeclaration;
  if (
    !element ||
    !ts.isBindingElement(element) ||
    !element.initializer ||
    !ts.isObjectBindingPattern(element.parent)
  )
    return undefined;
  const owner = parameterOf(checker, element.parent)?.parent;
  const around = functionAround(name);
  return owner && around && (around === owner || isReturned(around, owner))
    ? element.initializer
    : undefined;
}

/** The parameter that a pattern takes apart. */
function parameterOf(
  checker: ts.TypeChecker,
  { parent }: ts.ObjectBindingPattern,
): ts.ParameterDeclaration | undefined {
  if (ts.isParameter(parent)) return parent;
  const value =
    ts.isVariableDeclaration(parent) && parent.initializer
      ? skipOuter(parent.initializer)
      : undefined;
  const declaration =
    value && ts.isIdentifier(value)
      ? symbolOf(checker, value)?.valueDeclaration
      : undefined;
  return declaration && ts.isParameter(declaration) ? declaration : undefined;
}

function isReturned(closure: ts.Node, owner: ts.Node): boolean {
  let at = closure.parent;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isObjectLiteralExpression(at) ||
    ts.isPropertyAssignment(at)
  )
    at = at.parent;
  return (
    at === owner || (ts.isReturnStatement(at) && functionAround(at) === owner)
  );
}
