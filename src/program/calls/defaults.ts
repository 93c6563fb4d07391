import ts from "typescript";

import type {
  Callee,
  InitializedElement,
  InitializedParameter,
  ProgramContext,
} from "./callee.ts";
import { givenParametersOf, skipOuter } from "../syntax/functions.ts";
import { typeAt } from "../types/types.ts";

/** The defaults that a call evaluates: of the parameters that it leaves out, of the fields that its arguments lack. */
export function defaultsOf(
  context: ProgramContext,
  callees: readonly Callee[],
  given: readonly ts.Expression[],
): readonly Callee[] {
  const spread = given.findIndex(ts.isSpreadElement);
  const certain = spread < 0 ? given.length : spread;
  return callees.flatMap((callee) => {
    if (!ts.isFunctionLike(callee.body)) return [];
    return givenParametersOf(callee.body).flatMap((parameter, index) => {
      if (!mayHoldDefaults(parameter)) return [];
      const argument = given[index];
      const isMissing = index >= certain || isUndefined(argument);
      const bodies: (InitializedElement | InitializedParameter)[] = [];
      if (isMissing && isInitialized(parameter)) bodies.push(parameter);
      const value = isMissing ? parameter.initializer : argument;
      if (value && ts.isObjectBindingPattern(parameter.name))
        bodies.push(...missingIn(context, parameter.name, value));
      return bodies.map((body) => ({ ...callee, body }));
    });
  });
}

function mayHoldDefaults(parameter: ts.ParameterDeclaration): boolean {
  return (
    parameter.initializer !== undefined ||
    (ts.isObjectBindingPattern(parameter.name) &&
      parameter.name.elements.some(isInitialized))
  );
}

/** The fields with a default that a value may lack. */
function missingIn(
  { checker }: ProgramContext,
  pattern: ts.ObjectBindingPattern,
  value: ts.Expression,
): readonly InitializedElement[] {
  const elements = pattern.elements.filter(isInitialized);
  if (elements.length === 0) return [];
  const type = typeAt(checker, skipOuter(value));
  return elements.filter((element) => {
    const name = element.propertyName ?? element.name;
    if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) return false;
    const property = checker.getPropertyOfType(type, name.text);
    return !property || (property.flags & ts.SymbolFlags.Optional) !== 0;
  });
}

function isInitialized<Node extends ts.Node & { initializer?: ts.Expression }>(
  node: Node,
): node is Node & { readonly initializer: ts.Expression } {
  return node.initializer !== undefined;
}

function isUndefined(argument: ts.Expression | undefined): boolean {
  return (
    argument !== undefined &&
    ts.isIdentifier(argument) &&
    argument.text === "undefined"
  );
}
