import ts from "typescript";

import { skipAwait } from "../../program/calls/returned-values.ts";
import {
  withOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isConstant, symbolOf } from "../../program/types/symbols.ts";
import { isAnsweredByHand } from "./answered-by-hand.ts";
import { nameOf, type BodyResult, type Context, type Lack } from "./context.ts";
import type { Path } from "./state.ts";

/**
 * Notes that a helper which runs downstream gives no response: on none of its paths, or where its `catch` swallows the
 * error. That another path gives none may be what its arguments decide.
 */
export function noteLacking(
  context: Context,
  call: ts.CallExpression | ts.NewExpression,
  helper: FunctionWithBody,
  { complete, exits }: BodyResult,
): void {
  if (
    !complete ||
    context.inputs.site.descriptor.resultPolicy !== "must-return"
  )
    return;
  const empty = exits.filter((path) => isEmpty(context, path));
  const [first] =
    empty.length === exits.length
      ? empty
      : empty.filter(({ caught }) => caught !== undefined);
  if (!first) return;
  context.lacking.set(call, {
    step: {
      name: nameOf(helper) ?? call.expression.getText(),
      node: first.caught ?? first.result?.node ?? first.lastCall ?? helper,
    },
    isJudged: context.project.middleware.siteOf(helper) !== undefined,
  });
}

/** What is lacking in a returned value: the result of such a helper, or a constant that holds it and that nobody asks. */
export function lackIn(
  { checker, lacking, body }: Context,
  expression: ts.Expression,
): Lack | undefined {
  if (lacking.size === 0) return undefined;
  const value = skipAwait(expression);
  if (!ts.isIdentifier(value)) return lacking.get(value);
  const declaration = symbolOf(checker, value)?.valueDeclaration;
  return declaration &&
    isConstant(declaration) &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer &&
    !isAsked(body, value.text)
    ? lacking.get(skipAwait(declaration.initializer))
    : undefined;
}

/** Whether a name stands anywhere but where it is declared, returned, or has members that are simply used. */
function isAsked(node: ts.Node, name: string): boolean {
  // `return response as Response` asks nothing, either.
  const isPlain = (mention: ts.Identifier): boolean => {
    const { parent } = withOuter(mention);
    return (
      ts.isVariableDeclaration(parent) ||
      ts.isReturnStatement(parent) ||
      (ts.isPropertyAccessExpression(parent) && !parent.questionDotToken)
    );
  };
  return ts.isIdentifier(node)
    ? node.text === name && !isPlain(node)
    : (ts.forEachChild(node, (child) => isAsked(child, name)) ?? false);
}

function isEmpty({ checker }: Context, { result }: Path): boolean {
  return !result?.given && !(result && isAnsweredByHand(checker, result.node));
}
