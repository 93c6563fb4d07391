import ts from "typescript";

import type { ProgramContext } from "./callee.ts";
import { isForeignMember } from "../files/declared-names.ts";
import { memberName } from "../files/name-aliases.ts";
import {
  boundFunction,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { entriesAt, heldTargets } from "./held-values.ts";
import { entryNamed, heldBy, type Held } from "./named-entries.ts";
import { entryPath, pathsGiven } from "./parameter-use.ts";
import { targetsOf } from "./targets.ts";

/** Whether an argument may be a function, or hold one. Syntax alone. */
export function mayHoldFunction(argument: ts.Expression): boolean {
  const inner = skipOuter(argument);
  return (
    isFunctionWithBody(inner) ||
    ts.isIdentifier(inner) ||
    ts.isPropertyAccessExpression(inner) ||
    ts.isObjectLiteralExpression(inner) ||
    ts.isArrayLiteralExpression(inner) ||
    ts.isSpreadElement(inner) ||
    ts.isConditionalExpression(inner) ||
    boundFunction(inner) !== undefined
  );
}

/** Whether an argument may be a container of functions, or have one among its members. */
export function mayHoldEntries(argument: ts.Expression): boolean {
  const inner = skipOuter(argument);
  return !isFunctionWithBody(inner) && !ts.isConditionalExpression(inner);
}

/** Whether an argument may be an entry of a container: `handlers[event]`, `handler.bind(null, socket)` in a loop. Syntax alone. */
export function mayBeTaken(argument: ts.Expression): boolean {
  const inner = boundOr(argument);
  return ts.isElementAccessExpression(inner) || ts.isIdentifier(inner);
}

/** The functions that an argument can be which is an entry of a container that the program fills. */
export function functionsTaken(
  context: ProgramContext,
  argument: ts.Expression,
): readonly FunctionWithBody[] {
  return mayBeTaken(argument)
    ? bodiesOf(heldTargets(context, boundOr(argument)))
    : [];
}

function boundOr(argument: ts.Expression): ts.Expression {
  const inner = skipOuter(argument);
  return skipOuter(boundFunction(inner) ?? inner);
}

/** The functions in an argument: itself, or the members of an object literal. */
export function functionsIn(
  context: ProgramContext,
  argument: ts.Expression,
): readonly FunctionWithBody[] {
  const inner = skipOuter(argument);
  if (isForeignMember(context.program, inner)) return [];
  const held = ts.isObjectLiteralExpression(inner)
    ? inner.properties.flatMap((property) =>
        property.name && ts.isIdentifier(property.name) ? heldBy(property) : [],
      )
    : [inner];
  return held.flatMap((each) => bodiesOf(targetsHeldBy(context, each)));
}

function targetsHeldBy(
  { checker }: ProgramContext,
  held: Held,
): readonly ts.Declaration[] {
  return ts.isMethodDeclaration(held) ? [held] : targetsOf(checker, held);
}

/** An accessor is no function that is given. */
function bodiesOf(
  targets: readonly ts.Declaration[],
): readonly FunctionWithBody[] {
  return targets
    .filter(isFunctionWithBody)
    .filter((body) => !ts.isAccessor(body));
}

/** The functions in the arguments of a call that the project's functions which it enters call. */
export function functionsGiven(
  context: ProgramContext,
  args: readonly ts.Expression[],
  bodies: readonly FunctionWithBody[],
): readonly FunctionWithBody[] {
  const found = new Set<FunctionWithBody>();
  for (const [index, argument] of args.entries()) {
    if (!mayHoldFunction(argument)) continue;
    for (const body of bodies)
      for (const path of pathsGiven(context.checker, body, index))
        for (const given of ts.isSpreadElement(argument)
          ? functionsAt(context, argument.expression, entryPath(path))
          : functionsAt(context, argument, path))
          found.add(given);
  }
  return [...found];
}

/** The functions that stand at a path in an argument. */
function functionsAt(
  context: ProgramContext,
  argument: ts.Expression,
  path: string,
): readonly FunctionWithBody[] {
  const inner = skipOuter(argument);
  if (isForeignMember(context.program, inner)) return [];
  const [, name, entry] = /^(.*?)(\[\](?:\..*)?)?$/.exec(path) ?? [];
  const values = name ? partsOf(context, inner, name) : [inner];
  return values.flatMap((value) => {
    if (!entry) return bodiesOf(targetsHeldBy(context, value));
    return ts.isMethodDeclaration(value)
      ? []
      : bodiesOf(entriesAt(context, value, entry.slice("[].".length)));
  });
}

/** What stands under a name in an argument. What is spread behind it seldom has another one in its place. */
function partsOf(
  { checker }: ProgramContext,
  argument: ts.Expression,
  name: string,
): readonly Held[] {
  const own = ts.isObjectLiteralExpression(argument)
    ? argument.properties.find(
        (property) => property.name && memberName(property.name) === name,
      )
    : undefined;
  return own ? heldBy(own) : entryNamed(checker, argument, name, 4);
}
