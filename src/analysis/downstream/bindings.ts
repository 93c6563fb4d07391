import ts from "typescript";

import { isAccess } from "../../program/calls/accesses.ts";
import { skipOuter } from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { isThenable, type Context } from "./context.ts";
import { truthOf } from "./facts.ts";
import { isAnswerSlot } from "./premature.ts";
import {
  withLives,
  withTemporary,
  withVariable,
  type Path,
  type Value,
} from "./state.ts";
import { take } from "./values.ts";
import { symbolAt, typeAt } from "../../program/types/types.ts";

export function assigned(
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
  if (isAccess(left)) after = writtenInto(context, after, left, node);
  if (value && isAnswerSlot(context, left))
    return withLives(after, value.roots, { last: node });
  return value && value.roots.length > 0
    ? withLives(after, value.roots, { status: "escaped" })
    : after;
}

/** `answer.status = 201` on what is still a promise: the answer never gets it. */
function writtenInto(
  context: Context,
  path: Path,
  { expression }: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  node: ts.Node,
): Path {
  const value = take(path, expression);
  if (!value || value.container) return path;
  const type = typeAt(context.checker, expression);
  if (type.flags & ts.TypeFlags.Any || isThenable(context.checker, type))
    return path;
  const pending = value.roots.filter(
    (id) => path.lives.get(id)?.status === "pending",
  );
  return withLives(path, pending, { premature: node });
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
  const truth = value?.truth ?? (source && truthOf(context, name, source));
  return truth ? { roots: [], truth } : undefined;
}

export function bind(context: Context, path: Path, node: ts.Node): Path {
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
  const symbol = symbolAt(context.checker, node.name);
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
    ts.isIdentifier(node.name) && symbolAt(context.checker, node.name);
  return target ? withVariable(path, target, value) : path;
}

/** The promises of the array that a loop goes through: a literal's, or a variable's. */
export function elementsOf(
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
