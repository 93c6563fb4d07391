import ts from "typescript";

import { skipOuter } from "../program/syntax/functions.ts";
import { isLogicalOperator } from "../program/syntax/operators.ts";
import type { Builder } from "./builder.ts";
import { chain, isChainLink } from "./chains.ts";
import type { Draft } from "./draft.ts";
import { evaluate, isPropertyTarget } from "./expressions.ts";

/** Evaluates `node` as a condition: control goes on in `yes` or in `no`. */
export function condition(
  flow: Builder,
  node: ts.Expression,
  yes: Draft,
  no: Draft,
): void {
  flow.descend();
  decide(flow, skipOuter(node), yes, no);
  flow.ascend();
}

/** Evaluates `node` for whether it is `null` or `undefined`. */
export function nullishness(
  flow: Builder,
  node: ts.Expression,
  nullish: Draft,
  present: Draft,
): void {
  const inner = skipOuter(node);
  // A chain that is cut short is nullish: no need to ask a second time.
  if (isChainLink(inner)) chain(flow, inner, nullish);
  else evaluate(flow, inner);
  flow.edge(present, "present", inner);
  flow.edge(nullish, "nullish", inner);
}

/** The operands of `a && b && c`, which nest to the left. */
function operandsOf(node: ts.BinaryExpression): readonly ts.Expression[] {
  const operator = node.operatorToken.kind;
  const operands: ts.Expression[] = [];
  let left: ts.Expression = node;
  while (ts.isBinaryExpression(left) && left.operatorToken.kind === operator) {
    operands.push(left.right);
    left = skipOuter(left.left);
  }
  operands.push(left);
  return operands.reverse();
}

/** `a && b`, `a || b` and `a ?? b` where their value is wanted. */
export function logical(flow: Builder, node: ts.BinaryExpression): void {
  const operands = operandsOf(node);
  const end = flow.block();
  for (const operand of operands.slice(0, -1)) {
    const next = flow.block();
    test(flow, node.operatorToken.kind, operand, next, end);
    flow.current = next;
  }
  evaluate(flow, node.right);
  flow.proceed(end);
  flow.step("evaluate", node);
}

/** `a &&= b`, `a ||= b` and `a ??= b`. */
export function logicalAssignment(
  flow: Builder,
  node: ts.BinaryExpression,
): void {
  const end = flow.block();
  const write = flow.block();
  test(flow, node.operatorToken.kind, node.left, write, end);
  flow.current = write;
  assigned(flow, node);
  flow.proceed(end);
}

export function isLogicalAssignment(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandEqualsToken ||
    kind === ts.SyntaxKind.BarBarEqualsToken ||
    kind === ts.SyntaxKind.QuestionQuestionEqualsToken
  );
}

/** The left operand: control goes on in `next`, or in `end` where the operator is cut short. */
function test(
  flow: Builder,
  operator: ts.SyntaxKind,
  left: ts.Expression,
  next: Draft,
  end: Draft,
): void {
  switch (operator) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.AmpersandAmpersandEqualsToken:
      condition(flow, left, next, end);
      return;
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.BarBarEqualsToken:
      condition(flow, left, end, next);
      return;
    default:
      nullishness(flow, left, next, end);
  }
}

function assigned(flow: Builder, node: ts.BinaryExpression): void {
  evaluate(flow, node.right);
  if (isPropertyTarget(node.left)) flow.throwing("evaluate", node);
  else flow.step("evaluate", node);
}

function decide(
  flow: Builder,
  node: ts.Expression,
  yes: Draft,
  no: Draft,
): void {
  const constant = truthOf(node);
  if (constant !== undefined) {
    flow.proceed(constant ? yes : no);
    return;
  }
  if (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.ExclamationToken
  ) {
    condition(flow, node.operand, no, yes);
    return;
  }
  if (ts.isConditionalExpression(node)) {
    const whenTrue = flow.block();
    const whenFalse = flow.block();
    condition(flow, node.condition, whenTrue, whenFalse);
    flow.current = whenTrue;
    condition(flow, node.whenTrue, yes, no);
    flow.current = whenFalse;
    condition(flow, node.whenFalse, yes, no);
    return;
  }
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    if (operator === ts.SyntaxKind.CommaToken) {
      evaluate(flow, node.left);
      condition(flow, node.right, yes, no);
      return;
    }
    if (isLogicalOperator(operator)) {
      const operands = operandsOf(node);
      for (const operand of operands.slice(0, -1)) {
        const next = flow.block();
        shortCut(flow, operator, operand, next, yes, no);
        flow.current = next;
      }
      condition(flow, node.right, yes, no);
      return;
    }
    if (isLogicalAssignment(operator)) {
      const write = flow.block();
      shortCut(flow, operator, node.left, write, yes, no);
      flow.current = write;
      assigned(flow, node);
      split(flow, node, yes, no);
      return;
    }
  }
  if (isChainLink(node)) chain(flow, node, no);
  else evaluate(flow, node);
  split(flow, node, yes, no);
}

/** A left operand in a condition: `next` evaluates the right one, all else is decided. */
function shortCut(
  flow: Builder,
  operator: ts.SyntaxKind,
  operand: ts.Expression,
  next: Draft,
  yes: Draft,
  no: Draft,
): void {
  switch (operator) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.AmpersandAmpersandEqualsToken:
      condition(flow, operand, next, no);
      return;
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.BarBarEqualsToken:
      condition(flow, operand, yes, next);
      return;
    default: {
      const present = flow.block();
      nullishness(flow, operand, next, present);
      flow.current = present;
      split(flow, skipOuter(operand), yes, no);
    }
  }
}

function split(
  flow: Builder,
  node: ts.Expression,
  yes: Draft,
  no: Draft,
): void {
  flow.edge(yes, "true", node);
  flow.edge(no, "false", node);
}

function truthOf(node: ts.Expression): boolean | undefined {
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return true;
    case ts.SyntaxKind.FalseKeyword:
    case ts.SyntaxKind.NullKeyword:
      return false;
    default:
      if (ts.isNumericLiteral(node)) return Number(node.text) !== 0;
      return ts.isStringLiteralLike(node) ? node.text !== "" : undefined;
  }
}
