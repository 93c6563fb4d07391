import ts from "typescript";

import { oncePerNode } from "../files/once.ts";
import { awaitedType } from "../syntax/awaited.ts";
import { typeAt } from "../types/types.ts";

/**
 * Whether what a call gives is of a kind, by the result types that the signatures of what it calls
 * declare. Only where one of them hangs on type parameters, or where they differ, is the call itself
 * resolved: the checker then types all its arguments.
 */
export function resultIs(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  test: (type: ts.Type) => boolean,
): boolean {
  const answers = new Set(
    signaturesOf(checker, call).map((signature) => {
      const type = checker.getReturnTypeOfSignature(signature);
      return isOpen(type) ? undefined : test(type);
    }),
  );
  const [answer, ...others] = answers;
  // What can't be called gives `any`.
  if (answers.size === 0) return false;
  return answer === undefined || others.length > 0
    ? test(typeAt(checker, call))
    : answer;
}

/** Whether a call never gives a result: its type is `never`. */
export const givesNever: (
  checker: ts.TypeChecker,
  call: ts.CallExpression,
) => boolean = oncePerNode((checker, call: ts.CallExpression) => {
  return (
    signaturesOf(checker, call).some(mayGiveNever) &&
    resultIs(checker, call, (type) => (type.flags & ts.TypeFlags.Never) !== 0)
  );
});

/** Whether a call gives a promise that is never fulfilled: `Promise<never>`. */
export const awaitsNever: (
  checker: ts.TypeChecker,
  call: ts.CallExpression,
) => boolean = oncePerNode((checker, call: ts.CallExpression) => {
  const isNever = (type: ts.Type): boolean =>
    ((awaitedType(checker, type) ?? type).flags & ts.TypeFlags.Never) !== 0;
  return (
    signaturesOf(checker, call).some(mayGiveNever) &&
    resultIs(checker, call, isNever)
  );
});

const callSignaturesAt: (
  checker: ts.TypeChecker,
  call: ts.CallExpression,
) => readonly ts.Signature[] = oncePerNode(
  (checker, { expression }: ts.CallExpression) =>
    checker.getNonNullableType(typeAt(checker, expression)).getCallSignatures(),
);

function signaturesOf(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): readonly ts.Signature[] {
  return call.expression.kind === ts.SyntaxKind.SuperKeyword
    ? []
    : callSignaturesAt(checker, call);
}

/** TypeScript gives functions and methods without a result type `void` in place of `never`. */
function mayGiveNever({ declaration }: ts.Signature): boolean {
  return (
    !declaration ||
    (declaration.flags & ts.NodeFlags.JavaScriptFile) !== 0 ||
    ("type" in declaration && declaration.type !== undefined) ||
    !(
      ts.isFunctionDeclaration(declaration) ||
      (ts.isMethodDeclaration(declaration) &&
        ts.isClassLike(declaration.parent))
    )
  );
}

/** Whether only a call tells what a type is. */
function isOpen(type: ts.Type): boolean {
  return type.isUnionOrIntersection()
    ? type.types.some(isOpen)
    : (type.flags & ts.TypeFlags.Instantiable) !== 0;
}
