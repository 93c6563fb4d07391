import ts from "typescript";

import { isPackage, matchesName, packageOf } from "./package-of.ts";

/** A named declaration around a signature: `type:Next`, `param:next`, `interface:CallHandler`. */
interface Link {
  readonly kind: string;
  readonly name: string;
}

const chains = new WeakMap<ts.Node, readonly Link[]>();

/** The named declarations that a declaration stands in, innermost first, itself included. */
export function originOf(declaration: ts.Node): readonly Link[] {
  let chain = chains.get(declaration);
  if (!chain) {
    const links: Link[] = [];
    for (let at: ts.Node = declaration; at.parent; at = at.parent) {
      const kind = kindOf(at);
      const name = kind && ts.getNameOfDeclaration(at as ts.Declaration);
      if (kind && name && ts.isIdentifier(name))
        links.push({ kind, name: name.text });
    }
    chains.set(declaration, (chain = links));
  }
  return chain;
}

/**
 * Whether a declaration has this origin: the pattern's first link is the innermost name (or an
 * interface or a class anywhere around), the others follow it outwards.
 */
export function hasOrigin(
  declaration: ts.Node,
  origin: { readonly package: string; readonly path: string },
): boolean {
  if (!isPackage(packageOf(declaration), origin.package)) return false;
  const chain = originOf(declaration);
  const wanted = origin.path.split("<").map((part) => part.trim());
  let at = 0;
  for (const [index, link] of wanted.entries()) {
    const [kind = "", name = ""] = link.split(":");
    const fits = (found: Link): boolean =>
      found.kind === kind && matchesName(found.name, name);
    const anywhere = index > 0 || kind === "interface" || kind === "class";
    if (anywhere) {
      const next = chain.findIndex((each, place) => place >= at && fits(each));
      if (next < 0) return false;
      at = next;
    }
    const found = chain[at++];
    if (!found || !fits(found)) return false;
  }
  return true;
}

/** The call signatures of a type, those of its union and intersection members included. */
export function callSignaturesOf(
  checker: ts.TypeChecker,
  type: ts.Type,
  depth = 4,
): readonly ts.Signature[] {
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type);
    if (!constraint || constraint === type || depth === 0) return [];
    return callSignaturesOf(checker, constraint, depth - 1);
  }
  if (type.isUnionOrIntersection()) {
    if (depth === 0) return [];
    return type.types.flatMap((member) =>
      callSignaturesOf(checker, member, depth - 1),
    );
  }
  return checker.getSignaturesOfType(type, ts.SignatureKind.Call);
}

function kindOf(node: ts.Node): string | undefined {
  if (ts.isTypeAliasDeclaration(node)) return "type";
  if (ts.isInterfaceDeclaration(node)) return "interface";
  if (ts.isClassLike(node)) return "class";
  if (ts.isParameter(node)) return "param";
  if (ts.isMethodSignature(node) || ts.isMethodDeclaration(node))
    return "method";
  if (
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertyAssignment(node)
  )
    return "property";
  if (ts.isFunctionDeclaration(node)) return "function";
  if (ts.isVariableDeclaration(node)) return "variable";
  return undefined;
}
