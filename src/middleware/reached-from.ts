import ts from "typescript";

import { skipOuter } from "../program/syntax/functions.ts";
import { nameOfMember } from "./members.ts";
import { symbolAt } from "../program/types/types.ts";
import { isAssignment } from "../program/syntax/operators.ts";

/** Where a value comes from: a symbol or `this`, and the property names from there. */
export interface Reach {
  readonly root: ts.Symbol | "this";
  /** The `this` keyword, where the root is one. */
  readonly self?: ts.Node;
  readonly path: readonly string[];
}

/** Which steps may lie between a value and its root. */
export interface Steps {
  /** The result of a method counts as reached from its object: `ctx.get("user")`. */
  readonly calls: boolean;
}

/**
 * The symbol and the property path that an expression reads: through parentheses, casts, `!`, constants
 * and variables that are never given another value, destructuring, `.bind(…)`.
 */
export function reachOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  steps: Steps,
  depth = 12,
): Reach | undefined {
  const value = skipOuter(expression);
  if (depth === 0) return undefined;
  const below = (
    base: ts.Expression,
    name: string | undefined,
  ): Reach | undefined => {
    const reach = reachOf(checker, base, steps, depth - 1);
    return reach && name !== undefined
      ? opened(checker, { ...reach, path: [...reach.path, name] }, steps, depth)
      : reach;
  };
  if (value.kind === ts.SyntaxKind.ThisKeyword)
    return { root: "this", self: value, path: [] };
  if (ts.isIdentifier(value)) {
    const symbol = ts.isShorthandPropertyAssignment(value.parent)
      ? checker.getShorthandAssignmentValueSymbol(value.parent)
      : symbolAt(checker, value);
    return symbol && reachOfSymbol(checker, symbol, steps, depth);
  }
  if (ts.isPropertyAccessExpression(value))
    return below(value.expression, value.name.text);
  if (ts.isElementAccessExpression(value)) {
    const key = value.argumentExpression;
    if (ts.isStringLiteralLike(key) || ts.isNumericLiteral(key))
      return below(value.expression, key.text);
    return steps.calls ? below(value.expression, "*") : undefined;
  }
  if (ts.isAwaitExpression(value) && steps.calls)
    return below(value.expression, undefined);
  // `ctx.user ?? anonymous`: what is asked for first says whose it is.
  if (
    steps.calls &&
    ts.isBinaryExpression(value) &&
    [
      ts.SyntaxKind.QuestionQuestionToken,
      ts.SyntaxKind.BarBarToken,
      ts.SyntaxKind.AmpersandAmpersandToken,
    ].includes(value.operatorToken.kind)
  )
    return below(value.left, undefined);
  if (ts.isCallExpression(value)) {
    const called = skipOuter(value.expression);
    if (ts.isPropertyAccessExpression(called) && called.name.text === "bind")
      return below(called.expression, undefined);
    return steps.calls && !ts.isIdentifier(called)
      ? below(called, undefined)
      : undefined;
  }
  return undefined;
}

/**
 * A reach below a constant object literal is one of what it holds: `next` for `steps.proceed` with
 * `const steps = { proceed: next }`.
 */
function opened(
  checker: ts.TypeChecker,
  reach: Reach,
  steps: Steps,
  depth: number,
): Reach {
  const [name, ...rest] = reach.path;
  const declaration =
    reach.root === "this" ? undefined : reach.root.valueDeclaration;
  if (
    name === undefined ||
    !declaration ||
    !ts.isVariableDeclaration(declaration) ||
    !declaration.initializer ||
    isReassigned(declaration)
  )
    return reach;
  const literal = skipOuter(declaration.initializer);
  if (!ts.isObjectLiteralExpression(literal)) return reach;
  for (const property of literal.properties) {
    if (!property.name || nameOfMember(property.name) !== name) continue;
    const held = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    const inner = held && reachOf(checker, held, steps, depth - 1);
    return inner ? { ...inner, path: [...inner.path, ...rest] } : reach;
  }
  return reach;
}

function reachOfSymbol(
  checker: ts.TypeChecker,
  symbol: ts.Symbol,
  steps: Steps,
  depth: number,
): Reach {
  const here: Reach = { root: symbol, path: [] };
  const declaration = symbol.valueDeclaration;
  if (!declaration || isReassigned(declaration)) return here;
  if (ts.isVariableDeclaration(declaration)) {
    if (declaration.initializer)
      return (
        reachOf(checker, declaration.initializer, steps, depth - 1) ?? here
      );
    const loop = declaration.parent.parent;
    if (steps.calls && ts.isForOfStatement(loop)) {
      const reach = reachOf(checker, loop.expression, steps, depth - 1);
      return reach ? { ...reach, path: [...reach.path, "*"] } : here;
    }
    return here;
  }
  if (!ts.isBindingElement(declaration)) return here;
  const path: string[] = [];
  let at: ts.Node = declaration;
  while (ts.isBindingElement(at)) {
    const key: ts.PropertyName | ts.BindingName = at.propertyName ?? at.name;
    if (ts.isArrayBindingPattern(at.parent))
      path.unshift(String(at.parent.elements.indexOf(at)));
    else if (!at.dotDotDotToken)
      path.unshift(
        (ts.isObjectBindingPattern(key) ||
        ts.isArrayBindingPattern(key) ||
        ts.isComputedPropertyName(key)
          ? undefined
          : nameOfMember(key)) ?? "*",
      );
    at = at.parent.parent;
  }
  if (!ts.isVariableDeclaration(at) || !at.initializer) return here;
  const reach = reachOf(checker, at.initializer, steps, depth - 1);
  return reach
    ? opened(
        checker,
        { ...reach, path: [...reach.path, ...path] },
        steps,
        depth,
      )
    : here;
}

const reassigned = new WeakMap<ts.SourceFile, ReadonlySet<string>>();

/** Whether something else than its declaration may give a variable a value. By name, so it may say yes too often. */
function isReassigned(declaration: ts.Declaration): boolean {
  if (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) return false;
  const name = ts.getNameOfDeclaration(declaration);
  if (!name || !ts.isIdentifier(name)) return false;
  const sourceFile = declaration.getSourceFile();
  let names = reassigned.get(sourceFile);
  if (!names) reassigned.set(sourceFile, (names = assignedNames(sourceFile)));
  return names.has(name.text);
}

function assignedNames(sourceFile: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const target = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    else if (
      ts.isArrayLiteralExpression(node) ||
      ts.isObjectLiteralExpression(node) ||
      ts.isSpreadElement(node) ||
      ts.isPropertyAssignment(node) ||
      ts.isShorthandPropertyAssignment(node) ||
      ts.isParenthesizedExpression(node)
    )
      ts.forEachChild(node, target);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind))
      target(node.left);
    else if (
      (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
      (node.operator === ts.SyntaxKind.PlusPlusToken ||
        node.operator === ts.SyntaxKind.MinusMinusToken)
    )
      target(node.operand);
    else if (
      (ts.isForOfStatement(node) || ts.isForInStatement(node)) &&
      !ts.isVariableDeclarationList(node.initializer)
    )
      target(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return names;
}
