import ts from "typescript";

import {
  givenParametersOf,
  isFunctionWithBody,
  isWithin,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { namesSetIn } from "../../program/syntax/set-names.ts";
import { isConstant, symbolOf } from "../../program/types/symbols.ts";

/**
 * The parameters of a function that make a value another one from call to call: `name`, `options.name` for a
 * part of one, `0.name` for a part that the first one is taken apart into, `this` for what each object has of
 * its own. With none of them it is the same for the whole process; `undefined` says that anything may change it.
 */
export type KeyParameters = ReadonlySet<string> | undefined;

export const alwaysTheSame: ReadonlySet<string> = new Set();
/** The same for one object, and so for the process where that object lives as long. */
export const eachObject: ReadonlySet<string> = new Set(["this"]);

/** Whether something that is done for each of these is done once by an object that lives as long as the process. */
export function isOnceForAll(keys: KeyParameters): boolean {
  return keys !== undefined && [...keys].every((key) => eachObject.has(key));
}

interface Frame {
  readonly checker: ts.TypeChecker;
  /** The function whose parameters are asked for. */
  readonly body: ts.Node;
  /** The function around it that has made the cache: what that one was given stays as it is for the cache. */
  readonly home?: ts.Node | undefined;
}

const deepest = 8;

/** Which parameters of `body` a value that is computed in there depends on: those of a cache's key, say. */
export function keyParametersOf(
  frame: Frame,
  value: ts.Expression,
  depth = deepest,
): KeyParameters {
  const inner = skipOuter(value);
  if (depth === 0) return undefined;
  const all = (parts: readonly ts.Expression[]): KeyParameters =>
    parts.reduce<KeyParameters>(
      (known, part) =>
        known && union(known, keyParametersOf(frame, part, depth - 1)),
      alwaysTheSame,
    );
  if (isLiteral(inner)) return alwaysTheSame;
  if (ts.isTemplateExpression(inner))
    return all(inner.templateSpans.map(({ expression }) => expression));
  if (ts.isBinaryExpression(inner)) return all([inner.left, inner.right]);
  // Whatever decides between two values, there are no more of them.
  if (ts.isConditionalExpression(inner))
    return all([inner.whenTrue, inner.whenFalse]);
  if (ts.isArrayLiteralExpression(inner)) return all([...inner.elements]);
  if (ts.isSpreadElement(inner)) return all([inner.expression]);
  if (ts.isElementAccessExpression(inner))
    return all([inner.expression, inner.argumentExpression]);
  if (ts.isPropertyAccessExpression(inner))
    return inner.expression.kind === ts.SyntaxKind.ThisKeyword
      ? ofField(frame, inner, depth)
      : keyParametersOfPart(frame, inner.expression, inner.name.text, depth);
  if (ts.isMetaProperty(inner)) return alwaysTheSame;
  if (ts.isCallExpression(inner) || ts.isNewExpression(inner))
    return isPlainText(frame.checker, inner)
      ? all([
          ...(ts.isPropertyAccessExpression(inner.expression)
            ? [inner.expression.expression]
            : []),
          ...(inner.arguments ?? []),
        ])
      : undefined;
  return ts.isIdentifier(inner) ? ofName(frame, inner, depth) : undefined;
}

export function union(
  one: ReadonlySet<string>,
  other: KeyParameters,
): KeyParameters {
  if (!other) return undefined;
  if (one.size === 0) return other;
  return other.size === 0 ? one : new Set([...one, ...other]);
}

function isLiteral(node: ts.Expression): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isNumericLiteral(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    node.kind === ts.SyntaxKind.NullKeyword
  );
}

function ofName(
  frame: Frame,
  name: ts.Identifier,
  depth: number,
): KeyParameters {
  if (name.text === "undefined") return alwaysTheSame;
  const declaration = symbolOf(frame.checker, name)?.valueDeclaration;
  if (!declaration)
    return isModuleName(frame, name) ? alwaysTheSame : undefined;
  const home = ts.findAncestor(declaration.parent, ts.isFunctionLike);
  if (!home) return alwaysTheSame;
  if (home === frame.home) return alwaysTheSame;
  if (!isWithin(home, frame.body))
    return isConstant(declaration) && ts.isVariableDeclaration(declaration)
      ? sameIn(frame, home, declaration.initializer, depth)
      : undefined;
  if (ts.isParameter(declaration))
    return ofParameter(frame, declaration, depth);
  if (ts.isBindingElement(declaration))
    return ofElement(frame, declaration, depth);
  if (!ts.isVariableDeclaration(declaration)) return undefined;
  const list = declaration.parent;
  if (!ts.isVariableDeclarationList(list) || !(list.flags & ts.NodeFlags.Const))
    return undefined;
  if (ts.isForOfStatement(list.parent))
    return keyParametersOf(frame, list.parent.expression, depth - 1);
  return declaration.initializer
    ? keyParametersOf(frame, declaration.initializer, depth - 1)
    : undefined;
}

/** What is written in a function around `body` and is the same for the process: a constant of it, say. */
function sameIn(
  { checker }: Frame,
  around: ts.Node,
  value: ts.Expression | undefined,
  depth: number,
): KeyParameters {
  const keys =
    value && keyParametersOf({ checker, body: around }, value, depth - 1);
  return keys?.size === 0 ? keys : undefined;
}

/** A namespace that is imported has no declaration of its own. */
function isModuleName({ checker }: Frame, name: ts.Identifier): boolean {
  const symbol = symbolOf(checker, name);
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Module) !== 0;
}

function ofParameter(
  frame: Frame,
  parameter: ts.ParameterDeclaration,
  depth: number,
): KeyParameters {
  const owner = parameter.parent;
  if (!ts.isIdentifier(parameter.name) || parameter.dotDotDotToken)
    return undefined;
  const turns =
    owner.parameters[0] === parameter ? turnedOver(owner) : undefined;
  if (owner !== frame.body)
    return turns ? keyParametersOf(frame, turns, depth - 1) : undefined;
  if (isFunctionWithBody(owner) && namesSetIn(owner).has(parameter.name.text))
    return undefined;
  const around = turns && ts.findAncestor(turns, ts.isFunctionLike);
  const same = around && sameIn(frame, around, turns, depth);
  if (same) return same;
  const own = new Set([parameter.name.text]);
  return parameter.initializer
    ? union(own, keyParametersOf(frame, parameter.initializer, depth - 1))
    : own;
}

/** `{ name }` of a parameter, or of a constant: the part of what is taken apart. */
function ofElement(
  frame: Frame,
  element: ts.BindingElement,
  depth: number,
): KeyParameters {
  const { propertyName = element.name, parent: pattern } = element;
  const holder = pattern.parent;
  if (
    !ts.isObjectBindingPattern(pattern) ||
    !ts.isIdentifier(propertyName) ||
    !ts.isIdentifier(element.name) ||
    element.dotDotDotToken
  )
    return undefined;
  const own = ts.isParameter(holder)
    ? ofPattern(frame, holder, element.name.text, propertyName.text)
    : ts.isVariableDeclaration(holder) && holder.initializer
      ? keyParametersOfPart(
          frame,
          holder.initializer,
          propertyName.text,
          depth - 1,
        )
      : undefined;
  return own && element.initializer
    ? union(own, keyParametersOf(frame, element.initializer, depth - 1))
    : own;
}

function ofPattern(
  { body }: Frame,
  parameter: ts.ParameterDeclaration,
  name: string,
  part: string,
): KeyParameters {
  const owner = parameter.parent;
  return owner === body &&
    isFunctionWithBody(owner) &&
    !namesSetIn(owner).has(name)
    ? new Set([
        `${String(givenParametersOf(owner).indexOf(parameter))}.${part}`,
      ])
    : undefined;
}

/** What a part of an object depends on: of one that is written in place the part alone, of a parameter its part. */
export function keyParametersOfPart(
  frame: Frame,
  object: ts.Expression,
  part: string,
  depth = deepest,
): KeyParameters {
  const inner = skipOuter(object);
  if (depth === 0) return undefined;
  if (ts.isObjectLiteralExpression(inner))
    return ofProperty(frame, inner, part, depth);
  const whole = keyParametersOf(frame, inner, depth - 1);
  return ts.isIdentifier(inner) && whole?.size === 1 && whole.has(inner.text)
    ? new Set([`${inner.text}.${part}`])
    : whole;
}

/** The last one of a name counts, and what is spread behind it may be another. */
function ofProperty(
  frame: Frame,
  { properties }: ts.ObjectLiteralExpression,
  name: string,
  depth: number,
): KeyParameters {
  let keys: KeyParameters = alwaysTheSame;
  for (const property of [...properties].reverse()) {
    if (ts.isSpreadAssignment(property))
      keys = union(
        keys,
        keyParametersOfPart(frame, property.expression, name, depth - 1),
      );
    else if (property.name.getText() === name)
      return ts.isPropertyAssignment(property)
        ? union(keys, keyParametersOf(frame, property.initializer, depth - 1))
        : ts.isShorthandPropertyAssignment(property)
          ? union(keys, keyParametersOf(frame, property.name, depth - 1))
          : undefined;
    if (!keys) return undefined;
  }
  return keys;
}

/** The list whose elements a function is called with: `["en", "de"].map((language) => …)`. */
export function turnedOver(body: ts.Node): ts.Expression | undefined {
  const call = body.parent;
  return ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    call.arguments[0] === body &&
    /^(?:forEach|map|flatMap)$/.test(call.expression.name.text)
    ? call.expression.expression
    : undefined;
}

/** `readonly #folder = "templates"` */
function ofField(
  frame: Frame,
  access: ts.PropertyAccessExpression,
  depth: number,
): KeyParameters {
  const declaration = symbolOf(frame.checker, access.name)?.valueDeclaration;
  return declaration &&
    ts.isPropertyDeclaration(declaration) &&
    declaration.initializer &&
    (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) !== 0
    ? keyParametersOf(frame, declaration.initializer, depth - 1)
    : undefined;
}

const textMethods =
  /^(?:at|concat|normalize|padEnd|padStart|repeat|replace|replaceAll|slice|substring|toLowerCase|toString|toUpperCase|trim|trimEnd|trimStart)$/;

const lasting = /^(?:process\.cwd|Object\.(?:keys|values))$/;

/** Calls that give the same for the same: of `node:path` and `node:url`, methods of strings, the names in an object. */
function isPlainText(
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
): boolean {
  const { expression } = call;
  const name = ts.isPropertyAccessExpression(expression)
    ? expression.name
    : expression;
  if (!ts.isIdentifier(name)) return false;
  if (ts.isNewExpression(call)) return name.text === "URL";
  if (name.text === "String" || textMethods.test(name.text)) return true;
  if (lasting.test(expression.getText())) return true;
  const [declaration] = symbolOf(checker, name)?.declarations ?? [];
  const from = declaration && packageOf(declaration);
  return from !== undefined && /^(?:node:)?(?:path|url)$/.test(from);
}
