import ts from "typescript";

import { skipOuter } from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { continuationOf, type Context } from "./context.ts";
import { typeAt } from "../../program/types/types.ts";

/**
 * Whether a condition asks which mode a hybrid continuation is in: it mentions the continuation
 * (`isAsync(getResponse)`), or a constant or field whose value was computed from it.
 */
export function isModeTest(
  context: Context,
  condition: ts.Expression,
): boolean {
  const { downstream } = context.inputs.site;
  if (!downstream.some((one) => one.result === "maybe-promise")) return false;
  return (
    mentionsContinuation(context, condition) ||
    comesFromContinuation(context, condition)
  );
}

function mentionsContinuation(context: Context, node: ts.Node): boolean {
  if (
    ts.isExpression(node) &&
    !ts.isCallExpression(node) &&
    continuationOf(context, node)
  )
    return true;
  if (ts.isCallExpression(node))
    return node.arguments.some((arg) => mentionsContinuation(context, arg));
  return (
    ts.forEachChild(
      node,
      (child) => mentionsContinuation(context, child) || undefined,
    ) ?? false
  );
}

function comesFromContinuation(
  context: Context,
  condition: ts.Expression,
): boolean {
  const inner = skipOuter(condition);
  const name = ts.isIdentifier(inner)
    ? inner
    : ts.isPropertyAccessExpression(inner)
      ? inner.name
      : undefined;
  const symbol = name && symbolOf(context.checker, name);
  return (symbol?.declarations ?? []).some((declaration) => {
    if (
      (ts.isVariableDeclaration(declaration) ||
        ts.isPropertyDeclaration(declaration)) &&
      declaration.initializer &&
      namesContinuation(context, declaration.initializer)
    ) {
      return true;
    }
    return (
      ts.isPropertyDeclaration(declaration) &&
      isSetFromContinuation(context, declaration)
    );
  });
}

/** `this.isAsync = isCoroutineFunction(getResponse)` in the constructor of the field's class. */
function isSetFromContinuation(
  context: Context,
  field: ts.PropertyDeclaration,
): boolean {
  if (!ts.isClassLike(field.parent)) return false;
  const constructor = field.parent.members.find(ts.isConstructorDeclaration);
  return (constructor?.body?.statements ?? []).some((statement) => {
    if (
      !ts.isExpressionStatement(statement) ||
      !ts.isBinaryExpression(statement.expression)
    )
      return false;
    const { left, right } = statement.expression;
    return (
      ts.isPropertyAccessExpression(left) &&
      left.name.text === field.name.getText() &&
      namesContinuation(context, right)
    );
  });
}

/** Inside the constructor the continuation is the parameter that the field is set from: ask its type. */
function namesContinuation(context: Context, node: ts.Node): boolean {
  if (ts.isIdentifier(node)) {
    const symbol = symbolOf(context.checker, node);
    const declaration = symbol?.valueDeclaration;
    return (
      declaration !== undefined &&
      ts.isParameter(declaration) &&
      typeAt(context.checker, node).getCallSignatures().length > 0
    );
  }
  if (ts.isPropertyAccessExpression(node) && continuationOf(context, node))
    return true;
  return (
    ts.forEachChild(
      node,
      (child) => namesContinuation(context, child) || undefined,
    ) ?? false
  );
}
