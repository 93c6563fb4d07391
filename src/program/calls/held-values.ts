import ts from "typescript";

import { entriesOf, type HeldContext } from "./container-entries.ts";
import { entryIndexOf, iteratesOver, takesOne } from "./container-members.ts";
import { debugLimit } from "../debug.ts";
import { isFunctionWithBody, skipOuter } from "../syntax/functions.ts";
import { argumentsGivenTo, type Maker } from "./injected.ts";
import { instanceOf, isOneOfSeveral } from "./instances.ts";
import { makerOf } from "./makers.ts";
import { entryNamed, type Held } from "./named-entries.ts";
import { returnedBy, skipAwait } from "./returned-values.ts";
import { symbolOf } from "../types/symbols.ts";
import { targetsOf } from "./targets.ts";

/** A table with more entries than this is not followed. */
const entryLimit = 200;
const depthLimit = 8;

/**
 * The functions and classes that a value can be which comes out of a container that the program fills:
 * `handlers[kind]`, `byMime.get(type)`, a loop's `step` of an array, `check` of `Object.entries(checks)`.
 */
export function heldTargets(
  context: HeldContext,
  expression: ts.Expression,
): readonly ts.Declaration[] {
  return targetsHeld(
    context,
    expression,
    takenFrom(context, expression, depthLimit),
  );
}

/** The functions and classes in a container that the program fills, or under a name in each of its entries. */
export function entriesAt(
  context: HeldContext,
  container: ts.Expression,
  name: string,
): readonly ts.Declaration[] {
  const entries = entriesOf(context, container, depthLimit);
  return targetsHeld(
    context,
    container,
    name === "" ? entries : partsNamed(context, entries, name, depthLimit),
  );
}

function targetsHeld(
  context: HeldContext,
  from: ts.Expression,
  held: readonly Held[],
): readonly ts.Declaration[] {
  if (held.length > entryLimit) {
    debugLimit("too many entries in a table of functions", from);
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
  context: HeldContext,
  value: ts.Expression,
): readonly ts.Expression[] | undefined {
  if (!ts.isIdentifier(value)) return undefined;
  const declaration = symbolOf(context.checker, value)?.valueDeclaration;
  if (!declaration || !ts.isParameter(declaration)) return undefined;
  const owner = declaration.parent;
  // Which of several objects was given a function is not followed.
  const { maker } = context;
  if (
    ts.isMethodDeclaration(owner) &&
    ts.isClassLike(owner.parent) &&
    !(maker && ts.isNewExpression(maker)) &&
    isOneOfSeveral(context, owner.parent)
  )
    return [];
  return argumentsGivenTo(context, declaration, entryLimit, (call) =>
    mayBeSameObject(context, call, owner),
  );
}

/** Whether a call may be one of the same object, or of one that the same call of a factory made: `bus.on(load)` for `bus.emit()`. */
function mayBeSameObject(
  context: HeldContext,
  call: Maker,
  owner: ts.SignatureDeclaration,
): boolean {
  const { checker, program, maker } = context;
  if (!maker || !isFunctionWithBody(owner)) return true;
  if (ts.isNewExpression(maker)) {
    const callee = skipOuter(call.expression);
    return (
      ts.isClassLike(owner.parent) &&
      ts.isPropertyAccessExpression(callee) &&
      instanceOf(context, callee.expression, owner.parent) === maker
    );
  }
  const made = makerOf({ checker, program }, call.expression, owner, undefined);
  return made === undefined || made === maker;
}

/** What an expression can be, if it is an entry of a container. */
function takenFrom(
  context: HeldContext,
  expression: ts.Expression,
  depth: number,
): readonly Held[] {
  if (depth === 0) return [];
  const inner = skipAwait(expression);
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
    return ts.isPropertyAccessExpression(callee) &&
      takesOne.has(callee.name.text)
      ? entriesOf(context, callee.expression, depth - 1)
      : takenInside(context, callee, depth - 1);
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

/** `findProvider(query)`, which returns an entry of a container that stands beside it. */
function takenInside(
  context: HeldContext,
  callee: ts.Expression,
  depth: number,
): readonly Held[] {
  return targetsOf(context.checker, callee).flatMap((target) =>
    isFunctionWithBody(target)
      ? returnedBy(target).flatMap((value) => takenFrom(context, value, depth))
      : [],
  );
}

/** `plugin.onRequest` of each `plugin` in a list of objects that the program writes down, or hands to who fills it. */
function partsOfTaken(
  context: HeldContext,
  object: ts.Expression,
  name: string,
  depth: number,
): readonly Held[] {
  if (!ts.isIdentifier(skipOuter(object))) return [];
  return partsNamed(context, takenFrom(context, object, depth), name, depth);
}

function partsNamed(
  context: HeldContext,
  entries: readonly Held[],
  name: string,
  depth: number,
): readonly Held[] {
  return entries.flatMap((held) => {
    if (ts.isMethodDeclaration(held)) return [];
    const value = skipOuter(held);
    return (parameterValues(context, value) ?? [value]).flatMap((each) =>
      entryNamed(context.checker, each, name, depth),
    );
  });
}

/** What a name can be that a declaration gives to an entry of a container. */
function takenBy(
  context: HeldContext,
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
    !iteratesOver.has(callee.name.text)
  )
    return undefined;
  return owner.parameters.indexOf(parameter) === entryIndexOf(callee.name.text)
    ? { container: callee.expression, each: true }
    : undefined;
}
