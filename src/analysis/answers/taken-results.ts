import ts from "typescript";

import {
  functionAround,
  rootOfChain,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import {
  functionsOf,
  mentionsOf,
  symbolOf,
} from "../../program/types/symbols.ts";
import { namesIn } from "../../program/syntax/mentions.ts";

/**
 * Whether a function of the project calls a handler and takes what it returns, to answer with that:
 * `const result = await handler(req, res); res.json(result)` in what `withErrors(handler)` gives.
 */
export function isResultTaken(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
): boolean {
  return wrappingsOf(checker, body).some(({ call, index }) =>
    functionsOf(checker, call.expression).some((wrapper) => {
      const parameter = wrapper.parameters[index];
      return (
        parameter !== undefined &&
        ts.isIdentifier(parameter.name) &&
        takesResult(checker, wrapper, parameter.name)
      );
    }),
  );
}

interface Wrapping {
  readonly call: ts.CallExpression;
  readonly index: number;
}

/** The calls that are given a function, where it is written or by its name in the same file. */
function wrappingsOf(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
): readonly Wrapping[] {
  const direct = wrappingAt(body);
  if (direct) return [direct];
  const name = ts.isVariableDeclaration(body.parent)
    ? body.parent.name
    : body.name;
  if (!name || !ts.isIdentifier(name)) return [];
  const symbol = symbolOf(checker, name);
  return namesIn(body.getSourceFile(), name.text).flatMap((use) => {
    const wrapping = use === name ? undefined : wrappingAt(use);
    return wrapping && symbolOf(checker, use) === symbol ? [wrapping] : [];
  });
}

function wrappingAt(node: ts.Node): Wrapping | undefined {
  const { parent } = node;
  if (!ts.isCallExpression(parent)) return undefined;
  const index = parent.arguments.findIndex((argument) => argument === node);
  return index < 0 ? undefined : { call: parent, index };
}

function takesResult(
  checker: ts.TypeChecker,
  wrapper: FunctionWithBody,
  parameter: ts.Identifier,
): boolean {
  const handler = symbolOf(checker, parameter);
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(skipOuter(node.expression)) &&
      symbolOf(checker, skipOuter(node.expression)) === handler &&
      functionAround(node) !== undefined
    )
      found = isAnsweredWith({ checker, wrapper, handler }, node, 3);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(wrapper, visit);
  return found;
}

interface Question {
  readonly checker: ts.TypeChecker;
  readonly wrapper: FunctionWithBody;
  /** The wrapper's parameter that is given the handler. */
  readonly handler: ts.Symbol | undefined;
}

/** `const result = await handler(req, res); res.json(result)`, `ctx.body = await handler(ctx)` */
function isAnsweredWith(
  question: Question,
  value: ts.Node,
  depth: number,
): boolean {
  let at = value;
  for (;;) {
    const { parent } = at;
    if (
      ts.isCallExpression(parent) &&
      parent.arguments.some((argument) => argument === at) &&
      isAnswer(question, parent)
    )
      return true;
    if (
      ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      parent.right === at &&
      ts.isPropertyAccessExpression(parent.left)
    )
      return isGiven(question, rootOfChain(parent.left));
    if (ts.isVariableDeclaration(parent) && parent.initializer === at)
      return (
        depth > 0 &&
        namesOf(parent.name).some((name) =>
          usesIn(question, name).some((use) =>
            isAnsweredWith(question, use, depth - 1),
          ),
        )
      );
    if (ts.isStatement(parent) || ts.isFunctionLike(parent)) return false;
    at = parent;
  }
}

/** `res.status(200).json(…)`, `reply(res, …)`: on what the wrapper's function is given, or together with it. */
function isAnswer(
  question: Question,
  { expression, arguments: given }: ts.CallExpression,
): boolean {
  return (
    (ts.isPropertyAccessExpression(skipOuter(expression)) &&
      isGiven(question, rootOfChain(expression))) ||
    given.some((argument) => isGiven(question, argument))
  );
}

/** A parameter of the wrapper, or of a function in it; not the handler. */
function isGiven(
  { checker, wrapper, handler }: Question,
  node: ts.Node,
): boolean {
  if (!ts.isIdentifier(node)) return false;
  const symbol = symbolOf(checker, node);
  const declaration = symbol?.valueDeclaration;
  return (
    symbol !== handler &&
    declaration !== undefined &&
    ts.isParameter(declaration) &&
    ts.findAncestor(declaration, (each) => each === wrapper) !== undefined
  );
}

function namesOf(name: ts.BindingName): readonly ts.Identifier[] {
  return ts.isIdentifier(name)
    ? [name]
    : name.elements.flatMap((element) =>
        ts.isBindingElement(element) ? namesOf(element.name) : [],
      );
}

function usesIn(
  { checker, wrapper }: Question,
  name: ts.Identifier,
): readonly ts.Node[] {
  return mentionsOf(checker, name, wrapper.getSourceFile());
}
