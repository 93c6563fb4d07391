import ts from "typescript";

import type { CalleeBody } from "../../program/callees.ts";
import { functionAround } from "../../program/functions.ts";
import { oneLine } from "../../program/one-line.ts";

const anonymous = "a callback";

/** A longer expression says less than none. */
const longestCallee = 40;

/** A body as code calls it: `loadUser`, `UserStore.find`, `new Config`; nothing for an anonymous function. */
export function nameOfBody(body: CalleeBody): string | undefined {
  if (ts.isBindingElement(body)) {
    const owner = ts.findAncestor(body, ts.isFunctionLike);
    return owner && "body" in owner
      ? nameOfBody(owner as CalleeBody)
      : undefined;
  }
  if (ts.isParameter(body))
    return ts.isFunctionLike(body.parent) && "body" in body.parent
      ? nameOfBody(body.parent as CalleeBody)
      : undefined;
  if (ts.isConstructorDeclaration(body) || ts.isPropertyDeclaration(body))
    return `new ${className(body.parent) ?? "class"}`;
  const own = textOf(body.name);
  if (ts.isClassLike(body.parent) && own !== undefined)
    return joined(className(body.parent), own);
  if (own !== undefined) return own;
  const holder = body.parent;
  if (ts.isPropertyDeclaration(holder) && ts.isClassLike(holder.parent)) {
    const name = textOf(holder.name);
    return name && joined(className(holder.parent), name);
  }
  if (ts.isVariableDeclaration(holder) || ts.isPropertyAssignment(holder))
    return textOf(holder.name);
  return undefined;
}

/** A step of a chain in words: its name, or what hands an anonymous function on and to whom. */
export function wordsOf(body: CalleeBody): string {
  const name = nameOfBody(body);
  if (name !== undefined) return name;
  let at: ts.Node = body;
  while (ts.isParenthesizedExpression(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) {
    const maker = functionAround(body);
    const by = maker && nameOfBody(maker);
    return by === undefined ? anonymous : `what ${by} returns`;
  }
  if (
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
    parent.expression !== at
  ) {
    const callee = oneLine(parent.expression);
    if (callee.length > longestCallee) return anonymous;
    return `${anonymous} given to ${ts.isNewExpression(parent) ? "new " : ""}${callee}`;
  }
  return anonymous;
}

function joined(owner: string | undefined, member: string): string {
  return owner === undefined ? member : `${owner}.${member}`;
}

function className(owner: ts.Node): string | undefined {
  if (!ts.isClassLike(owner)) return undefined;
  if (owner.name) return owner.name.text;
  return ts.isVariableDeclaration(owner.parent)
    ? textOf(owner.parent.name)
    : undefined;
}

function textOf(name: ts.Node | undefined): string | undefined {
  if (!name) return undefined;
  return ts.isIdentifier(name) ||
    ts.isPrivateIdentifier(name) ||
    ts.isStringLiteral(name)
    ? name.text
    : undefined;
}
