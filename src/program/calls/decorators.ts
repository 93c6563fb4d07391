import ts from "typescript";

import type { Callee, ProgramContext } from "./callee.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { targetsOf } from "./targets.ts";

/** The functions that decorators of the program put in the place of the methods which a call enters. */
export function wrappersOf(
  { checker }: ProgramContext,
  callees: readonly Callee[],
): readonly Callee[] {
  return callees.flatMap(({ body, receiver }) => {
    if (!ts.canHaveDecorators(body)) return [];
    return (ts.getDecorators(body) ?? []).flatMap(({ expression }) =>
      decoratorsIn(checker, expression)
        .flatMap(replacementsIn)
        .map((wrapper) => ({
          body: wrapper,
          receiver,
          via: "call" as const,
          when: "now" as const,
        })),
    );
  });
}

/** The functions that decorate: what `@Logged` names, what the maker behind `@Cached("a")` returns. */
function decoratorsIn(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): readonly FunctionWithBody[] {
  const inner = skipOuter(expression);
  if (!ts.isCallExpression(inner))
    return targetsOf(checker, inner).filter(isFunctionWithBody);
  return targetsOf(checker, inner.expression)
    .filter(isFunctionWithBody)
    .flatMap(returnedFunctions);
}

const replacements = new WeakMap<
  FunctionWithBody,
  readonly FunctionWithBody[]
>();

/** What a decorator stores in `descriptor.value` or `get`, or returns in place of the method. */
function replacementsIn(
  decorator: FunctionWithBody,
): readonly FunctionWithBody[] {
  let found = replacements.get(decorator);
  if (!found) {
    const assigned: FunctionWithBody[] = [];
    const visit = (node: ts.Node): void => {
      if (
        ts.isBinaryExpression(node) &&
        node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        ts.isPropertyAccessExpression(node.left) &&
        /^(?:value|get)$/.test(node.left.name.text) &&
        isFunctionWithBody(skipOuter(node.right))
      )
        assigned.push(skipOuter(node.right) as FunctionWithBody);
      // `return { ...descriptor, value(…) { … } }`
      if (
        ts.isObjectLiteralElement(node) &&
        node.name?.getText() === "value" &&
        ts.isReturnStatement(node.parent.parent)
      ) {
        const value = ts.isPropertyAssignment(node) ? node.initializer : node;
        if (isFunctionWithBody(value)) assigned.push(value);
      }
      ts.forEachChild(node, visit);
    };
    visit(decorator.body);
    found = [...assigned, ...returnedFunctions(decorator)];
    replacements.set(decorator, found);
  }
  return found;
}

/** The functions that a function returns: written there, or a local one by its name. */
function returnedFunctions(body: FunctionWithBody): FunctionWithBody[] {
  const found: FunctionWithBody[] = [];
  const add = (value: ts.Expression): void => {
    const inner = skipOuter(value);
    if (isFunctionWithBody(inner)) found.push(inner);
    else if (ts.isIdentifier(inner) && ts.isBlock(body.body))
      for (const statement of body.body.statements)
        if (
          ts.isFunctionDeclaration(statement) &&
          statement.name?.text === inner.text &&
          isFunctionWithBody(statement)
        )
          found.push(statement);
  };
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node)) return;
    if (ts.isReturnStatement(node) && node.expression) add(node.expression);
    ts.forEachChild(node, visit);
  };
  if (ts.isBlock(body.body)) visit(body.body);
  else add(body.body);
  return found;
}
