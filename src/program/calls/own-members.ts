import ts from "typescript";

import type { Receiver } from "./callee.ts";
import { skipOuter } from "../syntax/functions.ts";
import { memberOf, type Implementer } from "./hierarchy.ts";
import { classMadeBy } from "./instances.ts";
import { isConstant, symbolOf } from "../types/symbols.ts";
import { typeAt } from "../types/types.ts";

/**
 * The member that a call means in a body whose `this` is known to be of another class than the one it is written in:
 * `this.m` of an instance or of the class itself, and in a static method what the class makes of itself
 * (`new this().m()`, `(await container.make(this)).m()` where `this: new () => T`).
 */
export function ownMember(
  checker: ts.TypeChecker,
  callee: ts.Expression,
  receiver: Receiver | undefined,
): readonly ts.Declaration[] | undefined {
  if (
    !receiver ||
    ts.isCallExpression(receiver) ||
    !ts.isPropertyAccessExpression(callee) ||
    !ts.isIdentifier(callee.name)
  )
    return undefined;
  const owner = ts.isNewExpression(receiver)
    ? classMadeBy(checker, receiver)
    : receiver;
  if (!owner) return undefined;
  const object = skipOuter(callee.expression);
  const { text } = callee.name;
  const isThis = object.kind === ts.SyntaxKind.ThisKeyword;
  const method = staticMethodAround(callee);
  const own = !method
    ? isThis
      ? memberOf(checker, owner, text)
      : []
    : isThis
      ? staticMemberOf(checker, owner, text)
      : isMadeOfThis(checker, object, method)
        ? memberOf(checker, owner, text)
        : [];
  return own.length > 0 ? own : undefined;
}

/** The static method whose `this` stands at a node. */
function staticMethodAround(node: ts.Node): ts.MethodDeclaration | undefined {
  const around = ts.findAncestor(
    node,
    (at): at is ts.MethodDeclaration | ts.FunctionExpression =>
      (ts.isFunctionLike(at) && !ts.isArrowFunction(at)) || ts.isClassLike(at),
  ) as ts.Node | undefined;
  return around &&
    ts.isMethodDeclaration(around) &&
    (ts.getCombinedModifierFlags(around) & ts.ModifierFlags.Static) !== 0
    ? around
    : undefined;
}

function staticMemberOf(
  checker: ts.TypeChecker,
  owner: Implementer,
  name: string,
): readonly ts.Declaration[] {
  const symbol =
    ts.isClassLike(owner) && owner.name
      ? symbolOf(checker, owner.name)
      : undefined;
  return symbol
    ? (checker.getTypeOfSymbol(symbol).getProperty(name)?.declarations ?? [])
    : [];
}

/** Whether an object of the class of `this` stands here: `new this()`, or what has the type that `this` is said to make. */
function isMadeOfThis(
  checker: ts.TypeChecker,
  object: ts.Expression,
  method: ts.MethodDeclaration,
): boolean {
  if (isNewThis(object)) return true;
  const declaration = ts.isIdentifier(object)
    ? symbolOf(checker, object)?.valueDeclaration
    : undefined;
  if (
    declaration &&
    ts.isVariableDeclaration(declaration) &&
    isConstant(declaration) &&
    declaration.initializer &&
    isNewThis(skipOuter(declaration.initializer))
  )
    return true;
  const made = madeBy(method);
  if (!made) return false;
  const type = typeAt(checker, object);
  return (
    (type.flags & ts.TypeFlags.TypeParameter) !== 0 &&
    type.getSymbol()?.declarations?.includes(made) === true
  );
}

function isNewThis(expression: ts.Expression): boolean {
  return (
    ts.isNewExpression(expression) &&
    expression.expression.kind === ts.SyntaxKind.ThisKeyword
  );
}

/** `T` of `static run<T>(this: new () => T)`. */
function madeBy(
  method: ts.MethodDeclaration,
): ts.TypeParameterDeclaration | undefined {
  const [first] = method.parameters;
  const type =
    first && ts.isIdentifier(first.name) && first.name.text === "this"
      ? first.type
      : undefined;
  if (!type || !ts.isConstructorTypeNode(type)) return undefined;
  const made = type.type.getText();
  return method.typeParameters?.find(({ name }) => name.text === made);
}
