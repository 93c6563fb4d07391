import ts from "typescript";

import { skipOuter } from "../syntax/functions.ts";
import { memberName } from "../files/name-aliases.ts";
import { isConstant, symbolOf } from "../types/symbols.ts";

/** What a container holds: an expression, or a method that an object literal declares. */
export type Held = ts.Expression | ts.MethodDeclaration;

/**
 * What stands under a name in a table that the program writes down, where its type tells nothing of that:
 * `readers.darwin` of `const readers: Record<Platform, Reader> = { darwin: … }`.
 */
export function entryNamed(
  checker: ts.TypeChecker,
  table: ts.Expression,
  name: string,
  depth: number,
): readonly Held[] {
  if (depth <= 0) return [];
  const inner = skipOuter(table);
  if (ts.isObjectLiteralExpression(inner)) {
    const own = inner.properties.findLastIndex(
      (property) => property.name && memberName(property.name) === name,
    );
    const spreads = inner.properties
      .slice(own + 1)
      .filter(ts.isSpreadAssignment);
    // A spread behind the entry may have another one in its place.
    if (own >= 0)
      return spreads.length > 0
        ? []
        : inner.properties.slice(own, own + 1).flatMap(heldBy);
    for (const { expression } of spreads.toReversed()) {
      const held = entryNamed(checker, expression, name, depth - 1);
      if (held.length > 0) return held;
    }
    return [];
  }
  if (ts.isCallExpression(inner)) {
    const [first] = inner.arguments;
    return first && inner.expression.getText() === "Object.freeze"
      ? entryNamed(checker, first, name, depth - 1)
      : [];
  }
  const holder = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  if (!ts.isIdentifier(holder) && !ts.isPrivateIdentifier(holder)) return [];
  const value = initializerOf(symbolOf(checker, holder)?.valueDeclaration);
  return value ? entryNamed(checker, value, name, depth - 1) : [];
}

function initializerOf(
  declaration: ts.Declaration | undefined,
): ts.Expression | undefined {
  if (!declaration) return undefined;
  return (ts.isVariableDeclaration(declaration) && isConstant(declaration)) ||
    ts.isPropertyDeclaration(declaration)
    ? declaration.initializer
    : undefined;
}

/** What a property of a literal gives to its name. */
export function heldBy(property: ts.ObjectLiteralElementLike): readonly Held[] {
  if (ts.isPropertyAssignment(property)) return [property.initializer];
  if (ts.isShorthandPropertyAssignment(property)) return [property.name];
  return ts.isMethodDeclaration(property) ? [property] : [];
}
