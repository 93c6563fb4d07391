import ts from "typescript";

import { declaredExpectation, declaredParameter } from "./expected.ts";
import { oncePerNode } from "../files/once.ts";

/** The type at a node; the checker follows control flow to it, so it is asked once. */
export const typeAt: (checker: ts.TypeChecker, node: ts.Node) => ts.Type =
  oncePerNode((checker, node: ts.Node) => checker.getTypeAtLocation(node));

/** The symbol that stands at a node, aliases as they are; asked once. */
export const symbolAt: (
  checker: ts.TypeChecker,
  node: ts.Node,
) => ts.Symbol | undefined = oncePerNode((checker, node: ts.Node) =>
  checker.getSymbolAtLocation(node),
);

/**
 * The type that is expected where an expression stands, for its name: type arguments may be those of a
 * declaration. The checker may have to resolve the call around it, so it is asked once.
 */
export const contextualTypeAt: (
  checker: ts.TypeChecker,
  node: ts.Expression,
) => ts.Type | undefined = oncePerNode(
  (checker, node: ts.Expression) =>
    declaredExpectation(checker, node) ?? checker.getContextualType(node),
);

/** The type of a parameter, for its name: as `contextualTypeAt`. */
export const parameterTypeAt: (
  checker: ts.TypeChecker,
  slot: ts.ParameterDeclaration | ts.BindingElement,
) => ts.Type = oncePerNode(
  (checker, slot: ts.ParameterDeclaration | ts.BindingElement) =>
    (ts.isParameter(slot) ? declaredParameter(checker, slot) : undefined) ??
    checker.getTypeAtLocation(slot),
);

/** The types that a member of an object may have: where the object is one of several, of each that has the member. */
export function memberTypesOf(
  checker: ts.TypeChecker,
  owner: ts.Type,
  name: string,
  at: ts.Node,
): readonly ts.Type[] {
  const own = checker.getPropertyOfType(owner, name);
  const members = own
    ? [own]
    : owner.isUnion()
      ? owner.types.flatMap((type) => type.getProperty(name) ?? [])
      : [];
  return members.map((member) => checker.getTypeOfSymbolAtLocation(member, at));
}
