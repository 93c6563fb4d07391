import ts from "typescript";

import { classesIn } from "../../../program/calls/constructors.ts";
import { extendedBy } from "../../../program/calls/hierarchy.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import {
  hasModifier,
  isHiddenMember,
  isInitialized,
  isWithin,
  rootOfPlace,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { accessOf } from "../../../program/syntax/mentions.ts";
import { isAssigned, isAssignment } from "../../../program/syntax/operators.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { typeAt } from "../../../program/types/types.ts";
import type { Project } from "../../project.ts";
import { ownBasesOf } from "../following/heirs.ts";
import { makesAnew } from "../following/sources.ts";
import {
  containerKind,
  containerUse,
  type ContainerUse,
} from "../places/containers.ts";
import { constantNamed } from "../places/nodes.ts";
import type { OwnWrite } from "../places/state.ts";
import { Flag } from "../places/value.ts";
import { accessesOf } from "../sharing/uses.ts";
import { isAcquirer } from "./acquirers.ts";

/**
 * `this.api = new Api(this.settings.url)`: whoever comes meanwhile makes the same of the same settings. Only where objects of the
 * class keep nothing of what is asked of them: a session that has logged in is another one than a session that hasn't.
 */
export function isMadeAlike(
  project: Project,
  { target, value }: OwnWrite,
): boolean {
  const made = ts.isBinaryExpression(target) && skipOuter(target.right);
  return (
    made !== false &&
    ts.isNewExpression(made) &&
    (value.flags & Flag.clock) === 0 &&
    (made.arguments ?? []).every((each) => isAlike(project, each)) &&
    areUnchanging(project, made)
  );
}

const mostSteps = 3;

/** Whether an argument is the same for whoever evaluates it: nothing in it is made anew, or may be filled. */
function isAlike(project: Project, argument: ts.Node, steps = 0): boolean {
  const differs = (node: ts.Node): boolean => {
    if (makesAnew(project.checker, node)) return true;
    if (ts.isIdentifier(node)) {
      const constant = constantOf(project, node);
      return (
        constant !== undefined &&
        (steps === mostSteps ||
          ts.isArrayLiteralExpression(skipOuter(constant)) ||
          !isAlike(project, constant, steps + 1))
      );
    }
    return ts.forEachChild(node, differs) ?? false;
  };
  return !differs(argument);
}

/** What a constant of a function is given: those of modules all requests see. */
function constantOf(
  { checker }: Project,
  name: ts.Identifier,
): ts.Expression | undefined {
  const given = constantNamed(checker, name);
  return given && ts.isSourceFile(given.parent.parent.parent.parent)
    ? undefined
    : given;
}

/** Whether all that `new` may make here are objects of the project's own that no call changes. */
function areUnchanging(project: Project, made: ts.NewExpression): boolean {
  const classes = classesIn(project, made.expression);
  return (
    classes.length > 0 && classes.every((each) => isUnchanging(project, each))
  );
}

const isUnchanging: (
  project: Project,
  owner: ts.ClassLikeDeclaration,
) => boolean = oncePerNode((project, owner) => {
  const lineage = [owner, ...ownBasesOf(project, owner)];
  const last = lineage.at(-1);
  return (
    last !== undefined &&
    extendedBy(last) === undefined &&
    lineage.every(
      (each) =>
        packageOf(each) === "." &&
        // `declare class Line`: what it does is written elsewhere.
        !hasModifier(each, ts.SyntaxKind.DeclareKeyword) &&
        !each.getSourceFile().isDeclarationFile &&
        each.members.every((member) => isUnchangingMember(project, member)),
    )
  );
});

function isUnchangingMember(
  project: Project,
  member: ts.ClassElement,
): boolean {
  if (ts.isConstructorDeclaration(member))
    return (
      !makesChanging(project, member) &&
      member.parameters.every(
        (each) =>
          !ts.isParameterPropertyDeclaration(each, member) ||
          !isGivenOutside(project, each),
      )
    );
  if (!isInitialized(member))
    return (
      !changesObjects(project, member) &&
      !(ts.isPropertyDeclaration(member) && isGivenOutside(project, member))
    );
  const value = skipOuter(member.initializer);
  return ts.isFunctionLike(value)
    ? !changesObjects(project, value)
    : !makesChanging(project, value) &&
        (isHiddenMember(member) || !isFilled(value)) &&
        !isGivenOutside(project, member);
}

/**
 * Whether what an object has in it from the start is changed by its use, or no other object has it: a connection, a library's
 * object, another session, an id.
 */
function makesChanging(project: Project, node: ts.Node): boolean {
  const visit = (at: ts.Node): boolean => {
    if (ts.isFunctionLike(at) && at !== node)
      return changesObjects(project, at);
    if (ts.isNewExpression(at) && !isContainer(project, at))
      return !areUnchanging(project, at);
    return (
      (ts.isCallExpression(at) &&
        (isAcquirer(at) || makesAnew(project.checker, at))) ||
      (ts.forEachChild(at, visit) ?? false)
    );
  };
  return visit(node);
}

/** `new Map()`: what is done to it the class says by itself. */
function isContainer({ checker }: Project, made: ts.NewExpression): boolean {
  return containerKind(checker, typeAt(checker, made)) !== undefined;
}

function isFilled(value: ts.Expression): boolean {
  return (
    ts.isArrayLiteralExpression(value) ||
    ts.isObjectLiteralExpression(value) ||
    ts.isNewExpression(value)
  );
}

/** Whether anybody but the class gives a field another value. */
function isGivenOutside(
  project: Project,
  { name, parent }: ts.PropertyDeclaration | ts.ParameterDeclaration,
): boolean {
  return accessesOf(project, name).some(
    (use) => isAssigned(accessOf(use)) && !isWithin(use, parent),
  );
}

const changing: ReadonlySet<ContainerUse | undefined> = new Set<ContainerUse>([
  "set",
  "mark",
  "remove",
  "append",
  "take",
  "clear",
  "replace",
]);

/** Whether code changes any object that it hasn't made itself. */
function changesObjects(project: Project, code: ts.Node): boolean {
  const isElsewhere = (object: ts.Expression): boolean => {
    const at = rootOfPlace(object);
    if (!ts.isIdentifier(at)) return true;
    const declared = symbolOf(project.checker, at)?.valueDeclaration;
    return !(
      declared &&
      isWithin(declared, code) &&
      ts.isVariableDeclaration(declared) &&
      declared.initializer &&
      isFilled(skipOuter(declared.initializer))
    );
  };
  const isChanged = (place: ts.Expression): boolean => {
    const inner = skipOuter(place);
    if (
      ts.isPropertyAccessExpression(inner) ||
      ts.isElementAccessExpression(inner)
    )
      return isElsewhere(inner.expression);
    // `[this.a, this.b] = …`
    return (
      ts.isArrayLiteralExpression(inner) || ts.isObjectLiteralExpression(inner)
    );
  };
  const visit = (node: ts.Node): boolean => {
    if (
      (ts.isBinaryExpression(node) &&
        isAssignment(node.operatorToken.kind) &&
        isChanged(node.left)) ||
      (ts.isDeleteExpression(node) && isChanged(node.expression)) ||
      ((ts.isPrefixUnaryExpression(node) ||
        ts.isPostfixUnaryExpression(node)) &&
        (node.operator === ts.SyntaxKind.PlusPlusToken ||
          node.operator === ts.SyntaxKind.MinusMinusToken) &&
        isChanged(node.operand))
    )
      return true;
    if (ts.isCallExpression(node)) {
      const callee = skipOuter(node.expression);
      if (
        ts.isPropertyAccessExpression(callee) &&
        isElsewhere(callee.expression) &&
        changing.has(containerUse(project.checker, node))
      )
        return true;
    }
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(code);
}
