import ts from "typescript";

import { isMade } from "../../../program/files/made.ts";
import { changing } from "../../../program/files/method-names.ts";
import {
  isAssignment,
  isLogicalOperator,
} from "../../../program/syntax/operators.ts";
import {
  functionAround,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { mentionsOf, symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { constantNamed } from "../places/nodes.ts";
import { usesOf } from "./uses.ts";

/** How many names and functions an object is followed through from where it is made. */
const farthest = 4;

/** `any`: whatever outlives who makes an object; `unnamed`: but for a slot of a table under its own key. */
type Way = "any" | "unnamed";

/**
 * Whether an object may outlive who makes it: it is assigned (`this.session = new Session()`), put into a container
 * (`sessions.set(id, session)`), or given by its methods alone (`app.use(new Page().show)`), by any name and by what
 * a function returns.
 */
export function isKeptOn(
  project: Project,
  made: ts.Node,
  depth = farthest,
): boolean {
  return new Following(project, "any").isKept(made, depth);
}

/** Whether an object is kept in a table, under a key that is not the same for all, and nowhere else: `rooms.set(id, room)`. */
export function isKeptByKey(project: Project, made: ts.Node): boolean {
  return (
    isKeptOn(project, made) &&
    !new Following(project, "unnamed").isKept(made, farthest)
  );
}

class Following {
  private readonly project: Project;
  private readonly way: Way;

  constructor(project: Project, way: Way) {
    this.project = project;
    this.way = way;
  }

  isKept(made: ts.Node, depth: number): boolean {
    let at = made;
    while (isPassing(at.parent, at)) at = at.parent;
    const { parent } = at;
    if (ts.isBinaryExpression(parent))
      return parent.right === at && this.isAssigned(parent, depth);
    if (ts.isCallExpression(parent))
      return parent.expression !== at && this.isPutAway(parent, depth);
    if (ts.isPropertyAccessExpression(parent))
      return isMethodTaken(this.project, parent);
    if (depth === 0) return false;
    if (ts.isVariableDeclaration(parent))
      return this.isNameKept(parent.name, depth - 1);
    const around = functionAround(at);
    const isGiven = ts.isReturnStatement(parent) || parent === around;
    return (
      isGiven && around !== undefined && this.isResultKept(around, depth - 1)
    );
  }

  private isAssigned(
    { left, operatorToken }: ts.BinaryExpression,
    depth: number,
  ): boolean {
    if (!isAssignment(operatorToken.kind)) return false;
    if (this.way === "any") return true;
    const target = skipOuter(left);
    if (ts.isElementAccessExpression(target))
      return isFixed(this.project, target.argumentExpression);
    // `room = new Room(id); rooms.set(id, room);` of a variable of the same function.
    const declaration = ts.isIdentifier(target)
      ? symbolOf(this.project.checker, target)?.valueDeclaration
      : undefined;
    return !(
      declaration &&
      ts.isVariableDeclaration(declaration) &&
      depth > 0 &&
      functionAround(declaration) !== undefined &&
      functionAround(declaration) === functionAround(target) &&
      !this.isNameKept(declaration.name, depth - 1)
    );
  }

  /** `sessions.set(id, session)`, but for a list that the same function makes and keeps to itself. */
  private isPutAway(
    { expression, arguments: given }: ts.CallExpression,
    depth: number,
  ): boolean {
    if (
      !ts.isPropertyAccessExpression(expression) ||
      !changing.has(expression.name.text)
    )
      return false;
    const [key] = given;
    if (
      this.way === "unnamed" &&
      expression.name.text === "set" &&
      given.length === 2 &&
      key &&
      !isFixed(this.project, key)
    )
      return false;
    const container = skipOuter(expression.expression);
    const declaration = ts.isIdentifier(container)
      ? symbolOf(this.project.checker, container)?.valueDeclaration
      : undefined;
    const isOwn =
      declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      declaration.initializer !== undefined &&
      isMade(declaration.initializer) &&
      functionAround(declaration) !== undefined &&
      functionAround(declaration) === functionAround(container);
    return (
      !isOwn || (depth > 0 && this.isNameKept(declaration.name, depth - 1))
    );
  }

  private isNameKept(name: ts.BindingName, depth: number): boolean {
    const home = functionAround(name);
    if (!home || !ts.isIdentifier(name)) return false;
    return mentionsOf(this.project.checker, name, home.body).some((use) =>
      this.isKept(use, depth),
    );
  }

  private isResultKept(body: FunctionWithBody, depth: number): boolean {
    for (const use of usesOf(this.project, body)) {
      const callee =
        ts.isPropertyAccessExpression(use.parent) && use.parent.name === use
          ? use.parent
          : use;
      const call = callee.parent;
      if (ts.isCallExpression(call) && this.isKept(call, depth)) return true;
    }
    return false;
  }
}

/** A key that is the same for all: `"default"`, a constant. */
function isFixed({ checker }: Project, key: ts.Expression): boolean {
  const inner = skipOuter(key);
  if (ts.isStringLiteralLike(inner) || ts.isNumericLiteral(inner)) return true;
  const value = ts.isIdentifier(inner) && constantNamed(checker, inner);
  return (
    value !== undefined &&
    value !== false &&
    (ts.isStringLiteralLike(value) || ts.isNumericLiteral(value))
  );
}

/** What stands around a value and is that value, one of several or a part that holds it. */
function isPassing(parent: ts.Node, at: ts.Node): boolean {
  if (ts.isBinaryExpression(parent))
    return parent.right === at && isLogicalOperator(parent.operatorToken.kind);
  return (
    ts.isParenthesizedExpression(parent) ||
    ts.isAwaitExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isArrayLiteralExpression(parent)
  );
}

/** `page.show` as a value. */
function isMethodTaken(
  { checker }: Project,
  access: ts.PropertyAccessExpression,
): boolean {
  const { parent } = access;
  if (!ts.isCallExpression(parent) || parent.expression === access)
    return false;
  return checker.getTypeAtLocation(access).getCallSignatures().length > 0;
}
