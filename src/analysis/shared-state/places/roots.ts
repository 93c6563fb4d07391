import ts from "typescript";

import {
  functionAround,
  isStatic,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { isConstant, symbolOf } from "../../../program/types/symbols.ts";
import {
  below,
  locationAt,
  nameSegment,
  thisElementOf,
  type Location,
} from "./location.ts";
import { typeAt } from "../../../program/types/types.ts";

/** The place that `this` is at `node`: an instance, or the class itself in static code. */
export function thisLocation(
  checker: ts.TypeChecker,
  node: ts.Node,
): Location | undefined {
  const element = thisElementOf(node);
  if (!element) return undefined;
  if (isStatic(element) && ts.isClassLike(element.parent)) {
    const symbol = classSymbol(checker, element.parent);
    return symbol && locationAt({ kind: "variable", symbol });
  }
  return locationAt({ kind: "this", element });
}

function classSymbol(
  checker: ts.TypeChecker,
  node: ts.ClassLikeDeclaration,
): ts.Symbol | undefined {
  return node.name
    ? symbolOf(checker, node.name)
    : typeAt(checker, node).getSymbol();
}

/**
 * The place that a name declared outside the body is: itself, or what a `const` stands for
 * (`const self = this`, `const { stats } = this`).
 */
export function variableLocation(
  checker: ts.TypeChecker,
  symbol: ts.Symbol,
  depth = 6,
): Location {
  const declaration = symbol.valueDeclaration;
  return (
    (declaration && depth > 0
      ? aliasedBy(checker, declaration, depth)
      : undefined) ?? locationAt({ kind: "variable", symbol })
  );
}

function aliasedBy(
  checker: ts.TypeChecker,
  declaration: ts.Declaration,
  depth: number,
): Location | undefined {
  if (ts.isVariableDeclaration(declaration)) {
    return isConstant(declaration) && declaration.initializer
      ? staticLocation(checker, declaration.initializer, depth - 1)
      : undefined;
  }
  if (!ts.isBindingElement(declaration) || declaration.dotDotDotToken)
    return undefined;
  const { parent: pattern } = declaration;
  const name = propertyNameOf(declaration);
  const holder = pattern.parent;
  if (!ts.isObjectBindingPattern(pattern) || name === undefined)
    return undefined;
  const whole =
    ts.isVariableDeclaration(holder) || ts.isBindingElement(holder)
      ? aliasedBy(checker, holder, depth)
      : undefined;
  return whole && below(whole, nameSegment(name));
}

/** The property that an element of an object pattern takes, where it is written out. */
export function propertyNameOf(element: ts.BindingElement): string | undefined {
  const name = element.propertyName ?? element.name;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name)
    ? name.text
    : undefined;
}

/** The place of an expression that consists of names and properties only, judged without control flow. */
export function staticLocation(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth = 6,
): Location | undefined {
  const inner = skipOuter(expression);
  if (depth < 0) return undefined;
  if (inner.kind === ts.SyntaxKind.ThisKeyword)
    return thisLocation(checker, inner);
  if (ts.isIdentifier(inner)) {
    const symbol = symbolOf(checker, inner);
    return symbol && variableLocation(checker, symbol, depth - 1);
  }
  if (ts.isPropertyAccessExpression(inner)) {
    const member = namespaceMember(checker, inner);
    if (member) return variableLocation(checker, member, depth - 1);
    const base = staticLocation(checker, inner.expression, depth - 1);
    return base && below(base, nameSegment(inner.name.text));
  }
  if (
    ts.isElementAccessExpression(inner) &&
    ts.isStringLiteralLike(inner.argumentExpression)
  ) {
    const base = staticLocation(checker, inner.expression, depth - 1);
    return base && below(base, nameSegment(inner.argumentExpression.text));
  }
  return undefined;
}

/** The place of an expression that hangs on a variable of a module. */
export function moduleLocation(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): Location | undefined {
  const location = staticLocation(checker, expression);
  const declaration =
    location?.root.kind === "variable" && location.root.symbol.valueDeclaration;
  return declaration && !functionAround(declaration) ? location : undefined;
}

/** The variable behind `ns.counter` and `globalThis.counter`, where the left side is a module or the global object. */
export function namespaceMember(
  checker: ts.TypeChecker,
  access: ts.PropertyAccessExpression,
): ts.Symbol | undefined {
  const base = skipOuter(access.expression);
  if (!ts.isIdentifier(base)) return undefined;
  const symbol = symbolOf(checker, base);
  if (
    !symbol ||
    !(
      symbol.flags & (ts.SymbolFlags.ValueModule | ts.SymbolFlags.Namespace) ||
      symbol.name === "globalThis"
    )
  )
    return undefined;
  const member = symbolOf(checker, access.name);
  return member?.valueDeclaration &&
    ts.isVariableDeclaration(member.valueDeclaration)
    ? member
    : undefined;
}
