import ts from "typescript";

import { hasModifier, isStatic } from "../program/syntax/functions.ts";
import type { Builder } from "./builder.ts";
import { evaluate } from "./expressions.ts";
import { propertyName } from "./patterns.ts";

/** The names and values of an object literal, in their order. */
export function objectParts(
  flow: Builder,
  node: ts.ObjectLiteralExpression,
): void {
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      evaluate(flow, property.expression);
    } else if (ts.isShorthandPropertyAssignment(property)) {
      evaluate(flow, property.name);
    } else {
      propertyName(flow, property.name);
      if (ts.isPropertyAssignment(property))
        evaluate(flow, property.initializer);
      else flow.step("evaluate", property);
    }
  }
}

/**
 * What runs when a class is defined: decorators, the base class, computed names, then static fields
 * and blocks. Instance fields belong to the constructor, and no body has them.
 */
export function classParts(flow: Builder, node: ts.ClassLikeDeclaration): void {
  decorators(flow, node);
  for (const clause of node.heritageClauses ?? []) {
    if (clause.token !== ts.SyntaxKind.ExtendsKeyword) continue;
    for (const type of clause.types) evaluate(flow, type.expression);
  }
  for (const member of node.members) {
    decorators(flow, member);
    if (ts.isConstructorDeclaration(member) || ts.isMethodDeclaration(member)) {
      for (const parameter of member.parameters) decorators(flow, parameter);
    }
    if (member.name) propertyName(flow, member.name);
  }
  for (const member of node.members) {
    if (ts.isClassStaticBlockDeclaration(member)) {
      flow.throwing("evaluate", member);
    } else if (ts.isPropertyDeclaration(member) && isStaticField(member)) {
      if (member.initializer) evaluate(flow, member.initializer);
      flow.step("bind", member);
    }
  }
}

function decorators(flow: Builder, node: ts.Node): void {
  if (!ts.canHaveDecorators(node)) return;
  for (const decorator of ts.getDecorators(node) ?? [])
    evaluate(flow, decorator.expression);
}

function isStaticField(member: ts.PropertyDeclaration): boolean {
  return isStatic(member) && !hasModifier(member, ts.SyntaxKind.DeclareKeyword);
}

/** A JSX element: its component, its attributes, its children. */
export function jsx(
  flow: Builder,
  node: ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment,
): void {
  flow.descend();
  if (!ts.isJsxFragment(node)) {
    const opening = ts.isJsxElement(node) ? node.openingElement : node;
    const { tagName } = opening;
    if (isComponent(tagName)) evaluate(flow, tagName);
    for (const attribute of opening.attributes.properties) {
      if (ts.isJsxSpreadAttribute(attribute))
        evaluate(flow, attribute.expression);
      else if (attribute.initializer) jsxChild(flow, attribute.initializer);
    }
  }
  if (!ts.isJsxSelfClosingElement(node)) {
    for (const child of node.children) jsxChild(flow, child);
  }
  flow.step("evaluate", node);
  flow.ascend();
}

function jsxChild(
  flow: Builder,
  child: ts.JsxChild | ts.JsxAttributeValue,
): void {
  if (ts.isJsxExpression(child)) {
    if (child.expression) evaluate(flow, child.expression);
  } else if (
    ts.isJsxElement(child) ||
    ts.isJsxSelfClosingElement(child) ||
    ts.isJsxFragment(child)
  ) {
    jsx(flow, child);
  }
}

function isComponent(
  tagName: ts.JsxTagNameExpression,
): tagName is Exclude<ts.JsxTagNameExpression, ts.JsxNamespacedName> {
  return (
    !ts.isJsxNamespacedName(tagName) &&
    !(ts.isIdentifier(tagName) && /^[a-z]/.test(tagName.text))
  );
}
