import ts from "typescript";

import { skipOuter } from "../program/syntax/functions.ts";
import { isLogicalOperator } from "../program/syntax/operators.ts";
import type { Builder } from "./builder.ts";
import { chain, isChainLink, isSafeBase, type ChainLink } from "./chains.ts";
import {
  condition,
  isLogicalAssignment,
  logical,
  logicalAssignment,
} from "./conditions.ts";
import { classParts, jsx, objectParts } from "./literals.ts";
import { assignPattern, isAssignmentPattern } from "./patterns.ts";

const kinds = ts.SyntaxKind;

/** Evaluates an expression for its value. */
export function evaluate(flow: Builder, node: ts.Expression): void {
  flow.descend();
  visit(flow, node);
  flow.ascend();
}

/** Evaluates what a target of an assignment stands on (`a` and `b` of `a[b]`), without reading it. */
export function reference(flow: Builder, target: ts.Expression): void {
  const inner = skipOuter(target);
  if (
    ts.isPropertyAccessExpression(inner) ||
    ts.isElementAccessExpression(inner)
  )
    chain(flow, inner, undefined, false);
  else if (!ts.isIdentifier(inner)) evaluate(flow, inner);
}

/** Whether a write to `target` may throw because it stands on `null` or `undefined`. */
export function isPropertyTarget(target: ts.Expression): boolean {
  const inner = skipOuter(target);
  return (
    (ts.isPropertyAccessExpression(inner) ||
      ts.isElementAccessExpression(inner)) &&
    !isSafeBase(inner.expression)
  );
}

function visit(flow: Builder, node: ts.Expression): void {
  switch (node.kind) {
    case kinds.ParenthesizedExpression:
    case kinds.AsExpression:
    case kinds.SatisfiesExpression:
    case kinds.TypeAssertionExpression:
    case kinds.ExpressionWithTypeArguments:
      evaluate(flow, (node as ts.ParenthesizedExpression).expression);
      return;
    case kinds.CallExpression:
    case kinds.PropertyAccessExpression:
    case kinds.ElementAccessExpression:
    case kinds.NonNullExpression:
      chain(flow, node as ChainLink);
      return;
    case kinds.BinaryExpression:
      binary(flow, node as ts.BinaryExpression);
      return;
    case kinds.ConditionalExpression:
      conditional(flow, node as ts.ConditionalExpression);
      return;
    case kinds.PrefixUnaryExpression:
    case kinds.PostfixUnaryExpression:
      unary(flow, node as ts.PrefixUnaryExpression | ts.PostfixUnaryExpression);
      return;
    case kinds.TypeOfExpression:
    case kinds.VoidExpression:
      evaluate(flow, (node as ts.VoidExpression).expression);
      flow.step("evaluate", node);
      return;
    case kinds.DeleteExpression:
      remove(flow, node as ts.DeleteExpression);
      return;
    case kinds.AwaitExpression:
      evaluate(flow, (node as ts.AwaitExpression).expression);
      flow.step("suspend", node);
      flow.throwing("evaluate", node);
      return;
    case kinds.YieldExpression: {
      const { expression } = node as ts.YieldExpression;
      if (expression) evaluate(flow, expression);
      flow.step("suspend", node);
      flow.throwing("evaluate", node);
      return;
    }
    case kinds.NewExpression: {
      const { expression, arguments: values } = node as ts.NewExpression;
      evaluate(flow, expression);
      for (const value of values ?? []) evaluate(flow, value);
      flow.throwing("evaluate", node);
      return;
    }
    case kinds.TaggedTemplateExpression: {
      const { tag, template } = node as ts.TaggedTemplateExpression;
      evaluate(flow, tag);
      if (ts.isTemplateExpression(template)) spans(flow, template);
      flow.throwing("evaluate", node);
      return;
    }
    case kinds.TemplateExpression:
      spans(flow, node as ts.TemplateExpression);
      flow.step("evaluate", node);
      return;
    case kinds.SpreadElement:
      evaluate(flow, (node as ts.SpreadElement).expression);
      flow.throwing("evaluate", node);
      return;
    case kinds.ArrayLiteralExpression:
      for (const element of (node as ts.ArrayLiteralExpression).elements)
        evaluate(flow, element);
      flow.step("evaluate", node);
      return;
    case kinds.ObjectLiteralExpression:
      objectParts(flow, node as ts.ObjectLiteralExpression);
      flow.step("evaluate", node);
      return;
    case kinds.ClassExpression:
      classParts(flow, node as ts.ClassExpression);
      flow.step("evaluate", node);
      return;
    case kinds.JsxElement:
    case kinds.JsxSelfClosingElement:
    case kinds.JsxFragment:
      jsx(
        flow,
        node as ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment,
      );
      return;
    case kinds.Identifier:
    case kinds.ArrowFunction:
    case kinds.FunctionExpression:
      flow.step("evaluate", node);
      return;
    default:
      // Literals, `this`, `super`, `import`, meta properties, holes of arrays and `#x` of `#x in y`.
      return;
  }
}

function binary(flow: Builder, node: ts.BinaryExpression): void {
  const operator = node.operatorToken.kind;
  if (isLogicalOperator(operator)) logical(flow, node);
  else if (isLogicalAssignment(operator)) logicalAssignment(flow, node);
  else if (isAssignment(operator)) assignment(flow, node);
  else operation(flow, node);
}

/** `a + b + c`, without recursion on the left: thousands of them occur. */
function operation(flow: Builder, node: ts.BinaryExpression): void {
  const nested: ts.BinaryExpression[] = [];
  let left: ts.Expression = node;
  while (ts.isBinaryExpression(left) && isOperation(left)) {
    nested.push(left);
    left = left.left;
  }
  evaluate(flow, left);
  for (const outer of nested.reverse()) {
    evaluate(flow, outer.right);
    flow.step("evaluate", outer);
  }
}

function isOperation(node: ts.BinaryExpression): boolean {
  const operator = node.operatorToken.kind;
  return !isLogicalOperator(operator) && !isAssignment(operator);
}

function isAssignment(operator: ts.SyntaxKind): boolean {
  return operator >= kinds.FirstAssignment && operator <= kinds.LastAssignment;
}

function assignment(flow: Builder, node: ts.BinaryExpression): void {
  const target = skipOuter(node.left);
  if (node.operatorToken.kind !== kinds.EqualsToken) {
    // `a += b` reads `a` before it evaluates `b`.
    evaluate(flow, target);
    evaluate(flow, node.right);
  } else if (isAssignmentPattern(target)) {
    evaluate(flow, node.right);
    assignPattern(flow, target);
  } else {
    reference(flow, target);
    evaluate(flow, node.right);
  }
  if (isPropertyTarget(target)) flow.throwing("evaluate", node);
  else flow.step("evaluate", node);
}

function conditional(flow: Builder, node: ts.ConditionalExpression): void {
  const whenTrue = flow.block();
  const whenFalse = flow.block();
  const end = flow.block();
  condition(flow, node.condition, whenTrue, whenFalse);
  flow.current = whenTrue;
  evaluate(flow, node.whenTrue);
  flow.proceed(end);
  flow.current = whenFalse;
  evaluate(flow, node.whenFalse);
  flow.proceed(end);
  flow.step("evaluate", node);
}

function unary(
  flow: Builder,
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
): void {
  evaluate(flow, node.operand);
  const writes =
    node.operator === kinds.PlusPlusToken ||
    node.operator === kinds.MinusMinusToken;
  if (writes && isPropertyTarget(node.operand)) flow.throwing("evaluate", node);
  else flow.step("evaluate", node);
}

function remove(flow: Builder, node: ts.DeleteExpression): void {
  const target = skipOuter(node.expression);
  if (!isChainLink(target) || ts.isCallExpression(target)) {
    reference(flow, target);
    flow.step("evaluate", node);
    return;
  }
  chain(flow, target, undefined, false);
  if (isPropertyTarget(target)) flow.throwing("evaluate", node);
  else flow.step("evaluate", node);
}

function spans(flow: Builder, template: ts.TemplateExpression): void {
  for (const span of template.templateSpans) evaluate(flow, span.expression);
}
