import ts from "typescript";

import {
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isAssigned } from "../../program/syntax/operators.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { continuationOf } from "./continuations.ts";
import type { Filler } from "./late-tools.ts";
import type { Framework } from "./registrations.ts";

/** How each framework names the parts that a middleware fills, from the handler's first parameter. */
const paths: Readonly<
  Record<Framework, Partial<Record<Filler["part"], readonly string[]>>>
> = {
  express: { body: ["body"], cookies: ["cookies"], session: ["session"] },
  koa: { body: ["request", "body"], session: ["session"] },
  hono: {},
};

/** What a handler's reading of a part is called in messages: `req.body`. */
export interface PartRead {
  readonly node: ts.Node;
  readonly text: string;
}

/**
 * Where a handler reads a part of its request. A middleware's own read counts only before it calls
 * on, and outside of callbacks: by then, what stands behind it has run.
 */
export function readOf(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
  framework: Framework,
  part: Filler["part"],
  isMiddleware: boolean,
): PartRead | undefined {
  const wanted = paths[framework][part];
  const { parameters } = body;
  const request = parameters[parameters.length === 4 ? 1 : 0]?.name;
  if (!wanted || !request) return undefined;
  if (ts.isObjectBindingPattern(request)) {
    const [first] = wanted;
    const element = request.elements.find(
      ({ name, propertyName }) =>
        (propertyName ?? name).getText() === first && wanted.length === 1,
    );
    return element && { node: element, text: `request.${wanted.join(".")}` };
  }
  if (!ts.isIdentifier(request)) return undefined;
  const symbol = symbolOf(checker, request);
  const next = isMiddleware ? continuationOf(body, framework) : undefined;
  let found: PartRead | undefined;
  let ended = false;
  const visit = (node: ts.Node): void => {
    if (found || ended) return;
    if (isMiddleware && isFunctionWithBody(node)) return;
    if (
      next !== undefined &&
      ts.isCallExpression(node) &&
      node.expression.getText() === next
    ) {
      ended = true;
      return;
    }
    if (
      ts.isIdentifier(node) &&
      node.text === request.text &&
      symbolOf(checker, node) === symbol
    ) {
      const read = readAt(node, wanted);
      if (read)
        found = { node: read, text: `${node.text}.${wanted.join(".")}` };
    }
    ts.forEachChild(node, visit);
  };
  visit(body.body);
  return found;
}

/** Whether a handler gives the part itself: `req.body = parse(…)`. */
export function fillsPart(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
  framework: Framework,
  part: Filler["part"],
): boolean {
  const wanted = paths[framework][part];
  const request = body.parameters[0]?.name;
  if (!wanted || !request || !ts.isIdentifier(request)) return false;
  const symbol = symbolOf(checker, request);
  const visit = (node: ts.Node): boolean => {
    if (
      ts.isIdentifier(node) &&
      node.text === request.text &&
      symbolOf(checker, node) === symbol
    ) {
      const access = accessAt(node, wanted);
      if (access && isAssigned(access)) return true;
    }
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(body.body);
}

function readAt(
  name: ts.Identifier,
  wanted: readonly string[],
): ts.Node | undefined {
  const access = accessAt(name, wanted);
  if (access) return isAssigned(access) ? undefined : access;
  // `const { body } = req`
  const holder = accessAt(name, wanted.slice(0, -1)) ?? name;
  const { parent } = holder;
  if (
    ts.isVariableDeclaration(parent) &&
    parent.initializer === holder &&
    ts.isObjectBindingPattern(parent.name)
  )
    return parent.name.elements.find(
      ({ name: local, propertyName }) =>
        (propertyName ?? local).getText() === wanted.at(-1),
    );
  return undefined;
}

function accessAt(
  name: ts.Identifier,
  path: readonly string[],
): ts.PropertyAccessExpression | undefined {
  let at: ts.Expression = name;
  let found: ts.PropertyAccessExpression | undefined;
  for (const part of path) {
    const up: ts.Node =
      ts.isParenthesizedExpression(at.parent) ||
      ts.isAsExpression(at.parent) ||
      ts.isNonNullExpression(at.parent)
        ? at.parent.parent
        : at.parent;
    if (!ts.isPropertyAccessExpression(up) || up.name.text !== part)
      return undefined;
    at = found = up;
  }
  return found;
}
