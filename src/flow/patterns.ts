import ts from "typescript";

import { skipOuter } from "../program/syntax/functions.ts";
import type { Builder } from "./builder.ts";
import { evaluate, isPropertyTarget, reference } from "./expressions.ts";

type Named =
  ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement;

/** Gives the names of a declaration their values. */
export function bind(flow: Builder, declaration: Named): void {
  const { name } = declaration;
  if (ts.isIdentifier(name)) {
    flow.step("bind", declaration);
    return;
  }
  flow.descend();
  flow.throwing("bind", declaration);
  for (const element of name.elements) {
    if (ts.isOmittedExpression(element)) continue;
    if (element.propertyName) propertyName(flow, element.propertyName);
    defaultValue(flow, element.initializer);
    bind(flow, element);
  }
  flow.ascend();
}

/** `= initializer` of a parameter or in a pattern: evaluated where the value is `undefined`. */
export function defaultValue(
  flow: Builder,
  initializer: ts.Expression | undefined,
): void {
  if (!initializer) return;
  const missing = flow.block();
  const end = flow.block();
  flow.edge(missing, "next");
  flow.edge(end, "next");
  flow.current = missing;
  evaluate(flow, initializer);
  flow.proceed(end);
}

/** The expression of a computed name. */
export function propertyName(flow: Builder, name: ts.PropertyName): void {
  if (ts.isComputedPropertyName(name)) evaluate(flow, name.expression);
}

export function isAssignmentPattern(
  node: ts.Expression,
): node is ts.ArrayLiteralExpression | ts.ObjectLiteralExpression {
  return (
    ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)
  );
}

/** Writes a value that is at hand to a target, which may be a pattern or have a default. */
export function assign(flow: Builder, node: ts.Expression): void {
  const outer = skipOuter(node);
  const hasDefault =
    ts.isBinaryExpression(outer) &&
    outer.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  const target = hasDefault ? skipOuter(outer.left) : outer;
  const initializer = hasDefault ? outer.right : undefined;
  if (isAssignmentPattern(target)) {
    defaultValue(flow, initializer);
    assignPattern(flow, target);
  } else {
    reference(flow, target);
    defaultValue(flow, initializer);
    write(flow, target);
  }
}

/** Takes the value at hand apart. */
export function assignPattern(
  flow: Builder,
  pattern: ts.ArrayLiteralExpression | ts.ObjectLiteralExpression,
): void {
  flow.descend();
  flow.throwing("bind", pattern);
  if (ts.isArrayLiteralExpression(pattern)) {
    for (const element of pattern.elements) {
      if (ts.isOmittedExpression(element)) continue;
      assign(flow, ts.isSpreadElement(element) ? element.expression : element);
    }
  } else {
    for (const property of pattern.properties) {
      if (ts.isPropertyAssignment(property)) {
        propertyName(flow, property.name);
        assign(flow, property.initializer);
      } else if (ts.isShorthandPropertyAssignment(property)) {
        defaultValue(flow, property.objectAssignmentInitializer);
        write(flow, property.name);
      } else if (ts.isSpreadAssignment(property)) {
        assign(flow, property.expression);
      }
    }
  }
  flow.ascend();
}

function write(flow: Builder, target: ts.Expression): void {
  if (isPropertyTarget(target)) flow.throwing("bind", target);
  else flow.step("bind", target);
}
