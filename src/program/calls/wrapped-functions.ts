import ts from "typescript";

import { outermost, type FunctionWithBody } from "../syntax/functions.ts";
import { namesIn } from "../syntax/mentions.ts";
import { functionsOf, symbolOf } from "../types/symbols.ts";

/** The one function of the project that a call runs, and the name by which it knows an argument. */
interface Taker {
  readonly body: FunctionWithBody;
  readonly parameter: ts.ParameterDeclaration;
  readonly name: ts.Identifier;
}

/** Who takes an argument of a call; nothing where it isn't one such function, or takes the argument apart. */
export function takerOf(
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
  index: number,
): Taker | undefined {
  const [body, ...others] = functionsOf(checker, call.expression);
  const parameter = body?.parameters[index];
  if (!body || !parameter || others.length > 0 || parameter.dotDotDotToken)
    return undefined;
  const { name } = parameter;
  return ts.isIdentifier(name) ? { body, parameter, name } : undefined;
}

/**
 * Where the function of the project that is given another one mentions it: both calls of `handler` in `exclusive` for
 * `exclusive(async (req, res) => …)`. Nothing where it isn't one such function that is called, or takes it apart.
 */
export function mentionsInWrapper(
  checker: ts.TypeChecker,
  given: ts.Node,
): readonly ts.Node[] | undefined {
  const argument = outermost(given);
  const call = argument.parent;
  if (!ts.isCallExpression(call) || call.expression === argument)
    return undefined;
  const index = call.arguments.findIndex((each) => each === argument);
  const taker = takerOf(checker, call, index);
  return (
    taker &&
    namesIn(taker.body.body, taker.name.text).filter(
      (name) => symbolOf(checker, name)?.valueDeclaration === taker.parameter,
    )
  );
}
