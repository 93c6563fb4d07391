import ts from "typescript";

import { catchAround } from "../downstream/conditions.ts";
import type { Project } from "../project.ts";
import { nameOf, usesOf, valueUsesOf } from "../shared-state/sharing/uses.ts";
import { callBy } from "../../program/files/file-facts.ts";
import {
  functionAround,
  isAsync,
  isFunctionWithBody,
  outermost,
  rootOfChain,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isLogicalOperator } from "../../program/syntax/operators.ts";
import { namesIn } from "../../program/syntax/mentions.ts";
import { functionsOf, symbolOf } from "../../program/types/symbols.ts";

/** Callers of callers are asked so far. */
const deepest = 3;

/**
 * Whether what a function throws always comes to a `catch` of the project: each of its callers has one, or
 * callers that have one in turn. What the `catch` does about an answer that is given is told there.
 */
export function isCaughtByCallers(
  project: Project,
  body: FunctionWithBody,
  depth = deepest,
): boolean {
  if (depth === 0 || isHandedOn(project, body)) return false;
  let some = false;
  const isWrapped = wrapperOf(body) !== undefined;
  for (const use of runsOf(project, body)) {
    some = true;
    const handler = handlerAt(use, isAsync(body));
    // A wrapper doesn't know whom it runs: where its `catch` answers in any case, only here it can be told.
    if (handler && isWrapped && answersAlways(use, handler)) return false;
    if (handler) continue;
    const caller = functionAround(use);
    if (!caller || !isWaitedFor(use, body)) return false;
    if (!isCaughtByCallers(project, caller, depth - 1)) return false;
  }
  return some;
}

/** The calls of a function: by its name, or of the parameter of a wrapper that it is given to where it is written. */
function runsOf(
  project: Project,
  body: FunctionWithBody,
): readonly ts.CallExpression[] {
  const wrapped = wrapperOf(body);
  if (wrapped)
    return functionsOf(project.checker, wrapped.call.expression).flatMap(
      (wrapper) => callsOfParameter(project, wrapper, wrapped.index),
    );
  const found: ts.CallExpression[] = [];
  for (const use of usesOf(project, body)) {
    const call = callBy(use as ts.MemberName);
    if (ts.isCallExpression(call)) found.push(call);
  }
  return found;
}

function wrapperOf(
  body: FunctionWithBody,
): { readonly call: ts.CallExpression; readonly index: number } | undefined {
  const { parent } = body;
  if (!ts.isCallExpression(parent)) return undefined;
  const index = parent.arguments.findIndex((argument) => argument === body);
  return index < 0 ? undefined : { call: parent, index };
}

function callsOfParameter(
  { checker }: Project,
  wrapper: FunctionWithBody,
  index: number,
): readonly ts.CallExpression[] {
  const name = wrapper.parameters[index]?.name;
  if (!name || !ts.isIdentifier(name)) return [];
  const symbol = symbolOf(checker, name);
  return namesIn(wrapper, name.text).flatMap((use) =>
    ts.isCallExpression(use.parent) &&
    use.parent.expression === use &&
    symbolOf(checker, use) === symbol
      ? [use.parent]
      : [],
  );
}

/** `app.get("/", load)`, `return load`: somebody else calls it as well. */
function isHandedOn(project: Project, body: FunctionWithBody): boolean {
  const name = nameOf(body);
  return name
    ? valueUsesOf(project, name).length > 0
    : wrapperOf(body) === undefined;
}

/** What the exception, or the rejection, of a call runs into in the function that it stands in. */
function handlerAt(
  call: ts.CallExpression,
  rejects: boolean,
): ts.Node | undefined {
  const around = functionAround(call);
  const waited = !rejects || ts.isAwaitExpression(outermost(call).parent);
  const caught =
    waited && around ? catchAround({ body: around }, call) : undefined;
  return caught?.block ?? (rejects ? chainHandler(call) : undefined);
}

/** `next(error)`, `res.status(500).json(…)`, whatever the error and the response are. */
function answersAlways(call: ts.CallExpression, handler: ts.Node): boolean {
  const names = new Set<string>();
  for (
    let around = functionAround(call);
    around;
    around = functionAround(around)
  )
    // The first parameter is the request, or an error.
    for (const { name } of around.parameters.slice(1))
      if (ts.isIdentifier(name)) names.add(name.text);
  let asks = false;
  let answers = false;
  const look = (node: ts.Node): void => {
    asks ||=
      ts.isIfStatement(node) ||
      ts.isConditionalExpression(node) ||
      ts.isSwitchStatement(node) ||
      (ts.isBinaryExpression(node) &&
        isLogicalOperator(node.operatorToken.kind));
    if (ts.isCallExpression(node)) {
      const root = rootOfChain(node);
      answers ||= ts.isIdentifier(root) && names.has(root.text);
    }
    ts.forEachChild(node, look);
  };
  look(handler);
  return answers && !asks;
}

/** `load(req, res).then(…).catch(…)` */
function chainHandler(call: ts.CallExpression): ts.Node | undefined {
  let at = outermost(call);
  for (;;) {
    const access = at.parent;
    if (!ts.isPropertyAccessExpression(access)) return undefined;
    const link = access.parent;
    if (!ts.isCallExpression(link) || link.expression !== access)
      return undefined;
    const handler =
      access.name.text === "catch"
        ? link.arguments[0]
        : access.name.text === "then"
          ? link.arguments[1]
          : undefined;
    // What is only named there (`.catch(next)`) hands the error on.
    if (handler) {
      const inner = skipOuter(handler);
      return isFunctionWithBody(inner) ? inner : undefined;
    }
    at = outermost(link);
  }
}

/** Whether the caller ends as the call does: it throws on the spot, or its promise is awaited or returned. */
function isWaitedFor(call: ts.CallExpression, body: FunctionWithBody): boolean {
  if (!isAsync(body)) return true;
  const { parent } = outermost(call);
  return (
    ts.isAwaitExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isArrowFunction(parent)
  );
}
