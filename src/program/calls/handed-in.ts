import ts from "typescript";

import type { ProgramContext } from "./callee.ts";
import { isPartWritten } from "./member-writes.ts";
import { skipOuter } from "../syntax/functions.ts";
import { symbolOf } from "../types/symbols.ts";
import { assignedInConstructor } from "./targets.ts";

/** A parameter, and the members that lead from it to a function. */
export interface Source {
  readonly parameter: ts.ParameterDeclaration;
  readonly path: readonly string[];
  /** `this.read`, where a field holds it, */
  readonly field?: ts.PropertyAccessExpression & {
    readonly name: ts.MemberName;
  };
  /** which the constructor gives this value. */
  readonly value?: ts.Expression | undefined;
}

/** Where the value of an expression comes in from outside, through at most so many names. */
export function sourceOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth: number,
): Source | undefined {
  if (depth === 0) return undefined;
  const inner = skipOuter(expression);
  if (ts.isPropertyAccessExpression(inner)) {
    if (inner.expression.kind !== ts.SyntaxKind.ThisKeyword) {
      const below = sourceOf(checker, inner.expression, depth - 1);
      return below && { ...below, path: [...below.path, inner.name.text] };
    }
    const declaration = symbolOf(checker, inner.name)?.valueDeclaration;
    if (declaration && ts.isParameter(declaration))
      return { parameter: declaration, path: [], field: inner };
    const value =
      declaration && ts.isPropertyDeclaration(declaration)
        ? assignedInConstructor(declaration)
        : undefined;
    const below = value && sourceOf(checker, value, depth - 1);
    return below && { ...below, field: inner, value };
  }
  if (!ts.isIdentifier(inner)) return undefined;
  const declaration = symbolOf(checker, inner)?.valueDeclaration;
  if (!declaration) return undefined;
  if (ts.isParameter(declaration)) return { parameter: declaration, path: [] };
  if (!ts.isBindingElement(declaration)) return undefined;
  const { parent } = declaration.parent;
  const name = declaration.propertyName ?? declaration.name;
  if (!ts.isIdentifier(name) || !ts.isObjectBindingPattern(declaration.parent))
    return undefined;
  if (ts.isParameter(parent)) return { parameter: parent, path: [name.text] };
  const below =
    ts.isVariableDeclaration(parent) && parent.initializer
      ? sourceOf(checker, parent.initializer, depth - 1)
      : undefined;
  return below && { ...below, path: [...below.path, name.text] };
}

/** Whether code gives the field that holds what came in another value later on. */
export function isReplaced(
  context: ProgramContext,
  { field, value }: Source,
): boolean {
  return (
    field !== undefined &&
    isPartWritten(
      context,
      field.name.text,
      symbolOf(context.checker, field.name),
      field.expression,
      value,
    )
  );
}
