import ts from "typescript";

import {
  boundFunction,
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { oneLine } from "../../../program/syntax/one-line.ts";
import { isConstant, symbolOf } from "../../../program/types/symbols.ts";

const primitive =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BigIntLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Null;

export function isPrimitive(type: ts.Type): boolean {
  return type.isUnion()
    ? type.types.every(isPrimitive)
    : (type.flags & primitive) !== 0;
}

/** Whether a function is handed to a call, by itself or in an object of options. */
export function isArgument(node: ts.Node): boolean {
  let at = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isPropertyAssignment(at.parent) ||
    ts.isObjectLiteralExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  return (
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
    parent.expression !== at
  );
}

export function isFixed(symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration;
  return (
    declaration === undefined ||
    ts.isClassDeclaration(declaration) ||
    isConstant(declaration)
  );
}

export function isVariable(symbol: ts.Symbol): boolean {
  return (
    (symbol.declarations?.some(ts.isExportAssignment) ?? false) ||
    (symbol.flags &
      (ts.SymbolFlags.Variable |
        ts.SymbolFlags.Class |
        ts.SymbolFlags.ValueModule)) !==
      0 ||
    symbol.name === "globalThis"
  );
}

export function textOf(node: ts.Node): string {
  return cut(oneLine(node));
}

/** The text of an access, without what says that something may be missing: `rows.get(id).left` of `rows.get(id)!.left`. */
export function plainText(access: ts.Node): string {
  return access.getText().replace(/[\s!?]/g, "");
}

/** What is called, without what the calls before it are given: `rows.from(…).where`. */
export function calleeText(callee: ts.Node): string {
  return cut(oneLine(callee).replace(/\([^()]+\)/g, "(…)"));
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Whether the caller goes on only after the call's promise is settled, or ends with it. */
export function isWaitedFor(call: ts.Node): boolean {
  for (let at = call; ; at = at.parent) {
    const parent = at.parent as ts.Node | undefined;
    if (!parent) return false;
    if (ts.isAwaitExpression(parent) || ts.isReturnStatement(parent))
      return true;
    if (ts.isArrowFunction(parent)) return parent.body === at;
    if (ts.isStatement(parent) || ts.isFunctionLike(parent)) return false;
  }
}

/** Whether a part of a body waits, apart from the functions in it. */
export function waitsIn(node: ts.Node): boolean {
  return (
    ts.isAwaitExpression(node) ||
    (!ts.isFunctionLike(node) && (ts.forEachChild(node, waitsIn) ?? false))
  );
}

/**
 * Whether the function around a write waits from another node of it on, up to the write.
 *
 * @param counts Which waits count; all of them where it isn't given.
 */
export function waitsBetween(
  start: ts.Node,
  write: ts.Node,
  counts: (wait: ts.AwaitExpression) => boolean = () => true,
): boolean {
  const visit = (node: ts.Node): boolean =>
    node.end > start.pos &&
    node.pos < write.end &&
    ((ts.isAwaitExpression(node) &&
      node.pos >= start.pos &&
      node.end <= write.end &&
      counts(node)) ||
      (!ts.isFunctionLike(node) && (ts.forEachChild(node, visit) ?? false)));
  const body = functionAround(write)?.body;
  return body !== undefined && visit(body);
}

/** A function that is handed over by name, and the call that binds its first arguments. */
export interface NamedFunction {
  readonly callee: ts.Identifier | ts.PropertyAccessExpression;
  readonly binding?: ts.CallExpression;
}

/** `save`, `store.save`, `store.save.bind(store)`, `save.bind(undefined, key)` */
export function namedFunction(
  expression: ts.Expression,
): NamedFunction | undefined {
  const argument = skipOuter(expression);
  const bound = boundFunction(argument);
  const callee = bound ? skipOuter(bound) : argument;
  if (!ts.isIdentifier(callee) && !ts.isPropertyAccessExpression(callee))
    return undefined;
  return bound && ts.isCallExpression(argument)
    ? { callee, binding: argument }
    : { callee };
}

/** What is put into a slot: the right side, or the last argument of `set`. */
export function writtenBy(target: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(target)) return target.right;
  return ts.isCallExpression(target) ? target.arguments.at(-1) : undefined;
}

/** What a constant that a name stands for was given where it is declared. */
export function constantNamed(
  checker: ts.TypeChecker,
  name: ts.Identifier,
): ts.Expression | undefined {
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  return declaration &&
    ts.isVariableDeclaration(declaration) &&
    isConstant(declaration)
    ? declaration.initializer
    : undefined;
}

/** Whether an expression has another one, by its text, as a part, also by way of constants. */
export function isMadeOf(
  checker: ts.TypeChecker,
  node: ts.Node,
  part: string,
  depth = 3,
): boolean {
  if (ts.isExpression(node) && plainText(node) === part) return true;
  const given =
    depth > 0 && ts.isIdentifier(node)
      ? constantNamed(checker, node)
      : undefined;
  return (
    (given !== undefined && isMadeOf(checker, given, part, depth - 1)) ||
    (ts.forEachChild(node, (child) => isMadeOf(checker, child, part, depth)) ??
      false)
  );
}
