import ts from "typescript";

import { returnedBy } from "../../../program/calls/returned-values.ts";
import {
  functionAround,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";
import { functionsOf, symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import type { OwnWrite } from "../places/state.ts";
import { isWithinNode } from "../sharing/sharing.ts";
import { valueUsesOf } from "../sharing/uses.ts";

/** What the objects that have a place are made by: their class, or the function that returns them. */
type Maker = ts.ClassLikeDeclaration | FunctionWithBody;

/** What holds an object that was made for it alone: `const drafts = new Store()`. */
type Holder = ts.VariableDeclaration | ts.PropertyDeclaration;

/**
 * Tells of which mentions of a place it is sure that they are those of another object than the written one: of
 * `published` in `drafts.set(user)` … `published.get()`, where each was made for itself and `drafts` is never
 * handed on.
 *
 * @param place What declares the place.
 */
export function ofOtherObject(
  project: Project,
  own: OwnWrite,
  place: ts.Declaration | undefined,
): (mention: ts.Node) => boolean {
  const { checker } = project;
  const maker = place && makerOf(place);
  const written = writtenHolder(checker, own, maker);
  if (!written || !isMadeForIt(checker, written, maker)) return () => false;
  let members: ReadonlySet<string> | undefined | false = false;
  return (mention) => {
    if (members === false) members = membersUsed(project, written, maker);
    if (!members) return false;
    if (maker && isWithinNode(mention, maker))
      return !isReached(maker, members, mention, new Set());
    const holder = holderAt(checker, mention);
    if (holder === written) return false;
    // Nobody has the object itself who doesn't name it; a part of it may have come anywhere.
    return maker &&
      (place.parent === maker ||
        (place.parent.parent === maker && ts.isParameter(place)))
      ? true
      : holder !== undefined &&
          holder.kind === written.kind &&
          isMadeForIt(checker, holder, undefined);
  };
}

function makerOf(place: ts.Declaration): Maker | undefined {
  return ts.isParameterPropertyDeclaration(place, place.parent)
    ? place.parent.parent
    : ts.findAncestor(
        place.parent,
        (at): at is Maker => ts.isClassLike(at) || isFunctionWithBody(at),
      );
}

/** `drafts` of `drafts.user = …`, or of the `drafts.set(…)` that leads there. */
function writtenHolder(
  checker: ts.TypeChecker,
  { target, path }: OwnWrite,
  maker: Maker | undefined,
): Holder | undefined {
  const steps = [...path.map(({ node }) => node), target];
  const at = steps.findLast((step) => !maker || !isWithinNode(step, maker));
  if (!at) return undefined;
  const inner = ts.isCallExpression(at)
    ? skipOuter(at.expression)
    : ts.isBinaryExpression(at)
      ? skipOuter(at.left)
      : at;
  if (ts.isIdentifier(inner) && ts.isCallExpression(at))
    return takenApart(symbolOf(checker, inner)?.valueDeclaration);
  return isAccess(inner) ? firstHolder(checker, inner.expression) : undefined;
}

/** What holds the object that a place is mentioned of. */
function holderAt(
  checker: ts.TypeChecker,
  mention: ts.Node,
): Holder | undefined {
  const { parent } = mention;
  if (ts.isBindingElement(parent)) {
    const declaration = parent.parent.parent;
    return ts.isVariableDeclaration(declaration) && declaration.initializer
      ? firstHolder(checker, declaration.initializer)
      : undefined;
  }
  const access = accessOf(mention);
  return isAccess(access) ? firstHolder(checker, access.expression) : undefined;
}

/** `drafts` of `drafts.state.user`, `this.drafts` of `this.drafts.state`. */
function firstHolder(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): Holder | undefined {
  const inner = skipOuter(expression);
  const before = isAccess(inner)
    ? firstHolder(checker, inner.expression)
    : undefined;
  if (before) return before;
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  return declaration &&
    (ts.isVariableDeclaration(declaration) ||
      ts.isPropertyDeclaration(declaration)) &&
    makingIn(declaration)
    ? declaration
    : undefined;
}

/** `const { set, get } = createStore()` of `set`. */
function takenApart(
  declaration: ts.Declaration | undefined,
): Holder | undefined {
  const holder =
    declaration && ts.isBindingElement(declaration)
      ? declaration.parent.parent
      : undefined;
  return holder && ts.isVariableDeclaration(holder) ? holder : undefined;
}

function makingIn(holder: Holder): ts.Expression | undefined {
  const value = holder.initializer && skipOuter(holder.initializer);
  return value &&
    (ts.isNewExpression(value) ||
      ts.isCallExpression(value) ||
      ts.isObjectLiteralExpression(value))
    ? value
    : undefined;
}

/** Whether no other variable begins with the same object. */
function isMadeForIt(
  checker: ts.TypeChecker,
  holder: Holder,
  maker: Maker | undefined,
): boolean {
  const value = makingIn(holder);
  if (!value) return false;
  if (ts.isObjectLiteralExpression(value)) return !maker;
  if (ts.isNewExpression(value)) {
    const made = symbolOf(
      checker,
      skipOuter(value.expression),
    )?.valueDeclaration;
    return (
      made !== undefined &&
      ts.isClassLike(made) &&
      (!maker || made === maker) &&
      keepsToItself(made)
    );
  }
  if (!ts.isCallExpression(value)) return false;
  const functions = functionsOf(checker, value.expression);
  return (
    functions.length === 1 &&
    functions.every(
      (each) =>
        (!maker || each === maker) &&
        returnedBy(each).length > 0 &&
        returnedBy(each).every((returned) =>
          ts.isObjectLiteralExpression(skipOuter(returned)),
        ),
    )
  );
}

/** Whether a class has no other parts than those that stand in it, and never hands its object on. */
function keepsToItself(made: ts.ClassLikeDeclaration): boolean {
  const handsOn = (node: ts.Node): boolean =>
    node.kind === ts.SyntaxKind.ThisKeyword
      ? !isAccess(node.parent)
      : (ts.forEachChild(node, handsOn) ?? false);
  return (
    !made.heritageClauses?.some(
      ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
    ) && !made.members.some(handsOn)
  );
}

/** The members of an object that code names; undefined where it may be handed on as a whole. */
function membersUsed(
  project: Project,
  holder: Holder,
  maker: Maker | undefined,
): ReadonlySet<string> | undefined {
  const members = new Set<string>();
  if (ts.isObjectBindingPattern(holder.name)) {
    for (const { name, propertyName, dotDotDotToken } of holder.name.elements) {
      const part = propertyName ?? name;
      if (dotDotDotToken || !ts.isIdentifier(part)) return undefined;
      members.add(part.text);
    }
    return members;
  }
  for (const use of valueUsesOf(project, holder.name)) {
    if (maker && isWithinNode(use, maker)) return undefined;
    const access = accessOf(use);
    const { parent } = access;
    if (!ts.isPropertyAccessExpression(parent) || parent.expression !== access)
      return undefined;
    members.add(parent.name.text);
  }
  return members;
}

/** Whether code that runs on an object of which only some members are used comes to a mention in its maker. */
function isReached(
  maker: Maker,
  members: ReadonlySet<string>,
  mention: ts.Node,
  seen: Set<string>,
): boolean {
  const member = memberAround(maker, mention);
  if (!member || members.has(member.text)) return true;
  if (seen.has(member.text)) return false;
  seen.add(member.text);
  return namesIn(maker, member.text).some(
    (other) => other !== member && isReached(maker, members, other, seen),
  );
}

/** The name of the member, or of the function beside the members, that a node stands in. */
function memberAround(
  maker: Maker,
  node: ts.Node,
): ts.Identifier | ts.PrivateIdentifier | undefined {
  const returned = ts.isClassLike(maker)
    ? []
    : returnedBy(maker).map((each) => skipOuter(each));
  for (let at = node; at !== maker; at = at.parent) {
    const { parent } = at;
    if (ts.isClassLike(maker)) {
      if (parent !== maker) continue;
      return ts.isClassElement(at) &&
        !(ts.getCombinedModifierFlags(at) & ts.ModifierFlags.Static)
        ? named(at.name)
        : undefined;
    }
    if (
      returned.some((each) => each === parent) &&
      ts.isObjectLiteralElement(at)
    )
      return named(at.name);
    if (functionAround(at) !== maker) continue;
    if (ts.isFunctionDeclaration(at)) return at.name;
    if (
      ts.isVariableDeclaration(at) &&
      at.initializer &&
      isFunctionWithBody(skipOuter(at.initializer))
    )
      return named(at.name);
  }
  return undefined;
}

function named(
  name: ts.Node | undefined,
): ts.Identifier | ts.PrivateIdentifier | undefined {
  return name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name))
    ? name
    : undefined;
}

function isAccess(
  node: ts.Node,
): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return (
    ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
  );
}
