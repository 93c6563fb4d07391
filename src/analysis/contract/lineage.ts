import ts from "typescript";

import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { targetsOf } from "../../program/calls/targets.ts";
import { classesReturnedBy } from "./declared-capability.ts";
import { symbolAt } from "../../program/types/types.ts";

/** The classes that an instance is made of, most derived first. */
export interface Lineage {
  readonly classes: readonly ts.ClassLikeDeclaration[];
  /** False where some base has no declaration that could be followed. */
  readonly isComplete: boolean;
}

const known = new WeakMap<ts.ClassLikeDeclaration, Lineage>();

/** A class and its bases, through mixins: `class A extends Timed(Base)` is A, what `Timed` gives, Base. */
export function lineageOf(
  checker: ts.TypeChecker,
  owner: ts.ClassLikeDeclaration,
): Lineage {
  let lineage = known.get(owner);
  if (!lineage) {
    const classes = [owner];
    const isComplete = follow(checker, owner, classes, undefined);
    known.set(owner, (lineage = { classes, isComplete }));
  }
  return lineage;
}

/** Adds the bases of a class; `mixed` is what its mixin was called with, if it is one's result. */
function follow(
  checker: ts.TypeChecker,
  owner: ts.ClassLikeDeclaration,
  classes: ts.ClassLikeDeclaration[],
  mixed: ts.Expression | undefined,
): boolean {
  const base = owner.heritageClauses?.find(
    ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
  )?.types[0]?.expression;
  if (!base) return true;
  return add(
    checker,
    mixed && isParameter(checker, base) ? mixed : base,
    classes,
  );
}

function add(
  checker: ts.TypeChecker,
  base: ts.Expression,
  classes: ts.ClassLikeDeclaration[],
): boolean {
  if (classes.length > 10) return false;
  const inner = skipOuter(base);
  if (ts.isCallExpression(inner)) {
    const [made] = targetsOf(checker, inner.expression)
      .filter(isFunctionWithBody)
      .flatMap(classesReturnedBy);
    if (!made || classes.includes(made)) return false;
    classes.push(made);
    return follow(checker, made, classes, inner.arguments[0]);
  }
  const [declaration] = targetsOf(checker, inner).filter(ts.isClassLike);
  if (!declaration || classes.includes(declaration)) return false;
  classes.push(declaration);
  return follow(checker, declaration, classes, undefined);
}

function isParameter(checker: ts.TypeChecker, base: ts.Expression): boolean {
  const declaration = symbolAt(checker, base)?.valueDeclaration;
  return declaration !== undefined && ts.isParameter(declaration);
}

/** The member of an instance that the code of its classes declares: the most derived one with a value. */
export function declaredMember(
  { classes }: Lineage,
  name: string,
): ts.ClassElement | undefined {
  for (const { members } of classes)
    for (const member of members)
      if (
        member.name?.getText().replace(/^["']|["']$/g, "") === name &&
        !isSignature(member)
      )
        return member;
  return undefined;
}

function isSignature(member: ts.ClassElement): boolean {
  return (
    (ts.isMethodDeclaration(member) && member.body === undefined) ||
    (ts.isPropertyDeclaration(member) && member.initializer === undefined)
  );
}
