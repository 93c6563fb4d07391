import ts from "typescript";

import { skipOuter } from "../../program/syntax/functions.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { symbolOf } from "../../program/types/symbols.ts";

/** Whether the value of an expression goes nowhere: a statement of its own, `void`, `a && b;`. */
export function isStatement(node: ts.Node): boolean {
  let at = node;
  for (;;) {
    const { parent } = at;
    if (ts.isExpressionStatement(parent) || ts.isVoidExpression(at))
      return true;
    if (ts.isVoidExpression(parent)) return true;
    const passes =
      ts.isParenthesizedExpression(parent) ||
      ts.isConditionalExpression(parent) ||
      ts.isAsExpression(parent) ||
      ts.isNonNullExpression(parent) ||
      (ts.isBinaryExpression(parent) &&
        (parent.operatorToken.kind === ts.SyntaxKind.CommaToken ||
          parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
          parent.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
          parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken));
    if (!passes) return false;
    at = parent;
  }
}

/** Where a body subscribes to a lazy stream by itself: `stream.subscribe(…)`, `lastValueFrom(stream)`. */
export function isSubscription(
  checker: ts.TypeChecker,
  node: ts.Node,
): boolean {
  return (
    ts.isCallExpression(node) &&
    (isPromiseOfStream(checker, node) ||
      (ts.isPropertyAccessExpression(node.expression) &&
        node.expression.name.text === "subscribe"))
  );
}

/** `lastValueFrom(next.handle())` */
export function isPromiseOfStream(
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
): boolean {
  const callee = skipOuter(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name)) return false;
  const symbol = symbolOf(checker, name);
  return (
    (symbol?.name === "lastValueFrom" || symbol?.name === "firstValueFrom") &&
    symbol.declarations?.some((each) => packageOf(each) === "rxjs") === true
  );
}
