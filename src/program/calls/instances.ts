import ts from "typescript";

import type { ProgramContext } from "./callee.ts";
import { isOnlyForTests } from "../files/test-files.ts";
import { skipOuter } from "../syntax/functions.ts";
import { isConstant, symbolOf } from "../types/symbols.ts";
import { baseClassOf } from "./hierarchy.ts";
import { constructionsOf } from "./injected.ts";
import { assignedInConstructor, isNeverReassigned } from "./targets.ts";

/** A class of which the project makes more objects than this is followed as one. */
const mostInstances = 8;
/** Names, members and calls that are looked through on the way to a `new`. */
const farthest = 6;

/**
 * The `new` that made an object, where that says more of it than its class does: it was given something, or its class
 * has several objects, and what one of them holds is not what another one runs.
 */
export function instanceOf(
  context: ProgramContext,
  object: ts.Expression,
  owner: ts.ClassLikeDeclaration,
): ts.NewExpression | undefined {
  const made = madeAt(context.checker, object, farthest);
  if (!made) return undefined;
  const several = objectsOf(context, owner);
  return several <= mostInstances && (several > 1 || isGivenSomething(made))
    ? made
    : undefined;
}

/** Whether a constructor gets what may have code of its own. */
function isGivenSomething({ arguments: given }: ts.NewExpression): boolean {
  return given?.some((each) => !ts.isLiteralExpression(each)) ?? false;
}

/** Whether the project makes several objects of a class, each of which can be told from the others. */
export function isOneOfSeveral(
  context: ProgramContext,
  owner: ts.ClassLikeDeclaration,
): boolean {
  const several = objectsOf(context, owner);
  return several > 1 && several <= mostInstances;
}

function objectsOf(
  context: ProgramContext,
  owner: ts.ClassLikeDeclaration,
): number {
  return constructionsOf(context, owner).filter(
    (each) => !isOnlyForTests(each, owner),
  ).length;
}

/** The class that a `new` names. */
export function classMadeBy(
  checker: ts.TypeChecker,
  { expression }: ts.NewExpression,
): ts.ClassLikeDeclaration | undefined {
  const inner = skipOuter(expression);
  if (ts.isClassExpression(inner)) return inner;
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  return declaration && ts.isClassLike(declaration) ? declaration : undefined;
}

/** The class whose constructor a `new` runs: an heir without one has that of its base. */
export function constructedBy(
  checker: ts.TypeChecker,
  made: ts.NewExpression,
): ts.ClassLikeDeclaration | undefined {
  let at = classMadeBy(checker, made);
  for (let depth = 0; at && depth < farthest; depth++) {
    if (at.members.some(ts.isConstructorDeclaration)) return at;
    at = baseClassOf(checker, at);
  }
  return at;
}

/** The `new` that an expression can only stand for: a constant's, a `readonly` field's, with calls that answer with `this`. */
function madeAt(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth: number,
): ts.NewExpression | undefined {
  if (depth === 0) return undefined;
  const inner = skipOuter(expression);
  if (ts.isNewExpression(inner)) return inner;
  if (ts.isCallExpression(inner)) {
    const callee = skipOuter(inner.expression);
    return ts.isPropertyAccessExpression(callee) &&
      answersWithThis(checker, callee.name)
      ? madeAt(checker, callee.expression, depth - 1)
      : undefined;
  }
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return undefined;
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  const value = declaration && valueOf(declaration);
  return value && madeAt(checker, value, depth - 1);
}

/** The value that a declaration gives for good. */
function valueOf(declaration: ts.Declaration): ts.Expression | undefined {
  if (ts.isPropertyAssignment(declaration)) return declaration.initializer;
  if (ts.isVariableDeclaration(declaration))
    return isConstant(declaration) || isNeverReassigned(declaration)
      ? declaration.initializer
      : undefined;
  return ts.isPropertyDeclaration(declaration) &&
    ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly
    ? (declaration.initializer ?? assignedInConstructor(declaration))
    : undefined;
}

function answersWithThis(
  checker: ts.TypeChecker,
  name: ts.MemberName,
): boolean {
  const method = symbolOf(checker, name)?.valueDeclaration;
  return (
    method !== undefined &&
    ts.isMethodDeclaration(method) &&
    method.type?.kind === ts.SyntaxKind.ThisType
  );
}
