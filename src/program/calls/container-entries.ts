import ts from "typescript";

import type { ProgramContext } from "./callee.ts";
import { copiesOf, passesOn, takesOne } from "./container-members.ts";
import { addedTo } from "./container-writes.ts";
import { isFunctionWithBody, skipOuter } from "../syntax/functions.ts";
import { argumentsGivenTo, type Maker } from "./injected.ts";
import { argumentsOfMaker } from "./maker-arguments.ts";
import { heldBy, type Held } from "./named-entries.ts";
import { calledThrough } from "./parameter-use.ts";
import { isConstant, symbolOf } from "../types/symbols.ts";
import { assignedInConstructor, propertyBehind } from "./targets.ts";

/** Where a container is asked for. */
export interface HeldContext extends ProgramContext {
  /** The one call that made the closure or the object which asks, where it is known: only what that was given is held. */
  readonly maker?: Maker | undefined;
}

/** What a container holds, as far as the program writes it down. */
export function entriesOf(
  context: HeldContext,
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
    if (first && copiesOf.has(callee.getText()))
      return entriesOf(context, first, depth - 1);
    const { text } = callee.name;
    if (passesOn.has(text))
      return entriesOf(context, callee.expression, depth - 1);
    return takesOne.has(text)
      ? entriesOfEntries(context, callee.expression, depth - 1)
      : [];
  }
  if (ts.isElementAccessExpression(inner))
    return entriesOfEntries(context, inner.expression, depth - 1);
  if (ts.isConditionalExpression(inner))
    return [inner.whenTrue, inner.whenFalse].flatMap((branch) =>
      entriesOf(context, branch, depth - 1),
    );
  if (ts.isBinaryExpression(inner))
    return [inner.left, inner.right].flatMap((side) =>
      entriesOf(context, side, depth - 1),
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

/** `hooks.get(event)` of a map of lists. */
function entriesOfEntries(
  context: HeldContext,
  container: ts.Expression,
  depth: number,
): readonly Held[] {
  return entriesOf(context, container, depth).flatMap((entry) =>
    ts.isMethodDeclaration(entry) ? [] : entriesOf(context, entry, depth - 1),
  );
}

function entriesOfNew(
  context: HeldContext,
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

/** What a parameter holds, wherever the program calls its function. Of one that calls its entries itself its callers say what runs. */
function entriesGivenTo(
  context: HeldContext,
  parameter: ts.ParameterDeclaration,
  depth: number,
): readonly Held[] {
  for (const path of calledThrough(context.checker, parameter))
    if (path.startsWith("[]")) return [];
  const given = givenTo(context, parameter);
  if (!parameter.dotDotDotToken)
    return given.flatMap((argument) => entriesOf(context, argument, depth));
  return given.flatMap((argument) =>
    ts.isSpreadElement(argument)
      ? entriesOf(context, argument.expression, depth)
      : [argument],
  );
}

function givenTo(
  context: HeldContext,
  parameter: ts.ParameterDeclaration,
): readonly ts.Expression[] {
  const { maker } = context;
  const { parent: owner } = parameter;
  const given =
    maker && isFunctionWithBody(owner)
      ? argumentsOfMaker(context.checker, maker, owner)
      : undefined;
  if (!given) return argumentsGivenTo(context, parameter);
  const index = owner.parameters.indexOf(parameter);
  return given
    .slice(index, parameter.dotDotDotToken ? undefined : index + 1)
    .filter((each) => each !== undefined);
}

function entriesDeclaredBy(
  context: HeldContext,
  declaration: ts.Declaration,
  depth: number,
): readonly Held[] {
  if (ts.isBindingElement(declaration)) {
    const property = propertyBehind(context.checker, declaration);
    return (property?.declarations ?? []).flatMap((source) =>
      depth > 0 ? entriesDeclaredBy(context, source, depth - 1) : [],
    );
  }
  if (ts.isParameter(declaration))
    return entriesGivenTo(context, declaration, depth);
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
