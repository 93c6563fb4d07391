import ts from "typescript";

import { awaitedType, promiseMethod } from "../../program/syntax/awaited.ts";
import { skipOuter } from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { continuationOf, type Context } from "./context.ts";
import { lackIn } from "./lacking-helpers.ts";
import {
  isRejected,
  withLife,
  withTemporary,
  type Path,
  type Value,
} from "./state.ts";
import { take } from "./values.ts";
import { typeAt } from "../../program/types/types.ts";

export function returned(context: Context, path: Path, node: ts.Node): Path {
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
        implicit: life.implicit ?? false,
      });
    }
    after = withLife(after, id, { status: "done", settledAt: node });
  }
  if (expression) after = withTemporary(after, expression, undefined);
  return {
    ...after,
    refused: (value?.roots ?? []).some((id) => isRejected(path, id)),
    result: resultOf(context, path, node, expression, value),
  };
}

function resultOf(
  context: Context,
  path: Path,
  node: ts.Node,
  expression: ts.Expression | undefined,
  value: Value | undefined,
): NonNullable<Path["result"]> {
  const lack = expression && lackIn(context, expression);
  if (!lack) return { node, given: isGiven(context, path, expression, value) };
  // A helper that is middleware itself is told where it stands.
  return lack.isJudged
    ? { node, given: true }
    : { node, given: false, by: lack.step };
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
      else if (
        at === parent.tryBlock &&
        parent.catchClause &&
        !captured &&
        !isResumed(context, parent)
      )
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

/**
 * Whether the `try` waits for something of its own and the `catch`, or what follows it, runs downstream: what
 * fails there isn't to stop the request, and a downstream that is awaited would be run again when it fails.
 */
function isResumed(context: Context, statement: ts.TryStatement): boolean {
  const { tryBlock, catchClause, parent } = statement;
  if (!catchClause || !has(tryBlock, ts.isAwaitExpression)) return false;
  const runs = (within: ts.Node): boolean =>
    has(
      within,
      (node) =>
        ts.isCallExpression(node) &&
        continuationOf(context, node.expression) !== undefined,
    );
  if (runs(catchClause.block)) return true;
  const last = catchClause.block.statements.at(-1);
  if (last && (ts.isReturnStatement(last) || ts.isThrowStatement(last)))
    return false;
  return (
    ts.isBlock(parent) &&
    parent.statements.some((other) => other.pos >= statement.end && runs(other))
  );
}

/** Whether a part of a node is such a one; functions written in it are no parts. */
function has(node: ts.Node, isSuch: (part: ts.Node) => boolean): boolean {
  return (
    !ts.isFunctionLike(node) &&
    (isSuch(node) ||
      (ts.forEachChild(node, (child) => has(child, isSuch) || undefined) ??
        false))
  );
}

function isUsing(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) &&
    (statement.declarationList.flags & ts.NodeFlags.Using) !== 0
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
  if (isConjunction(inner) && !value?.roots.length) {
    // `return hit && next()` gives `false` where the left side is.
    const type = typeAt(context.checker, inner);
    const parts = type.isUnion() ? type.types : [type];
    return !parts.some(
      (part) => (part.flags & ts.TypeFlags.BooleanLiteral) !== 0,
    );
  }
  if (isChain(inner)) {
    const type = awaitedType(context.checker, typeAt(context.checker, inner));
    const parts = type?.isUnion() ? type.types : [];
    if (parts.some(({ flags }) => (flags & ts.TypeFlags.Void) !== 0))
      return !endsInNothing(context.checker, inner);
  }
  if (isRejection(inner)) return true;
  if (ts.isCallExpression(inner) || ts.isAwaitExpression(inner)) {
    const type = typeAt(context.checker, inner);
    const answer = awaitedType(context.checker, type) ?? type;
    return !isNothing(answer);
  }
  // Where the result is any data at all, `null` is what somebody chose: a field without a value.
  return (
    inner.kind !== ts.SyntaxKind.NullKeyword ||
    context.inputs.site.descriptor.returnKind === "any"
  );
}

/** `return Promise.reject(error)` throws, whatever type is expected of it. */
function isRejection(node: ts.Expression): boolean {
  const call = ts.isAwaitExpression(node) ? skipOuter(node.expression) : node;
  return (
    ts.isCallExpression(call) &&
    promiseMethod(skipOuter(call.expression)) === "reject"
  );
}

function isConjunction(node: ts.Expression): boolean {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
  );
}

/** `….then(…)`, `….catch(…)`: what a callback without `return` makes of it shows in the type. */
function isChain(node: ts.Expression): node is ts.CallExpression & {
  readonly expression: ts.PropertyAccessExpression;
} {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    /^(then|catch)$/.test(node.expression.name.text)
  );
}

/** Whether what the last callbacks of a chain give may be nothing: its own type takes `void` from what is expected. */
function endsInNothing(
  checker: ts.TypeChecker,
  chain: ts.CallExpression & {
    readonly expression: ts.PropertyAccessExpression;
  },
): boolean {
  const gives = (callback: ts.Expression): boolean => {
    const [signature] = typeAt(checker, callback).getCallSignatures();
    if (!signature) return callback.kind !== ts.SyntaxKind.NullKeyword;
    const result = checker.getReturnTypeOfSignature(signature);
    const type = awaitedType(checker, result) ?? result;
    return mayBeNothing(type);
  };
  if (chain.arguments.some(gives)) return true;
  if (chain.expression.name.text === "then") return false;
  const before = skipOuter(chain.expression.expression);
  if (isChain(before)) return endsInNothing(checker, before);
  const type = awaitedType(checker, typeAt(checker, before));
  return type !== undefined && mayBeNothing(type);
}

function mayBeNothing(type: ts.Type): boolean {
  return (type.isUnion() ? type.types : [type]).some(isNothing);
}

/** The type of what gives no value: `void`, `undefined`. */
export function isNothing({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) !== 0;
}

/** `await next`, `return next`: the function itself, not what it gives. */
export function notCalled(
  context: Context,
  expression: ts.Expression,
  at: ts.Node,
): void {
  const carrier = continuationOf(context, expression);
  if (!carrier || ts.isCallExpression(skipOuter(expression))) return;
  if (typeAt(context.checker, expression).getCallSignatures().length === 0)
    return;
  context.note({ kind: "notCalled", node: at, name: carrier.name });
}
