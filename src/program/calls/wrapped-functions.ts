import ts from "typescript";

import { outermost } from "../syntax/functions.ts";
import { namesIn } from "../syntax/mentions.ts";
import { functionsOf, symbolOf } from "../types/symbols.ts";

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
  const [wrapper, ...others] = functionsOf(checker, call.expression);
  const index = call.arguments.findIndex((each) => each === argument);
  const parameter = wrapper?.parameters[index];
  if (
    !parameter ||
    others.length > 0 ||
    parameter.dotDotDotToken ||
    !ts.isIdentifier(parameter.name)
  )
    return undefined;
  return namesIn(wrapper.body, parameter.name.text).filter(
    (name) => symbolOf(checker, name)?.valueDeclaration === parameter,
  );
}
