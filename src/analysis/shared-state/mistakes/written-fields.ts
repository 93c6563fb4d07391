import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { isAssignment } from "../../../program/syntax/operators.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { typeAt } from "../../../program/types/types.ts";
import type { OwnWrite } from "../places/state.ts";

const mostFields = 40;

/** What a setter writes: `this.#user` of `set user(name) { this.#user = name; }`. */
export function fieldsOfSetter(
  symbol: ts.Symbol | undefined,
): readonly ts.Expression[] {
  const setter = symbol?.declarations?.find(ts.isSetAccessor);
  return (setter?.body?.statements ?? []).flatMap((statement) =>
    ts.isExpressionStatement(statement) &&
    ts.isBinaryExpression(statement.expression) &&
    isAssignment(statement.expression.operatorToken.kind)
      ? [skipOuter(statement.expression.left)]
      : [],
  );
}

/** The fields that `this[key] = value` may write to: those of the project's class, as they are declared. */
export function fieldsUnder(
  checker: ts.TypeChecker,
  target: ts.Expression,
): readonly ts.Expression[] {
  if (
    !ts.isElementAccessExpression(target) ||
    ts.isLiteralExpression(target.argumentExpression)
  )
    return [];
  return typeAt(checker, skipOuter(target.expression))
    .getProperties()
    .slice(0, mostFields)
    .flatMap(({ valueDeclaration: declared }) => {
      if (!declared || packageOf(declared) !== ".") return [];
      // `this.host = ""` in the constructor of a class in JavaScript.
      if (ts.isBinaryExpression(declared)) return [declared.left];
      if (ts.isPropertyAccessExpression(declared)) return [declared];
      return ts.isPropertyDeclaration(declared) &&
        ts.isIdentifier(declared.name)
        ? [declared.name]
        : [];
    });
}

/** `settings` of `settings.update(body)`, where that method writes `this[key]`. */
export function holderByCall({
  target,
  path,
}: OwnWrite): ts.Expression | undefined {
  const written = ts.isBinaryExpression(target) && skipOuter(target.left);
  const call = path.at(-1)?.node;
  if (
    !written ||
    !ts.isElementAccessExpression(written) ||
    skipOuter(written.expression).kind !== ts.SyntaxKind.ThisKeyword ||
    !call ||
    !ts.isCallExpression(call)
  )
    return undefined;
  const callee = skipOuter(call.expression);
  return ts.isPropertyAccessExpression(callee)
    ? skipOuter(callee.expression)
    : undefined;
}
