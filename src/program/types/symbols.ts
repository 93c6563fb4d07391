import ts from "typescript";

import {
  boundFunction,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { oncePerNode } from "../files/once.ts";
import { namesIn } from "../syntax/mentions.ts";
import { symbolAt } from "./types.ts";

/** The symbol that a name or a property access means, import and re-export aliases resolved; asked once a node. */
export const symbolOf: (
  checker: ts.TypeChecker,
  node: ts.Node,
) => ts.Symbol | undefined = oncePerNode(askSymbol);

/** Where the variable or parameter of a name is mentioned within a node, its declaration left out. */
export function mentionsOf(
  checker: ts.TypeChecker,
  name: ts.Identifier,
  within: ts.Node,
): readonly ts.Node[] {
  const symbol = symbolOf(checker, name);
  return namesIn(within, name.text).filter(
    (use) => use !== name && symbolOf(checker, use) === symbol,
  );
}

function askSymbol(
  checker: ts.TypeChecker,
  node: ts.Node,
): ts.Symbol | undefined {
  let symbol: ts.Symbol | undefined;
  if (
    ts.isShorthandPropertyAssignment(node.parent) &&
    node.parent.name === node
  ) {
    symbol = checker.getShorthandAssignmentValueSymbol(node.parent);
  } else {
    symbol = symbolAt(checker, node);
  }
  if (!symbol) return undefined;
  return symbol.flags & ts.SymbolFlags.Alias
    ? checker.getAliasedSymbol(symbol)
    : (importedByType(checker, symbol) ?? symbol);
}

/** What a global of auto-imports (Nuxt, Nitro) stands for: `const load: typeof import("./utils/load").load`. */
function importedByType(
  checker: ts.TypeChecker,
  { valueDeclaration }: ts.Symbol,
): ts.Symbol | undefined {
  // `let load: typeof import("./load").load;` in a function is a variable of its own.
  if (
    !valueDeclaration ||
    !ts.isVariableDeclaration(valueDeclaration) ||
    !valueDeclaration.type ||
    !mayMeanImport(valueDeclaration.type) ||
    !isAmbient(valueDeclaration)
  )
    return undefined;
  const { type } = valueDeclaration;
  let found: ts.Symbol | undefined;
  if (ts.isImportTypeNode(type)) {
    if (!type.isTypeOf || !type.qualifier) return undefined;
    found = symbolAt(
      checker,
      ts.isIdentifier(type.qualifier) ? type.qualifier : type.qualifier.right,
    );
  } else if (ts.isIndexedAccessTypeNode(type)) {
    const { objectType, indexType } = type;
    const module = ts.isParenthesizedTypeNode(objectType)
      ? objectType.type
      : objectType;
    if (
      !ts.isImportTypeNode(module) ||
      !module.isTypeOf ||
      !ts.isLiteralTypeNode(indexType) ||
      !ts.isStringLiteral(indexType.literal)
    )
      return undefined;
    found = checker
      .getTypeAtLocation(module)
      .getProperty(indexType.literal.text);
  }
  return found && found.flags & ts.SymbolFlags.Alias
    ? checker.getAliasedSymbol(found)
    : found;
}

function mayMeanImport(type: ts.TypeNode): boolean {
  return ts.isImportTypeNode(type) || ts.isIndexedAccessTypeNode(type);
}

/** `declare const load: …`, `declare global { const load: … }`, or in a declaration file. */
function isAmbient(declaration: ts.VariableDeclaration): boolean {
  const isDeclared = (at: ts.Node): boolean =>
    ts.canHaveModifiers(at) &&
    (ts
      .getModifiers(at)
      ?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ??
      false);
  return (
    declaration.getSourceFile().isDeclarationFile ||
    ts.findAncestor(declaration, isDeclared) !== undefined
  );
}

/** Whether a variable is only ever given its first value. */
export function isConstant(declaration: ts.Declaration): boolean {
  return (
    ts.isVariableDeclaration(declaration) &&
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0
  );
}

/**
 * The functions with a body that an expression stands for: a function or class member written in
 * place, or a name, through imports, re-exports, `const` aliases, `.bind(…)` and casts.
 */
export const functionsOf: (
  checker: ts.TypeChecker,
  expression: ts.Expression,
) => readonly FunctionWithBody[] = oncePerNode((checker, expression) =>
  follow(checker, expression, 8),
);

function follow(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth: number,
): readonly FunctionWithBody[] {
  const inner = skipOuter(expression);
  if (isFunctionWithBody(inner)) return [inner];
  if (depth === 0) return [];
  const bound = boundFunction(inner);
  if (bound) return follow(checker, bound, depth - 1);
  if (ts.isConditionalExpression(inner)) {
    return [
      ...follow(checker, inner.whenTrue, depth - 1),
      ...follow(checker, inner.whenFalse, depth - 1),
    ];
  }
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  const symbol = symbolOf(checker, name);
  return (symbol?.declarations ?? []).flatMap((declaration) =>
    functionsDeclaredBy(checker, declaration, depth - 1),
  );
}

/** The functions with a body that a declaration gives: itself, or the value of its initialiser. */
export function functionsDeclaredBy(
  checker: ts.TypeChecker,
  declaration: ts.Declaration,
  depth = 8,
): readonly FunctionWithBody[] {
  if (isFunctionWithBody(declaration)) return [declaration];
  const value = valueDeclaredBy(declaration);
  return value ? follow(checker, value, depth) : [];
}

/** The value that a declaration gives its name for good. */
function valueDeclaredBy(
  declaration: ts.Declaration,
): ts.Expression | undefined {
  if (ts.isShorthandPropertyAssignment(declaration)) return declaration.name;
  if (ts.isVariableDeclaration(declaration))
    return isConstant(declaration) ? declaration.initializer : undefined;
  if (
    ts.isPropertyDeclaration(declaration) ||
    ts.isPropertyAssignment(declaration)
  )
    return declaration.initializer;
  if (ts.isExportAssignment(declaration)) return declaration.expression;
  // In JavaScript `module.exports = …` and `exports.list = …` declare, too.
  const assigned = ts.isBinaryExpression(declaration)
    ? declaration
    : ts.isPropertyAccessExpression(declaration)
      ? declaration.parent
      : undefined;
  return assigned &&
    ts.isBinaryExpression(assigned) &&
    assigned.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ? assigned.right
    : undefined;
}

/** The expressions that a name stands for: its constant's initialiser, what `module.exports` gives under it. */
export function valuesOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth = 8,
): readonly ts.Expression[] {
  const inner = skipOuter(expression);
  const isName = ts.isIdentifier(inner) || ts.isPropertyAccessExpression(inner);
  if (!isName || depth === 0) return [inner];
  const symbol = symbolOf(
    checker,
    ts.isPropertyAccessExpression(inner) ? inner.name : inner,
  );
  return (symbol?.declarations ?? []).flatMap((declaration) => {
    const value = valueDeclaredBy(declaration);
    return value ? valuesOf(checker, value, depth - 1) : [];
  });
}
