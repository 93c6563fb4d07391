import ts from "typescript";

import type { CalleeBody } from "../../program/calls/callees.ts";
import {
  isFunctionWithBody,
  outermost,
} from "../../program/syntax/functions.ts";
import { shortText } from "../../program/syntax/short-text.ts";

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

/** A body as a message names it: by the function that gives it, or the call that takes it, if it has no name. */
export function spokenName(body: CalleeBody): string {
  const own = nameOfBody(body);
  if (own !== undefined) return own;
  if (ts.isClassLike(body.parent) && body.name)
    return `${className(body.parent) ?? ""}${body.name.getText()}`;
  const at = outermost(body);
  const { parent } = at;
  // `descriptor.value = function () { … }`
  if (ts.isBinaryExpression(parent) && parent.right === at)
    return shortText(parent.left.getText());
  if (
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
    parent.expression !== at
  )
    return `a callback of ${ts.isNewExpression(parent) ? "new " : ""}${calleeText(parent.expression)}`;
  const around = ts.findAncestor(parent, isFunctionWithBody);
  const maker = around && nameOfBody(around);
  if (maker === undefined) return "a callback";
  return ts.isReturnStatement(parent) || parent === around
    ? `what ${maker} gives`
    : `a function in ${maker}`;
}

/** `events.on`; of a chain of calls its last name. */
function calleeText(callee: ts.Expression): string {
  if (!ts.isPropertyAccessExpression(callee))
    return shortText(callee.getText());
  const text = callee.getText();
  return /^[\w$.#]+$/.test(text) ? text : callee.name.text;
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
