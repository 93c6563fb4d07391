import ts from "typescript";

import type { ProgramContext } from "./callee.ts";
import { addedTo } from "./container-writes.ts";
import { debugLimit } from "../debug.ts";
import { isFunctionWithBody, skipOuter } from "../syntax/functions.ts";
import { argumentsGivenTo } from "./injected.ts";
import { entryNamed, heldBy, type Held } from "./named-entries.ts";
import { isConstant, symbolOf } from "../types/symbols.ts";
import { assignedInConstructor, propertyBehind, targetsOf } from "./targets.ts";

/** A table with more entries than this is not followed. */
const entryLimit = 200;
const depthLimit = 8;

/**
 * The functions and classes that a value can be which comes out of a container that the program fills:
 * `handlers[kind]`, `byMime.get(type)`, a loop's `step` of an array, `check` of `Object.entries(checks)`.
 */
export function heldTargets(
  context: ProgramContext,
  expression: ts.Expression,
): readonly ts.Declaration[] {
  const held = takenFrom(context, expression, depthLimit);
  if (held.length > entryLimit) {
    debugLimit("too many entries in a table of functions", expression);
    return [];
  }
  return [
    ...new Set(
      held.flatMap((each): readonly ts.Declaration[] => {
        if (ts.isMethodDeclaration(each)) return [each];
        const inner = skipOuter(each);
        const given = parameterValues(context, inner);
        return (given ?? [inner]).flatMap((value) =>
          targetsOf(context.checker, value),
        );
      }),
    ),
  ];
}

/** `handler` of `register(kind, handler)`: what the program hands in there. */
function parameterValues(
  context: ProgramContext,
  value: ts.Expression,
): readonly ts.Expression[] | undefined {
  if (!ts.isIdentifier(value)) return undefined;
  const declaration = symbolOf(context.checker, value)?.valueDeclaration;
  return declaration && ts.isParameter(declaration)
    ? argumentsGivenTo(context, declaration, entryLimit)
    : undefined;
}

/** Members that take one entry out of a container. */
const takes: ReadonlySet<string> = new Set([
  "at",
  "find",
  "findLast",
  "get",
  "pop",
  "shift",
]);

/** What an expression can be, if it is an entry of a container. */
function takenFrom(
  context: ProgramContext,
  expression: ts.Expression,
  depth: number,
): readonly Held[] {
  if (depth === 0) return [];
  const inner = skipOuter(expression);
  if (ts.isElementAccessExpression(inner)) {
    const key = skipOuter(inner.argumentExpression);
    return ts.isStringLiteralLike(key)
      ? entryNamed(context.checker, inner.expression, key.text, depth - 1)
      : entriesOf(context, inner.expression, depth - 1);
  }
  if (ts.isPropertyAccessExpression(inner)) {
    const { text } = inner.name;
    const own = entryNamed(context.checker, inner.expression, text, depth - 1);
    return own.length > 0
      ? own
      : partsOfTaken(context, inner.expression, text, depth - 1);
  }
  if (ts.isCallExpression(inner)) {
    const callee = skipOuter(inner.expression);
    return ts.isPropertyAccessExpression(callee) && takes.has(callee.name.text)
      ? entriesOf(context, callee.expression, depth - 1)
      : [];
  }
  if (ts.isConditionalExpression(inner))
    return [inner.whenTrue, inner.whenFalse].flatMap((branch) =>
      takenFrom(context, branch, depth - 1),
    );
  if (ts.isBinaryExpression(inner))
    return [inner.left, inner.right].flatMap((side) =>
      takenFrom(context, side, depth - 1),
    );
  if (!ts.isIdentifier(inner)) return [];
  const declaration = symbolOf(context.checker, inner)?.valueDeclaration;
  return declaration ? takenBy(context, declaration, depth - 1) : [];
}

/** `plugin.onRequest` of each `plugin` in a list of objects that the program writes down, or hands to who fills it. */
function partsOfTaken(
  context: ProgramContext,
  object: ts.Expression,
  name: string,
  depth: number,
): readonly Held[] {
  if (!ts.isIdentifier(skipOuter(object))) return [];
  return takenFrom(context, object, depth).flatMap((held) => {
    if (ts.isMethodDeclaration(held)) return [];
    const value = skipOuter(held);
    return (parameterValues(context, value) ?? [value]).flatMap((each) =>
      entryNamed(context.checker, each, name, depth),
    );
  });
}

/** What a name can be that a declaration gives to an entry of a container. */
function takenBy(
  context: ProgramContext,
  declaration: ts.Declaration,
  depth: number,
): readonly Held[] {
  if (ts.isBindingElement(declaration)) {
    const pattern = declaration.parent;
    const source = sourceOf(pattern.parent);
    if (!source) return [];
    if (ts.isObjectBindingPattern(pattern)) {
      const name = declaration.propertyName ?? declaration.name;
      return !source.each && ts.isIdentifier(name)
        ? entryNamed(context.checker, source.container, name.text, depth)
        : [];
    }
    const index = pattern.elements.indexOf(declaration);
    // `[key, value]` of an entry, or one of the entries themselves.
    if (source.each)
      return index === 1 ? entriesOf(context, source.container, depth) : [];
    return entriesOf(context, source.container, depth);
  }
  if (!ts.isVariableDeclaration(declaration) && !ts.isParameter(declaration))
    return [];
  const source = sourceOf(declaration);
  if (source?.each) return entriesOf(context, source.container, depth);
  return source && ts.isVariableDeclaration(declaration)
    ? takenFrom(context, source.container, depth)
    : [];
}

/** Where a name gets its value: a whole one, or each entry of a container in turn. */
function sourceOf(
  declaration: ts.Node,
): { readonly container: ts.Expression; readonly each: boolean } | undefined {
  if (ts.isVariableDeclaration(declaration)) {
    if (declaration.initializer)
      return { container: declaration.initializer, each: false };
    const loop = declaration.parent.parent;
    return ts.isForOfStatement(loop)
      ? { container: loop.expression, each: true }
      : undefined;
  }
  return ts.isParameter(declaration) ? iteratedFor(declaration) : undefined;
}

const iterators: ReadonlySet<string> = new Set([
  "every",
  "filter",
  "find",
  "findIndex",
  "flatMap",
  "forEach",
  "map",
  "reduce",
  "reduceRight",
  "some",
]);

/** `steps` of `steps.forEach((step) => …)`, for `step`. */
function iteratedFor(
  parameter: ts.ParameterDeclaration,
): { readonly container: ts.Expression; readonly each: true } | undefined {
  const owner = parameter.parent;
  const call = owner.parent;
  if (!isFunctionWithBody(owner) || !ts.isCallExpression(call))
    return undefined;
  const callee = skipOuter(call.expression);
  if (
    call.arguments[0] !== owner ||
    !ts.isPropertyAccessExpression(callee) ||
    !iterators.has(callee.name.text)
  )
    return undefined;
  const wanted = callee.name.text.startsWith("reduce") ? 1 : 0;
  return owner.parameters.indexOf(parameter) === wanted
    ? { container: callee.expression, each: true }
    : undefined;
}

/** Members that answer with the entries of their object, all or some. */
const passesOn: ReadonlySet<string> = new Set([
  "concat",
  "entries",
  "filter",
  "reverse",
  "slice",
  "sort",
  "toReversed",
  "toSorted",
  "values",
]);

/** Functions of `Object` and `Array` that answer with the entries of their argument. */
const copies: ReadonlySet<string> = new Set([
  "Array.from",
  "Object.entries",
  "Object.freeze",
  "Object.fromEntries",
  "Object.values",
]);

/** What a container holds, as far as the program writes it down. */
function entriesOf(
  context: ProgramContext,
  container: ts.Expression,
  depth: number,
): readonly Held[] {
  if (depth <= 0) return [];
  const inner = skipOuter(container);
  if (ts.isArrayLiteralExpression(inner))
    return inner.elements.flatMap((element) =>
      ts.isSpreadElement(element)
        ? entriesOf(context, element.expression, depth - 1)
        : [element],
    );
  if (ts.isObjectLiteralExpression(inner))
    return inner.properties.flatMap((property) =>
      ts.isSpreadAssignment(property)
        ? entriesOf(context, property.expression, depth - 1)
        : heldBy(property),
    );
  if (ts.isNewExpression(inner)) return entriesOfNew(context, inner, depth);
  if (ts.isCallExpression(inner)) {
    const callee = skipOuter(inner.expression);
    if (!ts.isPropertyAccessExpression(callee)) return [];
    const [first] = inner.arguments;
    if (first && copies.has(callee.getText()))
      return entriesOf(context, first, depth - 1);
    return passesOn.has(callee.name.text)
      ? entriesOf(context, callee.expression, depth - 1)
      : [];
  }
  if (ts.isConditionalExpression(inner))
    return [inner.whenTrue, inner.whenFalse].flatMap((branch) =>
      entriesOf(context, branch, depth - 1),
    );
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return [];
  const symbol = symbolOf(context.checker, name);
  if (!symbol) return [];
  return [
    ...(symbol.declarations ?? []).flatMap((declaration) =>
      entriesDeclaredBy(context, declaration, depth - 1),
    ),
    ...addedTo(context, name.text, symbol),
  ];
}

function entriesOfNew(
  context: ProgramContext,
  made: ts.NewExpression,
  depth: number,
): readonly Held[] {
  const [first] = made.arguments ?? [];
  if (!first || !ts.isIdentifier(made.expression)) return [];
  if (made.expression.text === "Set")
    return entriesOf(context, first, depth - 1);
  if (made.expression.text !== "Map") return [];
  return entriesOf(context, first, depth - 1).flatMap(
    (entry): readonly Held[] => {
      if (ts.isMethodDeclaration(entry)) return [entry];
      const pair = skipOuter(entry);
      // `new Map(Object.entries(x))` holds what `x` does.
      if (!ts.isArrayLiteralExpression(pair)) return [entry];
      const value = pair.elements[1];
      return value ? [value] : [];
    },
  );
}

function entriesDeclaredBy(
  context: ProgramContext,
  declaration: ts.Declaration,
  depth: number,
): readonly Held[] {
  if (ts.isBindingElement(declaration)) {
    const property = propertyBehind(context.checker, declaration);
    return (property?.declarations ?? []).flatMap((source) =>
      depth > 0 ? entriesDeclaredBy(context, source, depth - 1) : [],
    );
  }
  if (ts.isParameter(declaration)) {
    return argumentsGivenTo(context, declaration).flatMap((argument) =>
      entriesOf(context, argument, depth),
    );
  }
  if (ts.isShorthandPropertyAssignment(declaration))
    return entriesOf(context, declaration.name, depth);
  if (ts.isExportAssignment(declaration))
    return entriesOf(context, declaration.expression, depth);
  if (ts.isVariableDeclaration(declaration))
    return declaration.initializer && isConstant(declaration)
      ? entriesOf(context, declaration.initializer, depth)
      : [];
  if (ts.isPropertyAssignment(declaration))
    return entriesOf(context, declaration.initializer, depth);
  if (!ts.isPropertyDeclaration(declaration)) return [];
  const value = declaration.initializer ?? assignedInConstructor(declaration);
  return value ? entriesOf(context, value, depth) : [];
}
