import ts from "typescript";

import type { Step } from "../../flow/graph.ts";
import { isFunctionWithBody, skipOuter } from "../../program/functions.ts";
import { symbolOf } from "../../program/symbols.ts";
import { callStep } from "./calls.ts";
import { truthOf } from "./conditions.ts";
import {
  continuationOf,
  isAccess,
  isThenable,
  type Context,
} from "./context.ts";
import { needsAnswer } from "./premature.ts";
import {
  union,
  withLife,
  withLives,
  withTemporary,
  withVariable,
  type Path,
  type Value,
} from "./state.ts";

/** What one step does to one path. */
export function stepPath(context: Context, path: Path, step: Step): Path {
  switch (step.kind) {
    case "evaluate":
      return evaluate(context, watched(context, path, step.node), step.node);
    case "bind":
      return bind(context, path, step.node);
    case "suspend":
      return suspend(context, path, step.node);
    case "return":
      return returned(context, path, step.node);
    default:
      return path;
  }
}

/** Marks what runs between the start of a downstream promise and its end. */
function watched(context: Context, path: Path, node: ts.Node): Path {
  let after = path;
  for (const [id, life] of path.lives) {
    if (life.status !== "pending") continue;
    if (
      !life.workAfter &&
      (ts.isCallExpression(node) || ts.isNewExpression(node))
    ) {
      after = withLife(after, id, { workAfter: true });
    }
    if (!life.premature) {
      const root = [...context.roots.values()].find(
        (candidate) => candidate.id === id,
      );
      if (root && needsAnswer(context, node, root))
        after = withLife(after, id, { premature: node });
    }
  }
  return after;
}

function evaluate(context: Context, path: Path, node: ts.Node): Path {
  if (ts.isIdentifier(node)) return read(context, path, node);
  if (ts.isCallExpression(node) || ts.isNewExpression(node))
    return callStep(context, path, node);
  if (ts.isAwaitExpression(node)) return awaited(context, path, node);
  if (isWrapper(node)) return passOn(path, node, [node.expression]);
  if (ts.isConditionalExpression(node))
    return passOn(path, node, [node.whenTrue, node.whenFalse]);
  if (ts.isBinaryExpression(node)) return binary(context, path, node);
  if (ts.isArrayLiteralExpression(node)) return arrayOf(path, node);
  if (isAccess(node)) return accessed(context, path, node);
  if (ts.isVoidExpression(node)) {
    const value = take(path, node.expression);
    return value ? withLives(path, value.roots, { last: node }) : path;
  }
  if (isFunctionWithBody(node) || ts.isClassExpression(node))
    return captured(path, node);
  if (ts.isObjectLiteralExpression(node) || ts.isYieldExpression(node)) {
    return withLives(path, rootsBelow(path, node), { status: "escaped" });
  }
  return path;
}

type Wrapper =
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.TypeAssertion
  | ts.NonNullExpression
  | ts.SatisfiesExpression;

function isWrapper(node: ts.Node): node is Wrapper {
  return (
    ts.isExpression(node) && "expression" in node && skipOuter(node) !== node
  );
}

/** What an expression holds at this point. */
export function take(
  path: Path,
  expression: ts.Node | undefined,
): Value | undefined {
  if (!expression) return undefined;
  const own = path.temporaries.get(expression);
  if (own || !ts.isExpression(expression)) return own;
  return path.temporaries.get(skipOuter(expression));
}

function passOn(
  path: Path,
  node: ts.Node,
  parts: readonly ts.Expression[],
): Path {
  const value = union(parts.map((part) => take(path, part)));
  let after = path;
  for (const part of parts) after = withTemporary(after, part, undefined);
  return withTemporary(after, node, value);
}

function read(context: Context, path: Path, node: ts.Identifier): Path {
  if (path.variables.size === 0) return path;
  const symbol = symbolOf(context.checker, node);
  const value = symbol && path.variables.get(symbol);
  if (!value) return path;
  const hybrids = [...context.roots.values()].filter(
    (root) => root.hybrid && value.roots.includes(root.id),
  );
  // A guard such as `instanceof Promise` has narrowed it to a plain response here; a cast hasn't.
  if (
    hybrids.length > 0 &&
    isThenable(
      context.checker,
      context.checker.getTypeAtLocation(declarationOf(symbol, node)),
    ) &&
    !isThenable(context.checker, context.checker.getTypeAtLocation(node))
  ) {
    return withLives(path, value.roots, { status: "done" });
  }
  return withTemporary(path, node, value);
}

function declarationOf(symbol: ts.Symbol, fallback: ts.Node): ts.Node {
  const { valueDeclaration } = symbol;
  return valueDeclaration && ts.isVariableDeclaration(valueDeclaration)
    ? valueDeclaration.name
    : fallback;
}

function awaited(context: Context, path: Path, node: ts.AwaitExpression): Path {
  notCalled(context, node.expression, node);
  const value = take(path, node.expression);
  const after = withTemporary(path, node.expression, undefined);
  if (!value || value.roots.length === 0 || value.container) return after;
  if (context.inputs.site.descriptor.awaitPolicy === "never-await") {
    return withTemporary(
      withLives(after, value.roots, { last: node }),
      node,
      value,
    );
  }
  return withTemporary(
    withLives(after, value.roots, { status: "done" }),
    node,
    {
      roots: [],
      answer: true,
    },
  );
}

/** `await next`, `return next`: the function itself, not what it gives. */
function notCalled(
  context: Context,
  expression: ts.Expression,
  at: ts.Node,
): void {
  const carrier = continuationOf(context, expression);
  if (!carrier || ts.isCallExpression(skipOuter(expression))) return;
  if (
    context.checker.getTypeAtLocation(expression).getCallSignatures().length ===
    0
  )
    return;
  context.note({ kind: "notCalled", node: at, name: carrier.name });
}

const assignments = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

function binary(context: Context, path: Path, node: ts.BinaryExpression): Path {
  const { kind } = node.operatorToken;
  if (assignments.has(kind))
    return assigned(context, path, node.left, node.right, node);
  if (kind === ts.SyntaxKind.CommaToken)
    return passOn(path, node, [node.right]);
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken)
    return passOn(path, node, [node.right]);
  if (
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  ) {
    return passOn(path, node, [node.left, node.right]);
  }
  if (
    kind >= ts.SyntaxKind.FirstAssignment &&
    kind <= ts.SyntaxKind.LastAssignment
  ) {
    return assigned(context, path, node.left, undefined, node);
  }
  return path;
}

function assigned(
  context: Context,
  path: Path,
  target: ts.Expression,
  source: ts.Expression | undefined,
  node: ts.Node,
): Path {
  const value = take(path, source);
  const left = skipOuter(target);
  let after = withTemporary(path, node, value);
  if (ts.isIdentifier(left)) {
    after = forget(after, left.text);
    const symbol = symbolOf(context.checker, left);
    if (!symbol) return after;
    if (value && value.roots.length > 0 && !isLocal(context, symbol)) {
      return withLives(after, value.roots, { status: "escaped" });
    }
    return withVariable(
      after,
      symbol,
      valueFor(context, left.text, value, source),
    );
  }
  after = forget(after, left.getText());
  return value && value.roots.length > 0
    ? withLives(after, value.roots, { status: "escaped" })
    : after;
}

/** A remembered condition no longer holds once a part of it has a new value. */
function forget(path: Path, text: string): Path {
  const stale = [...path.facts.keys()].filter((key) => key.includes(text));
  if (stale.length === 0) return path;
  const facts = new Map(path.facts);
  for (const key of stale) facts.delete(key);
  return { ...path, facts };
}

function isLocal(context: Context, symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some((declaration) => {
    for (let at: ts.Node | undefined = declaration; at; at = at.parent) {
      if (at === context.body) return true;
    }
    return false;
  });
}

function valueFor(
  context: Context,
  name: string,
  value: Value | undefined,
  source: ts.Expression | undefined,
): Value | undefined {
  if (value && (value.roots.length > 0 || value.answer)) {
    return value.roots.length > 0 ? { ...value, truth: "truthy" } : value;
  }
  const truth = source && truthOf(context, name, source);
  return truth ? { roots: [], truth } : undefined;
}

function bind(context: Context, path: Path, node: ts.Node): Path {
  if (
    !ts.isVariableDeclaration(node) &&
    !ts.isBindingElement(node) &&
    !ts.isParameter(node)
  ) {
    return path;
  }
  const loop = ts.isVariableDeclaration(node) ? node.parent.parent : undefined;
  if (loop && ts.isForOfStatement(loop))
    return boundByLoop(context, path, loop, node);
  if (loop && ts.isForInStatement(loop)) return path;
  const value = take(path, node.initializer);
  if (!ts.isIdentifier(node.name)) {
    if (!value || value.roots.length === 0) return path;
    // `const { status } = next()` reads what is not there yet.
    return value.container || ts.isArrayBindingPattern(node.name)
      ? withLives(path, value.roots, { status: "escaped" })
      : withLives(path, value.roots, { premature: node });
  }
  const symbol = context.checker.getSymbolAtLocation(node.name);
  if (!symbol || ts.isParameter(node)) return path;
  const after = forget(path, node.name.text);
  if (!node.initializer) {
    const tracked =
      ts.isVariableDeclaration(node) &&
      truthOf(context, node.name.text, undefined);
    return withVariable(
      after,
      symbol,
      tracked ? { roots: [], truth: "undefined" } : undefined,
    );
  }
  return withVariable(
    after,
    symbol,
    valueFor(context, node.name.text, value, node.initializer),
  );
}

/** `for (const task of tasks)`: the elements of an array of promises, one after the other. */
function boundByLoop(
  context: Context,
  path: Path,
  loop: ts.ForOfStatement,
  node: ts.VariableDeclaration | ts.BindingElement | ts.ParameterDeclaration,
): Path {
  const value = elementsOf(context, path, loop);
  if (!value || loop.awaitModifier) return path;
  const target =
    ts.isIdentifier(node.name) &&
    context.checker.getSymbolAtLocation(node.name);
  return target ? withVariable(path, target, value) : path;
}

/** The promises of the array that a loop goes through: a literal's, or a variable's. */
function elementsOf(
  context: Context,
  path: Path,
  loop: ts.ForOfStatement,
): Value | undefined {
  const source = skipOuter(loop.expression);
  const symbol = ts.isIdentifier(source)
    ? symbolOf(context.checker, source)
    : undefined;
  const value = symbol
    ? path.variables.get(symbol)
    : take(path, loop.expression);
  return value?.container ? { roots: value.roots } : undefined;
}

function arrayOf(path: Path, node: ts.ArrayLiteralExpression): Path {
  const values = node.elements.map((element) =>
    take(path, ts.isSpreadElement(element) ? element.expression : element),
  );
  const value = union(values);
  if (!value || value.roots.length === 0) return path;
  let after = path;
  for (const element of node.elements)
    after = withTemporary(after, element, undefined);
  return withTemporary(after, node, { roots: value.roots, container: true });
}

function accessed(
  context: Context,
  path: Path,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): Path {
  const value = take(path, node.expression);
  if (!value || (value.roots.length === 0 && !value.answer)) return path;
  if (value.answer) return withTemporary(path, node, value);
  if (value.container) {
    const element = ts.isElementAccessExpression(node);
    return withTemporary(path, node, element ? { roots: value.roots } : value);
  }
  const name = ts.isPropertyAccessExpression(node) ? node.name.text : "";
  const lazy = context.inputs.site.descriptor.awaitPolicy === "never-await";
  if (lazy || /^(then|catch|finally)$/.test(name))
    return withTemporary(path, node, value);
  const premature = value.roots.filter(
    (id) => path.lives.get(id)?.status === "pending",
  );
  return withLives(path, premature, { premature: node });
}

/** A function that mentions a variable with a downstream promise may wait for it later. */
function captured(path: Path, node: ts.Node): Path {
  if (path.variables.size === 0) return path;
  const names = new Map<string, readonly number[]>();
  for (const [symbol, value] of path.variables) {
    if (value.roots.length > 0) names.set(symbol.name, value.roots);
  }
  if (names.size === 0) return path;
  let after = path;
  const look = (at: ts.Node): void => {
    const roots = ts.isIdentifier(at) ? names.get(at.text) : undefined;
    if (roots) after = withLives(after, roots, { status: "escaped" });
    ts.forEachChild(at, look);
  };
  look(node);
  return after;
}

function rootsBelow(path: Path, node: ts.Node): readonly number[] {
  const roots: number[] = [];
  ts.forEachChild(node, (child) => {
    const inner = ts.isPropertyAssignment(child)
      ? child.initializer
      : ts.isShorthandPropertyAssignment(child)
        ? child.name
        : ts.isSpreadAssignment(child)
          ? child.expression
          : child;
    roots.push(...(take(path, inner)?.roots ?? []));
  });
  return roots;
}

function suspend(context: Context, path: Path, node: ts.Node): Path {
  if (path.lives.size === 0) return path;
  if (ts.isForOfStatement(node)) {
    const roots = elementsOf(context, path, node)?.roots ?? [];
    return suspend(
      context,
      withLives(path, roots, { status: "done" }),
      node.expression,
    );
  }
  const operand =
    ts.isAwaitExpression(node) || ts.isYieldExpression(node)
      ? node.expression
      : undefined;
  const own = new Set(take(path, operand)?.roots);
  let after = path;
  for (const [id, life] of path.lives) {
    if (
      life.status !== "pending" ||
      life.handled ||
      life.suspended ||
      own.has(id)
    )
      continue;
    if (
      operand &&
      !isThenable(context.checker, context.checker.getTypeAtLocation(operand))
    )
      continue;
    after = withLife(after, id, { suspended: node });
  }
  return after;
}

function returned(context: Context, path: Path, node: ts.Node): Path {
  const expression = ts.isReturnStatement(node)
    ? node.expression
    : (node as ts.Expression);
  const value = take(path, expression);
  if (expression && context.body === context.inputs.site.body) {
    notCalled(
      context,
      expression,
      ts.isReturnStatement(node) ? node : expression,
    );
  }
  let after = path;
  for (const id of value?.roots ?? []) {
    const life = path.lives.get(id);
    if (!life || life.status === "escaped" || value?.container) continue;
    const root = [...context.roots.values()].find(
      (candidate) => candidate.id === id,
    );
    const guard =
      life.status === "pending" && root
        ? guardAround(context, node)
        : undefined;
    if (guard && root) {
      context.note({
        kind: "returnedEarly",
        node: root.node,
        root,
        name: root.name,
        detail: guard,
        where: node,
        implicit: path.implicit,
      });
    }
    after = withLife(after, id, { status: "done" });
  }
  if (expression) after = withTemporary(after, expression, undefined);
  return {
    ...after,
    result: { node, given: isGiven(context, path, expression, value) },
  };
}

/** What around a `return` expects to see downstream's end, and doesn't: it has left already. */
function guardAround(
  context: Context,
  node: ts.Node,
): "catch" | "finally" | "using" | undefined {
  const captured =
    context.inputs.site.descriptor.downstreamErrors === "captured";
  let found: "catch" | "finally" | "using" | undefined;
  for (let at = node; at !== context.body && at.parent; at = at.parent) {
    const { parent } = at;
    if (ts.isTryStatement(parent) && at !== parent.finallyBlock) {
      if (parent.finallyBlock) found ??= "finally";
      else if (at === parent.tryBlock && parent.catchClause && !captured)
        found ??= "catch";
    }
    if (
      ts.isBlock(parent) &&
      parent.statements.some(
        (statement) => statement.pos < at.pos && isUsing(statement),
      )
    ) {
      found ??= "using";
    }
  }
  return found;
}

function isUsing(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) &&
    (statement.declarationList.flags & ts.NodeFlags.Using) ===
      ts.NodeFlags.Using
  );
}

/** Whether a `return` gives an answer: anything but nothing. */
function isGiven(
  context: Context,
  path: Path,
  expression: ts.Expression | undefined,
  value: Value | undefined,
): boolean {
  if (!expression) return false;
  if (value?.truth === "undefined") return false;
  const inner = skipOuter(expression);
  if (ts.isVoidExpression(inner)) return false;
  if (ts.isIdentifier(inner)) {
    if (inner.text === "undefined") return false;
    if (value && value.roots.length > 0) return true;
    const symbol = symbolOf(context.checker, inner);
    return !(symbol && path.variables.get(symbol)?.truth === "undefined");
  }
  if (ts.isCallExpression(inner) || ts.isAwaitExpression(inner)) {
    const type = context.checker.getTypeAtLocation(inner);
    const answer = context.checker.getAwaitedType(type) ?? type;
    return (answer.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) === 0;
  }
  return inner.kind !== ts.SyntaxKind.NullKeyword;
}
