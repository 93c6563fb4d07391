import ts from "typescript";

import type { FunctionWithBody } from "../program/syntax/functions.ts";
import { symbolOf } from "../program/types/symbols.ts";
import {
  symbolIsNamed,
  symbolsOfType,
  type TypeName,
} from "../program/types/type-names.ts";
import { contextualTypeAt, typeAt } from "../program/types/types.ts";

/** A function that is a member of a class or of an object literal, and the name it has there. */
export interface Member {
  readonly owner: ts.ClassLikeDeclaration | ts.ObjectLiteralExpression;
  readonly name: string;
}

/** The place of a function among the members of a class or an object literal, if it is one. */
export function memberOf(body: FunctionWithBody): Member | undefined {
  let node: ts.Node = body;
  while (isOuter(node.parent)) node = node.parent;
  const holder =
    ts.isMethodDeclaration(node) || ts.isAccessor(node) ? node : node.parent;
  if (
    !ts.isMethodDeclaration(holder) &&
    !ts.isPropertyDeclaration(holder) &&
    !ts.isPropertyAssignment(holder)
  )
    return undefined;
  const name = nameOfMember(holder.name);
  const owner = holder.parent;
  if (name === undefined) return undefined;
  return ts.isClassLike(owner) || ts.isObjectLiteralExpression(owner)
    ? { owner, name }
    : undefined;
}

/** A member's name as text: `#next` keeps its hash. */
export function nameOfMember(
  name: ts.PropertyName | ts.MemberName,
): string | undefined {
  return ts.isIdentifier(name) ||
    ts.isPrivateIdentifier(name) ||
    ts.isStringLiteralLike(name)
    ? name.text
    : undefined;
}

function isOuter(node: ts.Node | undefined): boolean {
  return (
    node !== undefined &&
    (ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isTypeAssertionExpression(node) ||
      ts.isNonNullExpression(node))
  );
}

const heritages = new WeakMap<
  ts.TypeChecker,
  WeakMap<ts.ClassLikeDeclaration, readonly ts.Symbol[]>
>();

/**
 * Everything that a class extends or implements, also through its project bases and their interfaces, and
 * the functions that make its bases: `extends PassportStrategy(Strategy)`.
 */
export function heritageOf(
  checker: ts.TypeChecker,
  owner: ts.ClassLikeDeclaration,
  depth = 6,
): readonly ts.Symbol[] {
  let heritage = heritages.get(checker);
  if (!heritage) heritages.set(checker, (heritage = new WeakMap()));
  const known = heritage.get(owner);
  if (known) return known;
  const found = new Set<ts.Symbol>();
  for (const clause of owner.heritageClauses ?? []) {
    for (const base of clause.types) {
      const maker = makerOf(checker, base.expression);
      if (maker) found.add(maker);
      for (const symbol of symbolsOfType(checker, typeAt(checker, base))) {
        found.add(symbol);
        for (const declaration of symbol.declarations ?? []) {
          if (ts.isClassLike(declaration) && depth > 0)
            for (const above of heritageOf(checker, declaration, depth - 1))
              found.add(above);
        }
      }
    }
  }
  const all = [...found];
  heritage.set(owner, all);
  return all;
}

function makerOf(
  checker: ts.TypeChecker,
  base: ts.Expression,
): ts.Symbol | undefined {
  if (!ts.isCallExpression(base)) return undefined;
  const called = base.expression;
  return symbolOf(
    checker,
    ts.isPropertyAccessExpression(called) ? called.name : called,
  );
}

/** Whether the class or the typed object literal that owns a member is one of these by name. */
export function ownerIsNamed(
  checker: ts.TypeChecker,
  { owner, name: memberName }: Member,
  name: TypeName,
): boolean {
  const symbols = ts.isClassLike(owner)
    ? heritageOf(checker, owner)
    : symbolsOfContext(checker, owner, memberName);
  return symbols.some((symbol) => symbolIsNamed(symbol, name));
}

/** What names the type of an object literal, and what declares the member of that type: `Omit<Options, "driver">` does not say. */
function symbolsOfContext(
  checker: ts.TypeChecker,
  owner: ts.ObjectLiteralExpression,
  memberName: string,
): readonly ts.Symbol[] {
  const type = contextualTypeAt(checker, owner);
  if (!type) return [];
  const declaring = (type.isUnion() ? type.types : [type])
    .flatMap((each) => each.getProperty(memberName)?.declarations ?? [])
    .flatMap(({ parent }) => {
      // `type Options = Limit[] | { skipIf: … }`
      const named =
        ts.isInterfaceDeclaration(parent) || ts.isTypeLiteralNode(parent)
          ? ts.findAncestor(parent, isNamedType)
          : undefined;
      return (named && symbolOf(checker, named.name)) ?? [];
    });
  return [...symbolsOfType(checker, type), ...declaring];
}

function isNamedType(
  node: ts.Node,
): node is ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

/** The classes of the project that a class extends, nearest first. */
export function basesOf(
  checker: ts.TypeChecker,
  owner: ts.ClassLikeDeclaration,
): readonly ts.ClassLikeDeclaration[] {
  const found: ts.ClassLikeDeclaration[] = [];
  let at: ts.ClassLikeDeclaration | undefined = owner;
  while (at && found.length < 8) {
    const clause: ts.HeritageClause | undefined = at.heritageClauses?.find(
      ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
    );
    const base: ts.Node | undefined = clause?.types[0];
    const symbol: ts.Symbol | undefined =
      base && typeAt(checker, base).getSymbol();
    at = symbol?.declarations?.find(ts.isClassLike);
    if (!at || found.includes(at)) break;
    found.push(at);
  }
  return found;
}
