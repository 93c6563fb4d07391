import ts from "typescript";

import type { ProgramContext, Receiver } from "./callee.ts";
import { isOnlyForTests } from "../files/test-files.ts";
import { skipOuter } from "../syntax/functions.ts";
import { symbolOf } from "../types/symbols.ts";
import { baseClassOf, implementersOf } from "./hierarchy.ts";
import { constructionsOf } from "./injected.ts";
import { superCallOf } from "./maker-arguments.ts";
import { isPartWritten } from "./member-writes.ts";
import { ownMember } from "./own-members.ts";
import {
  assignedInConstructor,
  constantValueOf,
  isReadonly,
} from "./targets.ts";

/** A class of which the project makes more objects than this is followed as one. */
const mostInstances = 8;
/** Names, members and calls that are looked through on the way to a `new`. */
const farthest = 6;

/**
 * The `new` that made an object, where that says more of it than its class does: it was given something, or its class
 * has several objects, and what one of them holds is not what another one runs. `around` is what `this` is there.
 */
export function instanceOf(
  context: ProgramContext,
  object: ts.Expression,
  owner: ts.ClassLikeDeclaration,
  around?: Receiver,
): ts.NewExpression | undefined {
  const made = madeAt(context, object, around, farthest);
  if (!made || objectsOf(context, owner) > mostInstances) return undefined;
  return isGivenSomething(made) ||
    handsUp(context.checker, made) ||
    objectsOfFamily(context, owner) > 1
    ? made
    : undefined;
}

/** Whether a constructor gets what may have code of its own. */
function isGivenSomething({ arguments: given }: ts.NewExpression): boolean {
  return given?.some((each) => !ts.isLiteralExpression(each)) ?? false;
}

/** Whether a class gives its base something: `super(readFromDisk)`. */
function handsUp(checker: ts.TypeChecker, made: ts.NewExpression): boolean {
  const constructor = constructedBy(checker, made)?.members.find(
    ts.isConstructorDeclaration,
  );
  return (
    constructor !== undefined &&
    (superCallOf(constructor)?.arguments.length ?? 0) > 0
  );
}

/** Whether the project makes several objects of a class or of its heirs, each of which can be told from the others. */
export function isOneOfSeveral(
  context: ProgramContext,
  owner: ts.ClassLikeDeclaration,
): boolean {
  const several = objectsOfFamily(context, owner);
  return several > 1 && several <= mostInstances;
}

/** How many objects have what a class declares, with those of its bases. */
function objectsOfFamily(
  context: ProgramContext,
  owner: ts.ClassLikeDeclaration,
): number {
  let top = owner;
  for (let depth = 0; depth < farthest; depth++) {
    const base = baseClassOf(context.checker, top);
    if (!base || base.getSourceFile().isDeclarationFile) break;
    top = base;
  }
  const family = new Set([
    top,
    ...implementersOf(context.program, top, false).filter(ts.isClassLike),
  ]);
  let several = 0;
  for (const each of family) several += objectsOf(context, each);
  return several;
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

/** The `new` that an expression can only stand for: a constant's, a field's that nothing else is given, with calls that answer with `this`. */
function madeAt(
  context: ProgramContext,
  expression: ts.Expression,
  around: Receiver | undefined,
  depth: number,
): ts.NewExpression | undefined {
  if (depth === 0) return undefined;
  const { checker } = context;
  const inner = skipOuter(expression);
  if (ts.isNewExpression(inner)) return inner;
  if (ts.isCallExpression(inner)) {
    const callee = skipOuter(inner.expression);
    return ts.isPropertyAccessExpression(callee) &&
      answersWithThis(checker, callee.name)
      ? madeAt(context, callee.expression, around, depth - 1)
      : undefined;
  }
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return undefined;
  // What `this` is may have another one in the field than the class that the code is written in.
  const own = around && ownMember(checker, inner, around);
  const symbol = symbolOf(checker, name);
  const declaration = own ? own[0] : symbol?.valueDeclaration;
  const value = declaration && valueOf(declaration);
  const made = value && madeAt(context, value, undefined, depth - 1);
  return made &&
    ts.isPropertyAccessExpression(inner) &&
    !ts.isVariableDeclaration(declaration) &&
    !isReadonly(declaration) &&
    isPartWritten(context, name.text, symbol, inner.expression, value)
    ? undefined
    : made;
}

/** The value that a declaration gives. */
function valueOf(declaration: ts.Declaration): ts.Expression | undefined {
  return ts.isPropertyDeclaration(declaration)
    ? (declaration.initializer ?? assignedInConstructor(declaration))
    : constantValueOf(declaration);
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
