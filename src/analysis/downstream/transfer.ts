import ts from "typescript";

import type { Step } from "../../flow/graph.ts";
import { chaining } from "../../program/files/method-names.ts";
import { isAccess } from "../../program/calls/accesses.ts";
import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { assigned, bind, elementsOf } from "./bindings.ts";
import { callStep } from "./calls.ts";
import { isThenable, type Context } from "./context.ts";
import { needsAnswer } from "./premature.ts";
import { notCalled, returned } from "./returns.ts";
import { counted } from "./starts.ts";
import {
  isRejected,
  union,
  withLife,
  withLives,
  withTemporary,
  type Path,
} from "./state.ts";
import { isWrapper, passOn, take } from "./values.ts";
import { typeAt } from "../../program/types/types.ts";

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

/**
 * The other way through `await load().catch(next)`: the handler has run downstream, and the value is
 * what it gave, which is nothing.
 */
export function forkedPath(
  context: Context,
  path: Path,
  { kind, node }: Step,
): Path | undefined {
  if (kind !== "evaluate" || !ts.isAwaitExpression(node)) return undefined;
  const value = take(path, node.expression);
  if (value?.ran !== "failure" || value.roots.length > 0) return undefined;
  const call = skipOuter(node.expression);
  const name = context.inputs.site.downstream[0]?.name ?? "next";
  const counts = counted(context, path, call, `${name}()`, 1, []);
  return withTemporary(counts, node, { roots: [], truth: "undefined" });
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
      typeAt(context.checker, declarationOf(symbol, node)),
    ) &&
    !isThenable(context.checker, typeAt(context.checker, node))
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
  const isRefused = value.roots.some((id) => isRejected(path, id));
  return withTemporary(
    withLives(after, value.roots, { status: "done", settledAt: node }),
    node,
    {
      roots: [],
      answer: true,
      ...(isRefused ? { refused: true } : {}),
    },
  );
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
  if (!value || (value.roots.length === 0 && !value.answer && !value.ran))
    return path;
  if (value.answer) return withTemporary(path, node, value);
  if (value.container) {
    const element = ts.isElementAccessExpression(node);
    return withTemporary(path, node, element ? { roots: value.roots } : value);
  }
  const name = ts.isPropertyAccessExpression(node) ? node.name.text : "";
  const lazy = context.inputs.site.descriptor.awaitPolicy === "never-await";
  if (lazy || chaining.has(name)) return withTemporary(path, node, value);
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
      !isThenable(context.checker, typeAt(context.checker, operand))
    )
      continue;
    after = withLife(after, id, { suspended: node });
  }
  return after;
}
