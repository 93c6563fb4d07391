import ts from "typescript";

import type { Callee, CalleeOptions, ProgramContext } from "./callee.ts";
import { declaredNamesOf } from "../files/declared-names.ts";
import { isFunctionWithBody, skipOuter } from "../syntax/functions.ts";
import { called } from "./member-calls.ts";
import { isConstant, symbolOf } from "../types/symbols.ts";
import { typeAt } from "../types/types.ts";

export function isGenerator(body: ts.Node): boolean {
  return (
    (ts.isFunctionDeclaration(body) ||
      ts.isFunctionExpression(body) ||
      ts.isMethodDeclaration(body)) &&
    body.asteriskToken !== undefined
  );
}

/** Members of an iterator that make another lazy one. */
const lazy: ReadonlySet<string> = new Set([
  "drop",
  "filter",
  "flatMap",
  "map",
  "take",
]);

/** Members of an iterator that run it. */
const runs: ReadonlySet<string> = new Set([
  "every",
  "find",
  "forEach",
  "next",
  "reduce",
  "some",
  "toArray",
]);

/**
 * Whether the generator that a call makes runs where the call stands: looped over, spread, destructured,
 * handed on, returned. One that is dropped or kept under a name runs where the name is iterated.
 */
export function isIterated(call: ts.CallExpression): boolean {
  let at: ts.Expression = call;
  for (;;) {
    const { parent } = at;
    if (ts.isParenthesizedExpression(parent)) at = parent;
    else if (
      ts.isPropertyAccessExpression(parent) &&
      ts.isCallExpression(parent.parent) &&
      parent.parent.expression === parent
    ) {
      if (!lazy.has(parent.name.text)) return true;
      at = parent.parent;
    } else break;
  }
  const { parent } = at;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent))
    return false;
  if (ts.isVariableDeclaration(parent)) return !ts.isIdentifier(parent.name);
  return !(
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent) ||
    (ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      !ts.isArrayLiteralExpression(parent.left))
  );
}

/** What iterating a value runs: its `[Symbol.iterator]`, the generator that it was made by. */
export function iteratedBodies(
  context: ProgramContext,
  iterated: ts.Expression,
  options: CalleeOptions,
): readonly Callee[] {
  const names = declaredNamesOf(context.program);
  const own: readonly Callee[] = names.iterable
    ? typeAt(context.checker, iterated)
        .getProperties()
        .filter(({ name }) => /^__@(?:asyncI|i)terator/.test(name))
        .flatMap(({ declarations }) =>
          (declarations ?? []).filter(isFunctionWithBody),
        )
        .map((body) => ({
          body,
          receiver: undefined,
          via: "iteration",
          when: "now",
        }))
    : [];
  return own.length > 0 ? own : keptGenerators(context, iterated, options);
}

/** The generators that a call runs: of the iterator whose member it is, of the values that it iterates. */
export function iteratedByCall(
  context: ProgramContext,
  call: ts.CallExpression | ts.NewExpression,
  options: CalleeOptions,
): readonly Callee[] {
  const callee = skipOuter(call.expression);
  const [first] = call.arguments ?? [];
  if (ts.isPropertyAccessExpression(callee)) {
    if (runs.has(callee.name.text)) {
      const kept = keptGenerators(context, callee.expression, options);
      if (kept.length > 0) return kept;
    }
    return first && iterates.has(callee.getText())
      ? iteratedBodies(context, first, options)
      : [];
  }
  return first &&
    ts.isNewExpression(call) &&
    ts.isIdentifier(callee) &&
    iterates.has(callee.text)
    ? iteratedBodies(context, first, options)
    : [];
}

/** Functions and constructors of the language and of Node that iterate their first argument. */
const iterates: ReadonlySet<string> = new Set([
  "Array.from",
  "Array.fromAsync",
  "Map",
  "Map.groupBy",
  "Object.fromEntries",
  "Object.groupBy",
  "Promise.all",
  "Promise.allSettled",
  "Promise.any",
  "Promise.race",
  "Readable.from",
  "Set",
]);

/** The generators behind a name that keeps what a call made. */
function keptGenerators(
  context: ProgramContext,
  iterated: ts.Expression,
  options: CalleeOptions,
): readonly Callee[] {
  if (!declaredNamesOf(context.program).generators) return [];
  const name = withoutLazy(iterated);
  if (!ts.isIdentifier(name)) return [];
  const declaration = symbolOf(context.checker, name)?.valueDeclaration;
  if (
    !declaration ||
    !ts.isVariableDeclaration(declaration) ||
    !declaration.initializer ||
    !isConstant(declaration)
  )
    return [];
  const made = withoutLazy(declaration.initializer);
  return ts.isCallExpression(made)
    ? called(context, skipOuter(made.expression), options)
        .filter(({ body }) => isGenerator(body))
        .map((callee) => ({ ...callee, via: "iteration" }))
    : [];
}

/** `files` of `files.filter(isText).map(read)` */
function withoutLazy(expression: ts.Expression): ts.Expression {
  let at = skipOuter(expression);
  while (
    ts.isCallExpression(at) &&
    ts.isPropertyAccessExpression(at.expression) &&
    lazy.has(at.expression.name.text)
  )
    at = skipOuter(at.expression.expression);
  return at;
}
