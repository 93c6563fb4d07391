import ts from "typescript";

import { skipOuter } from "../syntax/functions.ts";
import { isConstant, symbolOf } from "../types/symbols.ts";
import { assignedInConstructor, propertyBehind } from "./targets.ts";

/** A field may be given what another one was given, and so on round. */
const farthest = 4;

/** A member that is called, and the object that has it. */
export interface Part {
  readonly name: string;
  readonly holder: ts.Expression;
  readonly member: ts.Symbol | undefined;
}

/** The object that a callee is a part of; of a field, that of what its constructor gives it (`this.load = store.load`). */
export function partOf(
  checker: ts.TypeChecker,
  callee: ts.Expression,
  depth = farthest,
): Part | undefined {
  if (!ts.isPropertyAccessExpression(callee)) return partTaken(checker, callee);
  const member = symbolOf(checker, callee.name);
  const field = member?.valueDeclaration;
  const given =
    field && ts.isPropertyDeclaration(field) && !field.initializer
      ? assignedInConstructor(field)
      : undefined;
  const behind = given && skipOuter(given);
  if (depth > 0 && behind && (ts.isIdentifier(behind) || isOtherPart(behind)))
    return partOf(checker, behind, depth - 1);
  return { name: callee.name.text, holder: callee.expression, member };
}

/** `store.load`, and not `this.load`, which may be the field itself. */
function isOtherPart(value: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(value) &&
    value.expression.kind !== ts.SyntaxKind.ThisKeyword
  );
}

/** `load` of `const { load } = createStore()`: what a constant takes of an object, without anything in its place. */
function partTaken(
  checker: ts.TypeChecker,
  callee: ts.Expression,
): Part | undefined {
  const element = ts.isIdentifier(callee)
    ? symbolOf(checker, callee)?.valueDeclaration
    : undefined;
  if (!element || !ts.isBindingElement(element) || element.initializer)
    return undefined;
  const { parent: pattern } = element;
  const source = pattern.parent;
  const key = element.propertyName ?? element.name;
  return ts.isObjectBindingPattern(pattern) &&
    ts.isVariableDeclaration(source) &&
    isConstant(source) &&
    source.initializer &&
    !element.dotDotDotToken &&
    ts.isIdentifier(key)
    ? {
        name: key.text,
        holder: source.initializer,
        member: propertyBehind(checker, element),
      }
    : undefined;
}
