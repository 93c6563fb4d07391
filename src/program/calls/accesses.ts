import ts from "typescript";

import type { Callee, CalleeOptions, ProgramContext } from "./callee.ts";
import { declaredNamesOf } from "../files/declared-names.ts";
import { withImplementers } from "./member-calls.ts";
import { ownMember } from "./own-members.ts";
import { symbolOf } from "../types/symbols.ts";
import { propertyBehind } from "./targets.ts";
import { isAssignment } from "../syntax/operators.ts";

/** `a.b` or `a[b]`. */
export type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;

export function isAccess(node: ts.Node): node is Access {
  return (
    ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
  );
}

/** The name of the property that an access or a destructured property asks for, where it is written. */
function nameOf(
  node: Access | ts.BindingElement,
): ts.MemberName | ts.StringLiteralLike | undefined {
  const name = ts.isBindingElement(node)
    ? (node.propertyName ?? node.name)
    : ts.isPropertyAccessExpression(node)
      ? node.name
      : node.argumentExpression;
  return ts.isIdentifier(name) ||
    ts.isPrivateIdentifier(name) ||
    ts.isStringLiteralLike(name)
    ? name
    : undefined;
}

/** Whether any accessor of the project has the name that is asked for: a look at names alone. */
export function mayBeAccessor(
  program: ts.Program,
  node: Access | ts.BindingElement,
): boolean {
  const { accessors } = declaredNamesOf(program);
  if (accessors.isEmpty) return false;
  const name = nameOf(node);
  return name !== undefined && accessors.has(name.text);
}

/** The getters and setters of the program that a property access or a destructured property runs. */
export function accessed(
  context: ProgramContext,
  node: Access | ts.BindingElement,
  options: CalleeOptions,
): readonly Callee[] {
  const name = nameOf(node);
  if (!name || !mayBeAccessor(context.program, node)) return [];
  const declarations = ts.isBindingElement(node)
    ? propertyBehind(context.checker, node)?.declarations
    : (ownMember(context.checker, node, options.receiver) ??
      symbolOf(context.checker, name)?.declarations);
  const [reads, writes] = ts.isBindingElement(node)
    ? [true, false]
    : accessOf(node);
  return withImplementers(
    context,
    ts.isBindingElement(node) ? undefined : node,
    declarations ?? [],
    options,
  )
    .filter(
      ({ body }) =>
        (reads && ts.isGetAccessor(body)) || (writes && ts.isSetAccessor(body)),
    )
    .map((callee) => ({ ...callee, via: "access", object: holderOf(node) }));
}

/** What a property is asked of: `page` of `page.text`, and of `const { text } = page`. */
function holderOf(node: Access | ts.BindingElement): ts.Expression | undefined {
  if (!ts.isBindingElement(node)) return node.expression;
  const { parent } = node.parent;
  return ts.isVariableDeclaration(parent) ? parent.initializer : undefined;
}

/** Whether an access reads, and whether it writes. */
function accessOf(node: ts.Expression): readonly [boolean, boolean] {
  let at = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isNonNullExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  if (ts.isBinaryExpression(parent) && parent.left === at) {
    const operator = parent.operatorToken.kind;
    if (operator === ts.SyntaxKind.EqualsToken) return [false, true];
    if (isAssignment(operator)) return [true, true];
  }
  if (
    (ts.isPrefixUnaryExpression(parent) ||
      ts.isPostfixUnaryExpression(parent)) &&
    (parent.operator === ts.SyntaxKind.PlusPlusToken ||
      parent.operator === ts.SyntaxKind.MinusMinusToken)
  )
    return [true, true];
  return [true, false];
}
