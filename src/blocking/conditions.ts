import ts from "typescript";

import { isFunctionWithBody, skipOuter } from "../program/syntax/functions.ts";
import { typeAt } from "../program/types/types.ts";

type Call = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

/** Whether what a row of the catalogue says under `when` holds at this call. */
export function conditionHolds(
  checker: ts.TypeChecker,
  when: string | undefined,
  call: Call,
): boolean {
  const args = argumentsOf(call);
  switch (when) {
    case undefined:
      return true;
    case "no-callback":
      return !args.some((argument) => isCallable(checker, argument));
    case "not-async-option":
      return (
        !args.some((argument) => isCallable(checker, argument)) &&
        optionOf(args, "async") !== true
      );
    case "sync-option":
      return optionOf(args, "sync") === true;
    case "path-argument":
      return hasType(checker, args[0], ts.TypeFlags.StringLike);
    case "number-argument":
      return hasType(checker, args[0], ts.TypeFlags.NumberLike);
    case "third-false":
      return args[2]?.kind === ts.SyntaxKind.FalseKeyword;
    default:
      return false;
  }
}

/** Whether the value of a call can be awaited: such a call has not done its work when it returns. */
export function isThenable(
  checker: ts.TypeChecker,
  type: ts.Type,
  at: ts.Node,
): boolean {
  const members = type.isUnion() ? type.types : [type];
  return members.some((member) => {
    const then = member.getProperty("then");
    return (
      then !== undefined &&
      checker.getTypeOfSymbolAtLocation(then, at).getCallSignatures().length > 0
    );
  });
}

export function argumentsOf(call: Call): readonly ts.Expression[] {
  return ts.isTaggedTemplateExpression(call) ? [] : (call.arguments ?? []);
}

function isCallable(checker: ts.TypeChecker, argument: ts.Expression): boolean {
  const inner = skipOuter(argument);
  if (isFunctionWithBody(inner)) return true;
  if (ts.isLiteralExpression(inner) || ts.isObjectLiteralExpression(inner))
    return false;
  return typeAt(checker, inner).getCallSignatures().length > 0;
}

/** A boolean written in an object literal among the arguments. */
function optionOf(
  args: readonly ts.Expression[],
  name: string,
): boolean | undefined {
  for (const argument of args) {
    const inner = skipOuter(argument);
    if (!ts.isObjectLiteralExpression(inner)) continue;
    for (const property of inner.properties)
      if (
        ts.isPropertyAssignment(property) &&
        ts.isIdentifier(property.name) &&
        property.name.text === name
      )
        return property.initializer.kind === ts.SyntaxKind.TrueKeyword;
  }
  return undefined;
}

function hasType(
  checker: ts.TypeChecker,
  argument: ts.Expression | undefined,
  flags: ts.TypeFlags,
): boolean {
  return (
    argument !== undefined && (typeAt(checker, argument).flags & flags) !== 0
  );
}
