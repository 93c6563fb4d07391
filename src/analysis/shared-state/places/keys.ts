import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { isConstant, symbolOf } from "../../../program/types/symbols.ts";
import { identityOf, nameSegment, type Segment } from "./location.ts";
import { typeAt } from "../../../program/types/types.ts";
import { varies } from "./varying-keys.ts";

/** The step of a path that a computed key takes: equal texts are the same slot. */
export function keySegment(
  checker: ts.TypeChecker,
  key: ts.Expression,
  flags: number,
  body: ts.Node,
): Segment {
  const inner = skipOuter(key);
  if (ts.isStringLiteralLike(inner) || ts.isNumericLiteral(inner))
    return nameSegment(inner.text);
  const type = typeAt(checker, inner);
  return {
    kind: "key",
    text: keyText(checker, inner),
    flags,
    byObject: isObject(type),
    numeric: (type.flags & ts.TypeFlags.NumberLike) !== 0,
    varies: varies(checker, inner),
    captured: capturedIn(checker, inner, body),
  };
}

/** The names in an expression that functions around a body declare. */
function capturedIn(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  body: ts.Node,
): readonly ts.Symbol[] {
  // A name is asked for only where there is a function around.
  if (!functionAround(body)) return [];
  const captured: ts.Symbol[] = [];
  const visit = (node: ts.Node): void => {
    const symbol = ts.isIdentifier(node) ? symbolOf(checker, node) : undefined;
    const declaration = symbol?.valueDeclaration;
    if (
      symbol &&
      declaration &&
      !isWithin(declaration, body) &&
      functionAround(declaration)
    )
      captured.push(symbol);
    ts.forEachChild(node, visit);
  };
  visit(expression);
  return captured;
}

function isObject(type: ts.Type): boolean {
  return type.isUnion()
    ? type.types.every(isObject)
    : (type.flags &
        (ts.TypeFlags.Object |
          ts.TypeFlags.ESSymbol |
          ts.TypeFlags.UniqueESSymbol)) !==
        0;
}

/**
 * A text that is equal for keys that are written alike: names stand for their symbols, a `const` for
 * the expression that it holds.
 */
export function keyText(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth = 6,
): string {
  const inner = skipOuter(expression);
  if (ts.isIdentifier(inner)) {
    const symbol = symbolOf(checker, inner);
    if (!symbol) return inner.text;
    const declaration = symbol.valueDeclaration;
    if (
      declaration &&
      depth > 0 &&
      ts.isVariableDeclaration(declaration) &&
      isConstant(declaration) &&
      declaration.initializer &&
      isPlain(declaration.initializer)
    )
      return keyText(checker, declaration.initializer, depth - 1);
    return `#${String(identityOf(symbol))}`;
  }
  if (ts.isPropertyAccessExpression(inner))
    return `${keyText(checker, inner.expression, depth)}.${inner.name.text}`;
  if (ts.isTemplateExpression(inner)) {
    return `\`${inner.head.text}${inner.templateSpans
      .map(
        (span) =>
          `\${${keyText(checker, span.expression, depth)}}${span.literal.text}`,
      )
      .join("")}`;
  }
  if (ts.isCallExpression(inner)) {
    const parts = inner.arguments.map((part) => keyText(checker, part, depth));
    return `${keyText(checker, inner.expression, depth)}(${parts.join()})`;
  }
  return inner.getText().replace(/\s+/g, " ");
}

/** Names, properties, templates and calls of them: worth comparing by text. */
function isPlain(expression: ts.Expression): boolean {
  const inner = skipOuter(expression);
  return (
    ts.isIdentifier(inner) ||
    ts.isStringLiteralLike(inner) ||
    (ts.isPropertyAccessExpression(inner) && isPlain(inner.expression)) ||
    (ts.isTemplateExpression(inner) &&
      inner.templateSpans.every((span) => isPlain(span.expression))) ||
    (ts.isCallExpression(inner) &&
      isPlain(inner.expression) &&
      inner.arguments.every(isPlain))
  );
}
