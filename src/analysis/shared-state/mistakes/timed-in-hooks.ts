import ts from "typescript";

import {
  functionAround,
  isFunctionWithBody,
  outermost,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";
import { isAssigned } from "../../../program/syntax/operators.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { isClock } from "../../downstream/premature.ts";
import type { Project } from "../../project.ts";
import type { KeptEffect } from "../places/effect.ts";
import { Flag } from "../places/value.ts";
import { filesWith, isSamePlace } from "./readers.ts";
import { nameOf } from "./written-holder.ts";

/** The hooks of one request's life that run before its handler, and those that run behind it. */
const early =
  /^(?:onRequest|preParsing|preValidation|preHandler|processRequest|processView)$/;
const late =
  /^(?:preSerialization|onSend|onResponse|onError|onTimeout|processResponse|processTemplateResponse|processException|call|acall)$/;

/**
 * Where a hook that runs behind the handler takes the time since a hook before it has stored the clock in a
 * shared place (`Date.now() - this.start`): the handler lies between the two, and other requests with it.
 */
export function timedInLaterHook(
  project: Project,
  { own }: KeptEffect,
): ts.Node | undefined {
  if (!(own.value.flags & Flag.clock) || own.fills) return undefined;
  if (!ts.isBinaryExpression(own.target) || !isClock(own.target.right))
    return undefined;
  const before = hookAround(own.target);
  const name = nameOf(own.target.left);
  if (!before || !early.test(before.name) || !name) return undefined;
  const symbol = symbolOf(project.checker, name);
  let found: ts.Node | undefined;
  for (const file of filesWith(project, name.text, own.target, symbol))
    for (const node of namesIn(file, name.text)) {
      if (
        functionAround(node) === undefined ||
        isAssigned(accessOf(node)) ||
        !isSamePlace(project, node, symbol, own.target.left)
      )
        continue;
      const hook = hookAround(node);
      const isOwn = hook?.holder === before.holder;
      const elapsed = isElapsed(accessOf(node));
      if (isOwn && late.test(hook.name)) {
        if (elapsed) found ??= node;
      } else if (!isOwn || elapsed)
        // The time since the last request, which all go by.
        return undefined;
    }
  return found;
}

/** `Date.now() - start` */
function isElapsed(access: ts.Node): boolean {
  const { parent } = access;
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.MinusToken &&
    parent.right === access &&
    isClock(parent.left)
  );
}

interface Hook {
  readonly name: string;
  /** What makes two hooks those of one request: their class, or the application that both are added to. */
  readonly holder: ts.Node | string;
}

function hookAround(node: ts.Node): Hook | undefined {
  for (let body = functionAround(node); body; body = functionAround(body)) {
    const hook = hookOf(body);
    if (hook) return hook;
  }
  return undefined;
}

/** A method by its name, or `app.addHook("onRequest", …)`. */
function hookOf(body: FunctionWithBody): Hook | undefined {
  if (ts.isMethodDeclaration(body))
    return ts.isClassLike(body.parent) && ts.isIdentifier(body.name)
      ? { name: body.name.text, holder: body.parent }
      : undefined;
  const call = outermost(body).parent;
  if (!isFunctionWithBody(body) || !ts.isCallExpression(call)) return undefined;
  const [name] = call.arguments;
  return ts.isPropertyAccessExpression(call.expression) &&
    call.expression.name.text === "addHook" &&
    name &&
    ts.isStringLiteralLike(name)
    ? { name: name.text, holder: call.expression.expression.getText() }
    : undefined;
}
