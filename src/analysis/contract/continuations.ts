import ts from "typescript";

import type { FunctionWithBody } from "../../program/syntax/functions.ts";
import type { Framework } from "./registrations.ts";

/** Whether a middleware calls its continuation. */
export function callsOn(body: FunctionWithBody, framework: Framework): boolean {
  const next = continuationOf(body, framework);
  if (next === undefined) return false;
  const visit = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && node.text === next && node.parent !== body) ||
    (ts.forEachChild(node, visit) ?? false);
  return visit(body.body);
}

/** The name of a handler's continuation, by the place that the framework gives it. */
export function continuationOf(
  { parameters }: FunctionWithBody,
  framework: Framework,
): string | undefined {
  const place =
    framework === "express" ? Math.max(2, parameters.length - 1) : 1;
  const name = parameters[place]?.name;
  return name && ts.isIdentifier(name) ? name.text : undefined;
}

/** `await next(); c.header(…)`: there is work on the answer. */
export function goesOnAfter(body: FunctionWithBody): boolean {
  const next = continuationOf(body, "hono");
  if (next === undefined || !ts.isBlock(body.body)) return false;
  const { statements } = body.body;
  const at = statements.findIndex(
    (statement) =>
      ts.isExpressionStatement(statement) &&
      ts.isAwaitExpression(statement.expression) &&
      ts.isCallExpression(statement.expression.expression) &&
      statement.expression.expression.expression.getText() === next,
  );
  return at >= 0 && at < statements.length - 1;
}

/** `try { await next(); } catch (error) { ctx.status = … }`: answers in place of what failed below. */
export function catchesDownstream(body: FunctionWithBody): boolean {
  const next = continuationOf(body, "koa");
  if (next === undefined || !ts.isBlock(body.body)) return false;
  return body.body.statements.some((statement) => {
    if (!ts.isTryStatement(statement) || !statement.catchClause) return false;
    const answers = (node: ts.Node): boolean =>
      (ts.isBinaryExpression(node) &&
        node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        /\.(?:status|body)$/.test(node.left.getText())) ||
      (ts.forEachChild(node, answers) ?? false);
    const rethrows = (node: ts.Node): boolean =>
      ts.isThrowStatement(node) || (ts.forEachChild(node, rethrows) ?? false);
    const calls = (node: ts.Node): boolean =>
      (ts.isCallExpression(node) && node.expression.getText() === next) ||
      (ts.forEachChild(node, calls) ?? false);
    return (
      calls(statement.tryBlock) &&
      answers(statement.catchClause.block) &&
      !rethrows(statement.catchClause.block)
    );
  });
}
