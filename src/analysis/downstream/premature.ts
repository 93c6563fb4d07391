import ts from "typescript";

import { functionAround, skipOuter } from "../../program/syntax/functions.ts";
import type { Context } from "./context.ts";
import type { Root } from "./state.ts";
import { symbolAt } from "../../program/types/types.ts";

/**
 * Whether this is work that only makes sense once downstream has answered: the time that passed since
 * before it started, or a status, body or header that downstream decides.
 */
export function needsAnswer(
  context: Context,
  node: ts.Node,
  root: Root,
): boolean {
  return (
    isElapsedSince(node, root.node) ||
    readsAnswer(context, node) ||
    closes(context, node, root)
  );
}

/** `Date.now() - start`, `performance.now() - start`, `process.hrtime(start)`, with `start` older than `since`. */
function isElapsedSince(node: ts.Node, since: ts.Node): boolean {
  if (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.MinusToken
  ) {
    return isClockAfter(node.left, since) && isOlder(node.right, since);
  }
  if (ts.isCallExpression(node) && node.arguments.length > 0) {
    const name = node.expression.getText();
    return (
      name === "process.hrtime" ||
      name === "hrtime" ||
      name === "console.timeEnd"
    );
  }
  return false;
}

/** A clock read after `since`: in place, or kept in a constant or a property since then. */
function isClockAfter(expression: ts.Expression, since: ts.Node): boolean {
  if (isClock(expression)) return true;
  const text = skipOuter(expression).getText();
  const body = functionAround(since)?.body;
  let found = false;
  const look = (node: ts.Node): void => {
    if (
      ts.isVariableDeclaration(node) &&
      node.initializer &&
      node.name.getText() === text
    ) {
      found ||= node.pos > since.pos && isClock(node.initializer);
    } else if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ) {
      found ||=
        node.pos > since.pos &&
        node.left.getText() === text &&
        isClock(node.right);
    }
    if (!found) ts.forEachChild(node, look);
  };
  if (body) look(body);
  return found;
}

/** Whether an expression reads a clock: `Date.now()`, `+new Date()`, `process.hrtime.bigint()`. */
export function isClock(expression: ts.Expression): boolean {
  const inner = skipOuter(expression);
  if (ts.isPrefixUnaryExpression(inner)) return isClock(inner.operand);
  if (ts.isNewExpression(inner))
    return inner.expression.getText() === "Date" && !inner.arguments?.length;
  if (
    !ts.isCallExpression(inner) ||
    !ts.isPropertyAccessExpression(inner.expression)
  )
    return false;
  const { name, expression: object } = inner.expression;
  if (name.text === "getTime" || name.text === "valueOf")
    return isClock(object);
  return (
    (name.text === "now" && /^(Date|performance)$/.test(object.getText())) ||
    (name.text === "bigint" && /hrtime$/.test(object.getText()))
  );
}

function isOlder(expression: ts.Expression, since: ts.Node): boolean {
  const inner = skipOuter(expression);
  return (
    (ts.isIdentifier(inner) || ts.isPropertyAccessExpression(inner)) &&
    inner.pos > since.pos
  );
}

const decided = /^(status|statusCode|body|length|result|response|res)$/;

/** Whether an expression is `ctx.body` or `ctx.status` of the request: what the framework sends. */
export function isAnswerSlot(context: Context, node: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(node)) return false;
  const first = context.inputs.site.body.parameters[0]?.name;
  const object = skipOuter(node.expression);
  const root = ts.isPropertyAccessExpression(object)
    ? object.expression
    : object;
  return (
    first !== undefined &&
    /^(body|status)$/.test(node.name.text) &&
    root.getText() === first.getText()
  );
}

/** A read of `ctx.status`, `ctx.body`, `ctx.response.…`, `c.res.…` on the request's own context. */
function readsAnswer(context: Context, node: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression))
    return false;
  if (!decided.test(node.name.text)) return false;
  const { site } = context.inputs;
  if (site.descriptor.resultPolicy !== "carried-by-context") return false;
  const first = site.body.parameters[0]?.name;
  if (!first || !ts.isIdentifier(first) || first.text !== node.expression.text)
    return false;
  if (!/^(response|res)$/.test(node.name.text)) return true;
  // `ctx.response.status` is an answer, `ctx.response.set(…)` and `c.res = …` write one.
  const outer = node.parent;
  if (!ts.isPropertyAccessExpression(outer) || outer.expression !== node)
    return false;
  return ts.isCallExpression(outer.parent) && outer.parent.expression === outer
    ? /^(get|has|is|clone|text|json|arrayBuffer)/.test(outer.name.text)
    : /^(status|statusCode|body|length|headers)$/.test(outer.name.text) &&
        !isTarget(outer);
}

const closing =
  /^(end|stop|finish|release|close|commit|rollback|unlock|dispose|destroy|disconnect)$/;

/** `span.end()`, `connection.release()`, `end()` of a timer: the end of something local that downstream works within. */
function closes(context: Context, node: ts.Node, root: Root): boolean {
  if (!ts.isCallExpression(node)) return false;
  const { expression } = node;
  if (ts.isIdentifier(expression)) {
    const value = madeBefore(context, expression, root);
    return value !== undefined && startsTimer(value);
  }
  if (!ts.isPropertyAccessExpression(expression)) return false;
  const { name, expression: object } = expression;
  return (
    closing.test(name.text) &&
    ts.isIdentifier(object) &&
    madeBefore(context, object, root) !== undefined
  );
}

/** What the body gave a variable before it started downstream. */
function madeBefore(
  context: Context,
  name: ts.Identifier,
  root: Root,
): ts.Expression | undefined {
  const declaration = symbolAt(context.checker, name)?.valueDeclaration;
  return declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.pos > context.body.pos &&
    declaration.end < root.node.pos
    ? declaration.initializer
    : undefined;
}

/** `const end = duration.startTimer({ path })`: calling it observes the time since then. */
function startsTimer(value: ts.Expression): boolean {
  const call = skipOuter(value);
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.name.text === "startTimer"
  );
}

function isTarget(node: ts.Expression): boolean {
  return ts.isBinaryExpression(node.parent) && node.parent.left === node;
}
