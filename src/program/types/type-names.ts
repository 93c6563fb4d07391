import ts from "typescript";

import { isPackage, matchesName, packageOf } from "./package-of.ts";
import { oncePerNode } from "../files/once.ts";
import { symbolOf } from "./symbols.ts";
import { parameterTypeAt } from "./types.ts";

/** A package and a name in it; both may hold `*`. */
export interface TypeName {
  readonly package: string;
  readonly type: string;
}

/**
 * Whether a type is one of these by the declaration of its name: its alias (and what that alias stands
 * for), its symbol, a base, a member of a union or an intersection, the constraint of a parameter.
 */
export function isNamed(
  checker: ts.TypeChecker,
  type: ts.Type,
  names: readonly TypeName[],
): boolean {
  if (names.length === 0) return false;
  return symbolsOfType(checker, type).some((symbol) =>
    names.some((name) => symbolIsNamed(symbol, name)),
  );
}

/** Whether a function is one of a package's, or was taken out of an object of it: `const { upgradeWebSocket } = createNodeWebSocket(…)`. */
export function isCalleeNamed(
  checker: ts.TypeChecker,
  callee: ts.Identifier,
  name: TypeName,
): boolean {
  const symbol = symbolOf(checker, callee);
  const declaration = symbol?.valueDeclaration;
  return (
    symbol !== undefined &&
    (symbolIsNamed(symbol, name) ||
      (declaration !== undefined &&
        ts.isBindingElement(declaration) &&
        isNamed(checker, checker.getTypeAtLocation(callee), [name])))
  );
}

export function symbolIsNamed(symbol: ts.Symbol, name: TypeName): boolean {
  return (symbol.declarations ?? []).some((declaration) => {
    const declared = ts.getNameOfDeclaration(declaration);
    const text =
      declared && ts.isIdentifier(declared) ? declared.text : symbol.name;
    return (
      matchesName(text, name.type) &&
      isPackage(packageOf(declaration), name.package)
    );
  });
}

const ofType = new WeakMap<ts.Type, readonly ts.Symbol[]>();

/** Every symbol that names a type: see `isNamed`. */
export function symbolsOfType(
  checker: ts.TypeChecker,
  type: ts.Type,
): readonly ts.Symbol[] {
  let symbols = ofType.get(type);
  if (!symbols) {
    const found = new Set<ts.Symbol>();
    collect(checker, type, found, new Set(), 6);
    ofType.set(type, (symbols = [...found]));
  }
  return symbols;
}

function collect(
  checker: ts.TypeChecker,
  type: ts.Type,
  found: Set<ts.Symbol>,
  seen: Set<ts.Type>,
  depth: number,
): void {
  if (depth === 0 || seen.has(type) || seen.size > 100) return;
  seen.add(type);
  if (type.aliasSymbol) collectAlias(checker, type.aliasSymbol, found, depth);
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type);
    if (constraint) collect(checker, constraint, found, seen, depth - 1);
    return;
  }
  if (type.isUnionOrIntersection()) {
    for (const member of type.types)
      collect(checker, member, found, seen, depth - 1);
    return;
  }
  const symbol = type.getSymbol();
  if (symbol) found.add(symbol);
  const target =
    "target" in type ? ((type as ts.TypeReference).target ?? type) : type;
  if (target.isClassOrInterface()) {
    for (const base of checker.getBaseTypes(target))
      collect(checker, base, found, seen, depth - 1);
  }
}

/** TypeScript keeps only the outermost alias of a type; what it was written as leads to the others. */
function collectAlias(
  checker: ts.TypeChecker,
  symbol: ts.Symbol,
  found: Set<ts.Symbol>,
  depth: number,
): void {
  if (depth === 0 || found.has(symbol)) return;
  found.add(symbol);
  for (const declaration of symbol.declarations ?? []) {
    if (ts.isTypeAliasDeclaration(declaration))
      collectTypeNode(checker, declaration.type, found, depth - 1);
  }
}

function collectTypeNode(
  checker: ts.TypeChecker,
  node: ts.TypeNode,
  found: Set<ts.Symbol>,
  depth: number,
): void {
  if (ts.isParenthesizedTypeNode(node)) {
    collectTypeNode(checker, node.type, found, depth);
  } else if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) {
    for (const member of node.types)
      collectTypeNode(checker, member, found, depth);
  } else if (ts.isTypeReferenceNode(node) || ts.isImportTypeNode(node)) {
    const name = ts.isTypeReferenceNode(node) ? node.typeName : node.qualifier;
    const symbol = name && symbolOf(checker, name);
    if (symbol) collectAlias(checker, symbol, found, depth);
  }
}

/**
 * Every symbol that names the type of a parameter: see `isNamed`. A written type is read: its type
 * arguments (`Response<FromSchema<typeof feature>>`) name nothing and may be what takes longest to compute.
 */
export const symbolsOfParameter: (
  checker: ts.TypeChecker,
  slot: ts.ParameterDeclaration | ts.BindingElement,
) => readonly ts.Symbol[] = oncePerNode((checker, slot) => {
  const found = new Set<ts.Symbol>();
  return ts.isParameter(slot) &&
    slot.type &&
    readTypeNode(checker, slot.type, found, 6)
    ? [...found]
    : symbolsOfType(checker, parameterTypeAt(checker, slot));
});

/** Whether the type of a parameter has one of these names: see `isNamed`. */
export function isNamedParameter(
  checker: ts.TypeChecker,
  slot: ts.ParameterDeclaration | ts.BindingElement,
  names: readonly TypeName[],
): boolean {
  return (
    names.length > 0 &&
    symbolsOfParameter(checker, slot).some((symbol) =>
      names.some((name) => symbolIsNamed(symbol, name)),
    )
  );
}

/** Collects the symbols that name a written type; `false` where only its type tells them. */
function readTypeNode(
  checker: ts.TypeChecker,
  node: ts.TypeNode,
  found: Set<ts.Symbol>,
  depth: number,
): boolean {
  if (depth === 0) return false;
  if (ts.isParenthesizedTypeNode(node))
    return readTypeNode(checker, node.type, found, depth);
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node))
    return node.types.every((member) =>
      readTypeNode(checker, member, found, depth),
    );
  if (!ts.isTypeReferenceNode(node))
    return (
      ts.isToken(node) ||
      ts.isLiteralTypeNode(node) ||
      ts.isFunctionTypeNode(node) ||
      ts.isArrayTypeNode(node) ||
      ts.isTupleTypeNode(node) ||
      ts.isTypeLiteralNode(node)
    );
  const symbol = symbolOf(checker, node.typeName);
  if (!symbol) return false;
  if (symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) {
    const declared = checker.getDeclaredTypeOfSymbol(symbol);
    collect(checker, declared, found, new Set(), depth);
    return true;
  }
  if (!(symbol.flags & ts.SymbolFlags.TypeAlias)) return false;
  found.add(symbol);
  return (symbol.declarations ?? [])
    .filter(ts.isTypeAliasDeclaration)
    .every(({ type }) => readTypeNode(checker, type, found, depth - 1));
}
