import ts from "typescript";

import {
  isWithin,
  rootOfChain,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import type { Context } from "./context.ts";
import { responseAt } from "./response.ts";
import type { State } from "./state.ts";

/** `(error, row) => { if (!error) res.json(row); }`: nothing outside of a callback tells it whether to answer. */
export function isDecidedInside(
  context: Context,
  body: FunctionWithBody,
  states: readonly State[],
): boolean {
  const isOwn = (node: ts.Node): boolean => {
    if (node.kind === ts.SyntaxKind.ThisKeyword) return false;
    if (ts.isPropertyAccessExpression(node)) return isOwn(node.expression);
    if (!ts.isIdentifier(node) || node.text === "undefined")
      return !ts.forEachChild(node, (child) => !isOwn(child));
    const declaration = symbolOf(context.checker, node)?.valueDeclaration;
    return declaration !== undefined && isWithin(declaration, body);
  };
  const asksElsewhere = (node: ts.Node): boolean => {
    const asked = ts.isIfStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node)
        ? node.condition
        : ts.isBinaryExpression(node) && isShortCircuit(node)
          ? node.left
          : undefined;
    return (
      (asked !== undefined && !isOwn(asked)) ||
      ts.isSwitchStatement(node) ||
      ts.isIterationStatement(node, false) ||
      (ts.forEachChild(node, asksElsewhere) ?? false)
    );
  };
  // What a helper makes of the response, it may decide itself.
  return (
    states.some(
      (state) => state.kind === "answered" && isOwnAnswer(context, state.node),
    ) && !asksElsewhere(body)
  );
}

/** `res.status(200).json(row)` */
function isOwnAnswer(context: Context, node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    responseAt(context, rootOfChain(node)) !== undefined
  );
}

function isShortCircuit({
  operatorToken: { kind },
}: ts.BinaryExpression): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}
