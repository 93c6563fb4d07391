import ts from "typescript";

import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { isAndOr, isAssigned } from "../../program/syntax/operators.ts";
import type { Context } from "./context.ts";

interface Conditions {
  /** Texts of conditions that occur more than once: the paths remember what they were. */
  readonly repeated: ReadonlySet<string>;
  /** Variables whose truth some condition or `return` asks for. */
  readonly asked: ReadonlySet<string>;
}

const conditions = new WeakMap<ts.Node, Conditions>();

export function conditionsOf(context: Context): Conditions {
  let known = conditions.get(context.body);
  if (!known) conditions.set(context.body, (known = collect(context.body)));
  return known;
}

function collect(body: ts.Node): Conditions {
  const counts = new Map<string, number>();
  const asked = new Set<string>();
  // `await timed(async () => { response = await next(); })`: what a callback writes, this body can't follow.
  const elsewhere = new Set<string>();
  const ask = (expression: ts.Expression): void => {
    const inner = skipOuter(expression);
    if (
      ts.isPrefixUnaryExpression(inner) &&
      inner.operator === ts.SyntaxKind.ExclamationToken
    ) {
      ask(inner.operand);
    } else if (ts.isBinaryExpression(inner) && isAndOr(inner)) {
      ask(inner.left);
      ask(inner.right);
    } else {
      if (ts.isIdentifier(inner)) asked.add(inner.text);
      else if (ts.isBinaryExpression(inner) && ts.isIdentifier(inner.left))
        asked.add(inner.left.text);
      if (isStable(inner)) {
        const [key] = keyOf(inner);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  };
  const look = (node: ts.Node): void => {
    if (isFunctionWithBody(node) && node !== body) {
      writtenIn(node, elsewhere);
      return;
    }
    if (
      ts.isIfStatement(node) ||
      ts.isWhileStatement(node) ||
      ts.isDoStatement(node)
    )
      ask(node.expression);
    else if (ts.isForStatement(node) && node.condition) ask(node.condition);
    else if (ts.isConditionalExpression(node)) ask(node.condition);
    else if (ts.isBinaryExpression(node) && isAndOr(node)) ask(node.left);
    else if (ts.isReturnStatement(node) && node.expression) {
      const inner = skipOuter(node.expression);
      if (ts.isIdentifier(inner)) asked.add(inner.text);
    }
    ts.forEachChild(node, look);
  };
  look(body);
  return {
    repeated: new Set(
      [...counts].filter(([, count]) => count > 1).map(([key]) => key),
    ),
    asked: new Set([...asked].filter((name) => !elsewhere.has(name))),
  };
}

function writtenIn(node: ts.Node, found: Set<string>): void {
  if (ts.isIdentifier(node) && isAssigned(node)) found.add(node.text);
  ts.forEachChild(node, (child) => {
    writtenIn(child, found);
  });
}

/** Whether asking twice gives the same: names, paths and comparisons of them with literals. */
function isStable(node: ts.Expression): boolean {
  const inner = skipOuter(node);
  if (ts.isIdentifier(inner) || ts.isLiteralExpression(inner)) return true;
  if (
    inner.kind === ts.SyntaxKind.ThisKeyword ||
    inner.kind === ts.SyntaxKind.NullKeyword
  )
    return true;
  if (ts.isPropertyAccessExpression(inner)) return isStable(inner.expression);
  return (
    ts.isBinaryExpression(inner) &&
    isStable(inner.left) &&
    isStable(inner.right)
  );
}

/** A condition as a key, and whether it is the opposite of that key. */
export function keyOf(
  condition: ts.Expression,
): readonly [key: string, flipped: boolean] {
  const inner = skipOuter(condition);
  if (ts.isBinaryExpression(inner)) {
    const operator = inner.operatorToken.getText();
    if (operator === "!==" || operator === "!=") {
      return [
        `${inner.left.getText()} ${operator.replace("!", "=")} ${inner.right.getText()}`,
        true,
      ];
    }
    return [
      `${inner.left.getText()} ${operator} ${inner.right.getText()}`,
      false,
    ];
  }
  return [inner.getText(), false];
}

/** The truth that an initialiser or an assigned value has, for variables that some condition asks. */
export function truthOf(
  context: Context,
  name: string,
  source: ts.Expression | undefined,
): "truthy" | "falsy" | "undefined" | undefined {
  if (!conditionsOf(context).asked.has(name)) return undefined;
  if (!source) return "undefined";
  const inner = skipOuter(source);
  switch (inner.kind) {
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.ObjectLiteralExpression:
    case ts.SyntaxKind.ArrayLiteralExpression:
    case ts.SyntaxKind.NewExpression:
    case ts.SyntaxKind.ArrowFunction:
    case ts.SyntaxKind.FunctionExpression:
      return "truthy";
    case ts.SyntaxKind.FalseKeyword:
    case ts.SyntaxKind.NullKeyword:
      return "falsy";
    default:
      return ts.isIdentifier(inner) && inner.text === "undefined"
        ? "undefined"
        : undefined;
  }
}
