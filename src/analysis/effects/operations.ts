import ts from "typescript";

import type { CalleeBody } from "../../program/calls/callees.ts";
import {
  isConversion,
  type Conversion,
} from "../../program/calls/conversions.ts";
import {
  isFunctionWithBody,
  isStatic,
} from "../../program/syntax/functions.ts";

/** One place in a body that can run other code or hold the event loop. */
export type Operation =
  | ts.CallExpression
  | ts.NewExpression
  | ts.TaggedTemplateExpression
  | ts.PropertyAccessExpression
  | ts.ElementAccessExpression
  | ts.BindingElement
  | ts.ForOfStatement
  | ts.SpreadElement
  | ts.YieldExpression
  | ts.AwaitExpression
  | ts.IterationStatement
  | ts.ArrayBindingPattern
  | Conversion;

const byBody = new WeakMap<CalleeBody, readonly Operation[]>();

/**
 * The operations of a body in source order, nested functions left out. A parameter's default is a body
 * of its own, and so is that of a field which it destructures: it runs only where the argument is missing.
 */
export function operationsIn(body: CalleeBody): readonly Operation[] {
  let operations = byBody.get(body);
  if (!operations) {
    const found: Operation[] = [];
    if (
      ts.isPropertyDeclaration(body) ||
      ts.isParameter(body) ||
      ts.isBindingElement(body)
    )
      visit(body.initializer, found);
    else {
      for (const parameter of body.parameters)
        visitPattern(parameter.name, found);
      visit(body.body, found);
    }
    byBody.set(body, (operations = found));
  }
  return operations;
}

/** What destructuring a parameter reads. */
function visitPattern(name: ts.BindingName, found: Operation[]): void {
  if (ts.isIdentifier(name)) return;
  for (const element of name.elements) {
    if (ts.isOmittedExpression(element)) continue;
    found.push(element);
    visitPattern(element.name, found);
  }
}

function visit(node: ts.Node, found: Operation[]): void {
  if (isFunctionWithBody(node) || ts.isTypeNode(node)) return;
  if (ts.isClassLike(node)) {
    // Of a class in a body only what is static runs where it stands.
    for (const member of node.members)
      if (
        ts.isClassStaticBlockDeclaration(member) ||
        (ts.isPropertyDeclaration(member) && isStatic(member))
      )
        ts.forEachChild(member, (child) => {
          visit(child, found);
        });
    return;
  }
  if (isOperation(node)) found.push(node);
  ts.forEachChild(node, (child) => {
    visit(child, found);
  });
}

function isOperation(node: ts.Node): node is Operation {
  return (
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ((ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node)) &&
      !isCallee(node)) ||
    ts.isBindingElement(node) ||
    ts.isForOfStatement(node) ||
    ts.isSpreadElement(node) ||
    ts.isYieldExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isWhileStatement(node) ||
    ts.isDoStatement(node) ||
    ts.isForStatement(node) ||
    ts.isArrayBindingPattern(node) ||
    isConversion(node)
  );
}

/** The callee of a call is read by the call. */
function isCallee(node: ts.Expression): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
}
