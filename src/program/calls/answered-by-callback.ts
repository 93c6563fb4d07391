import ts from "typescript";

import {
  functionAround,
  isAsync,
  isFunctionWithBody,
  outermost,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { symbolOf } from "../types/symbols.ts";

/**
 * The function written into a call of somebody else's function that answers what this one does, as its type says:
 * `run<T>(store: Store, callback: () => T): T`.
 */
export function callbackAnswering(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): FunctionWithBody | undefined {
  const written = call.arguments.findIndex((argument) =>
    isFunctionWithBody(skipOuter(argument)),
  );
  if (written < 0) return undefined;
  const callee = skipOuter(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name)) return undefined;
  const answers = symbolOf(checker, name)?.declarations?.some((declaration) =>
    answersWith(declaration, written),
  );
  const callback = skipOuter(call.arguments[written] ?? callee);
  return answers && isFunctionWithBody(callback) ? callback : undefined;
}

/**
 * What a value is given out as: for what a function returns that stands in a call which answers the same, that call
 * (`return run(store, () => ({ … }))`).
 */
export function answeredAs(
  checker: ts.TypeChecker,
  value: ts.Expression,
): ts.Expression {
  const at = outermost(value);
  const owner = ts.isReturnStatement(at.parent)
    ? functionAround(at.parent)
    : at.parent;
  if (!owner || !ts.isArrowFunction(owner) || isAsync(owner)) return value;
  const call = owner.parent;
  return ts.isCallExpression(call) && callbackAnswering(checker, call) === owner
    ? answeredAs(checker, call)
    : value;
}

/** Whether a signature without a body has the result type of the function that it takes at a position. */
function answersWith(declaration: ts.Declaration, position: number): boolean {
  if (
    !ts.isFunctionDeclaration(declaration) &&
    !ts.isMethodDeclaration(declaration) &&
    !ts.isMethodSignature(declaration)
  )
    return false;
  if ("body" in declaration && declaration.body) return false;
  const { type, typeParameters, parameters } = declaration;
  const callback = parameters[position]?.type;
  if (!type || !callback || !ts.isFunctionTypeNode(callback)) return false;
  const result = type.getText();
  return (
    callback.type.getText() === result &&
    (typeParameters?.some(({ name }) => name.text === result) ?? false)
  );
}
