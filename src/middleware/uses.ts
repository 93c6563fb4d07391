import ts from "typescript";

import { takesData } from "../program/files/data-globals.ts";
import { nodesOf } from "../program/files/file-nodes.ts";
import { isFunctionWithBody, skipOuter } from "../program/syntax/functions.ts";
import { addTo } from "../program/files/lists.ts";
import { requiredModule } from "../program/files/required-module.ts";
import { keptIn } from "./exported-names.ts";

/** The place of a value among the arguments of a call. */
export interface Place {
  readonly call: ts.CallExpression | ts.NewExpression;
  readonly index: number;
  /** Property names from the argument to the value, arrays left out: `["hooks", "preHandler"]`. */
  readonly path: readonly string[];
}

/** A name, or a call of a name, that stands where a function value may be wanted. */
export interface Use {
  /** The last part of the name: `auth` for `auth`, `mws.auth` and `this.auth`. */
  readonly name: string;
  /** The name itself; of a call, what is called. */
  readonly named: ts.Expression;
  /** The expression in its place: `named`, or the call of it. */
  readonly expression: ts.Expression;
  /** True for `app.use(logger())`: the value is what `logger` returns. */
  readonly called: boolean;
  /** True for `app.use("files", new Files())`: the value is an object, and `named` its class. */
  readonly made?: boolean;
  /** The name that keeps what the call gives: `const admins = only("admin")`, `exports.admins = only("admin")`. */
  readonly keptAs?: string;
  /** Nothing for a typed place that is no argument: `const first: Middleware = auth`. */
  readonly place?: Place;
}

/** The uses of a file by name. */
type UseIndex = ReadonlyMap<string, readonly Use[]>;

/** `const list = require("./list")`, `const { all: list } = require(…)`, `require(…).all`: the names here and there. */
function requiredNames(
  name: ts.BindingName,
  value: ts.Expression,
): readonly (readonly [string, string])[] {
  if (ts.isIdentifier(name)) {
    if (requiredModule(value) !== undefined) return [[name.text, "default"]];
    return ts.isPropertyAccessExpression(value) &&
      requiredModule(value.expression) !== undefined
      ? [[name.text, value.name.text]]
      : [];
  }
  return ts.isObjectBindingPattern(name) && requiredModule(value) !== undefined
    ? name.elements.flatMap(({ name: own, propertyName }) =>
        propertyName && ts.isIdentifier(own)
          ? [[own.text, propertyName.getText()] as const]
          : [],
      )
    : [];
}

const indices = new WeakMap<ts.SourceFile, UseIndex>();

/** The names that a file hands to calls and to typed places, by their last part. Syntax alone. */
export function usesIn(sourceFile: ts.SourceFile): UseIndex {
  let index = indices.get(sourceFile);
  if (!index) indices.set(sourceFile, (index = collect(sourceFile)));
  return index;
}

/** The argument place in which a function or another expression stands, arrays and objects looked through. */
export function placeAround(expression: ts.Node): Place | undefined {
  const path: string[] = [];
  let node = expression;
  for (let depth = 0; depth < 20; depth++) {
    const parent = node.parent as ts.Node | undefined;
    if (!parent) return undefined;
    if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
      const index = parent.arguments?.indexOf(node as ts.Expression) ?? -1;
      return index < 0 ? undefined : { call: parent, index, path };
    }
    if (ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node)) {
      if (!ts.isObjectLiteralExpression(parent)) return undefined;
      const name = node.name;
      path.unshift(
        ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : "*",
      );
    } else if (
      !isTransparent(parent) &&
      !ts.isPropertyAssignment(parent) &&
      !ts.isSpreadAssignment(parent) &&
      !ts.isObjectLiteralExpression(parent)
    ) {
      return undefined;
    }
    node = parent;
  }
  return undefined;
}

/** Whether an expression has the value of one that stands in it. */
export function isTransparent(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isConditionalExpression(node) ||
    (ts.isBinaryExpression(node) &&
      [
        ts.SyntaxKind.AmpersandAmpersandToken,
        ts.SyntaxKind.BarBarToken,
        ts.SyntaxKind.QuestionQuestionToken,
      ].includes(node.operatorToken.kind))
  );
}

function collect(sourceFile: ts.SourceFile): UseIndex {
  const uses = new Map<string, Use[]>();
  const imported = new Map<string, string>();
  const arrays = new Map<string, ts.ArrayLiteralExpression>();
  const objects = new Map<string, ts.NewExpression>();
  const typed: ts.Expression[] = [];
  for (const { name } of nodesOf<ts.ImportClause>(
    sourceFile,
    ts.SyntaxKind.ImportClause,
  ))
    if (name) imported.set(name.text, "default");
  for (const { name, propertyName } of nodesOf<ts.ImportSpecifier>(
    sourceFile,
    ts.SyntaxKind.ImportSpecifier,
  ))
    if (propertyName) imported.set(name.text, propertyName.text);
  for (const { name, type, initializer } of nodesOf<ts.VariableDeclaration>(
    sourceFile,
    ts.SyntaxKind.VariableDeclaration,
  )) {
    if (!initializer) continue;
    const value = skipOuter(initializer);
    for (const [own, exported] of requiredNames(name, value))
      imported.set(own, exported);
    if (ts.isArrayLiteralExpression(value) && ts.isIdentifier(name))
      arrays.set(name.text, value);
    if (ts.isNewExpression(value) && ts.isIdentifier(name))
      objects.set(name.text, value);
    if (type) typed.push(initializer);
  }
  for (const { expression } of nodesOf<
    ts.SatisfiesExpression | ts.AsExpression
  >(sourceFile, ts.SyntaxKind.SatisfiesExpression, ts.SyntaxKind.AsExpression))
    typed.push(expression);
  for (const { type, initializer } of nodesOf<ts.PropertyDeclaration>(
    sourceFile,
    ts.SyntaxKind.PropertyDeclaration,
  ))
    if (type && initializer) typed.push(initializer);

  const add = (use: Use): void => {
    const known = imported.get(use.name);
    for (const name of known ? [use.name, known] : [use.name])
      addTo(uses, name, use);
  };
  const flatten = (
    expression: ts.Expression,
    place: Place | undefined,
    depth: number,
  ): void => {
    const value = skipOuter(expression);
    if (depth === 0 || isFunctionWithBody(value)) return;
    const again = (next: ts.Expression, property?: string): void =>
      flatten(
        next,
        place && property !== undefined
          ? { ...place, path: [...place.path, property] }
          : place,
        depth - 1,
      );
    if (ts.isArrayLiteralExpression(value)) {
      value.elements.forEach((element) => again(element));
    } else if (ts.isSpreadElement(value)) {
      again(value.expression);
    } else if (ts.isConditionalExpression(value)) {
      again(value.whenTrue);
      again(value.whenFalse);
    } else if (ts.isBinaryExpression(value)) {
      again(value.left);
      again(value.right);
    } else if (ts.isObjectLiteralExpression(value)) {
      for (const property of value.properties) {
        const name =
          property.name && !ts.isComputedPropertyName(property.name)
            ? property.name.getText(sourceFile).replace(/^["']|["']$/g, "")
            : "*";
        if (ts.isPropertyAssignment(property))
          again(property.initializer, name);
        else if (ts.isShorthandPropertyAssignment(property))
          again(property.name, name);
        else if (ts.isSpreadAssignment(property)) again(property.expression);
      }
    } else if (ts.isNewExpression(value)) {
      const name = lastName(value.expression);
      if (name === undefined || !place) return;
      const named = value.expression;
      add({ name, named, expression: value, called: false, made: true, place });
    } else {
      const called = ts.isCallExpression(value) && !isBind(value);
      const named = ts.isCallExpression(value)
        ? isBind(value)
          ? (value.expression as ts.PropertyAccessExpression).expression
          : skipOuter(value.expression)
        : value;
      const name = lastName(named);
      if (name === undefined) return;
      const array =
        ts.isIdentifier(named) && !called ? arrays.get(name) : undefined;
      if (array) again(array);
      const object =
        ts.isIdentifier(named) && !called ? objects.get(name) : undefined;
      if (object) again(object);
      add({
        name,
        named,
        expression: value,
        called,
        ...(place ? { place } : {}),
      });
    }
  };
  for (const call of nodesOf<ts.CallExpression | ts.NewExpression>(
    sourceFile,
    ts.SyntaxKind.CallExpression,
    ts.SyntaxKind.NewExpression,
  ))
    if (!takesData(call.expression))
      call.arguments?.forEach((argument, index) =>
        flatten(argument, { call, index, path: [] }, 8),
      );
  for (const expression of typed) flatten(expression, undefined, 4);
  for (const [keptAs, value] of keptIn(sourceFile)) {
    const call = skipOuter(value);
    const named = ts.isCallExpression(call) ? call.expression : undefined;
    const name = named && lastName(named);
    if (named && name !== undefined && name !== "require")
      add({ name, named, expression: call, called: true, keptAs });
  }
  return uses;
}

function isBind(call: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.name.text === "bind"
  );
}

function lastName(expression: ts.Expression): string | undefined {
  const value = skipOuter(expression);
  if (ts.isIdentifier(value)) return value.text;
  return ts.isPropertyAccessExpression(value) ? value.name.text : undefined;
}
