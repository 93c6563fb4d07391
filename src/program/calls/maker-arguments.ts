import ts from "typescript";

import { baseClassOf } from "./hierarchy.ts";
import {
  functionAround,
  givenParametersOf,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { madeBy, type Maker } from "./injected.ts";
import { constructedBy } from "./instances.ts";
import { memberName } from "../files/name-aliases.ts";
import { entryNamed } from "./named-entries.ts";
import { symbolOf } from "../types/symbols.ts";

/** Constructors that are looked through on the way to a base. */
const farthest = 6;

/** What the call that made a closure or an object gave for a parameter. */
export interface Given {
  /** None where it gave nothing, or where a spread hides it. */
  readonly argument: ts.Expression | undefined;
}

/**
 * What `maker` gave for a parameter of the factory or of the constructor that it ran: `quick` of `apply(quick)` and of
 * `apply(quick)(twice)`, of `new Pages(quick)`, of `new Quick()` whose constructor calls `super(quick)`; the parameter's
 * default where it gave none. Nothing where it ran another function.
 */
export function givenByMaker(
  checker: ts.TypeChecker,
  maker: Maker,
  parameter: ts.ParameterDeclaration,
): Given | undefined {
  const owner = parameter.parent;
  if (!isFunctionWithBody(owner)) return undefined;
  const all = argumentsOfMaker(checker, maker, owner);
  if (!all) return undefined;
  const place = givenParametersOf(owner).indexOf(parameter);
  if (
    parameter.dotDotDotToken ||
    all.slice(0, place + 1).some((each) => each && ts.isSpreadElement(each))
  )
    return { argument: undefined };
  return {
    argument:
      all[place] ??
      (ts.isIdentifier(parameter.name) ? parameter.initializer : undefined),
  };
}

type Arguments = readonly (ts.Expression | undefined)[];

/** All that `maker` gave to the function or to the constructor `owner`, if it ran that one. */
export function argumentsOfMaker(
  checker: ts.TypeChecker,
  maker: Maker,
  owner: FunctionWithBody,
): Arguments | undefined {
  if (ts.isNewExpression(maker))
    return ts.isConstructorDeclaration(owner)
      ? argumentsOfNew(checker, maker, owner)
      : undefined;
  let at: ts.Expression = maker;
  while (ts.isCallExpression(at)) {
    if (ran(checker, at, owner)) return at.arguments;
    at = skipOuter(at.expression);
  }
  return undefined;
}

/** Whether a call ran a function: that of `apply(quick)(twice)` stands in the one which `apply(quick)` ran. */
function ran(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  owner: FunctionWithBody,
): boolean {
  if (madeBy(checker, call, owner)) return true;
  const before = skipOuter(call.expression);
  const around = functionAround(owner);
  return (
    around !== undefined &&
    ts.isCallExpression(before) &&
    ran(checker, before, around)
  );
}

function argumentsOfNew(
  checker: ts.TypeChecker,
  made: ts.NewExpression,
  owner: ts.ConstructorDeclaration,
): Arguments | undefined {
  let given: Arguments = made.arguments ?? [];
  let at = constructedBy(checker, made);
  for (let depth = 0; at && depth < farthest; depth++) {
    const constructor = at.members.find(ts.isConstructorDeclaration);
    if (constructor === owner) return given;
    if (constructor) {
      const known: Arguments = given;
      // What a `super(…)` gives that stands below a condition isn't known.
      given = (superCallOf(constructor)?.arguments ?? []).flatMap((each) =>
        handedOn(checker, constructor, known, each),
      );
    }
    at = baseClassOf(checker, at);
  }
  return undefined;
}

/** `super(…)`, where a constructor calls it as a statement of its own. */
export function superCallOf({
  body,
}: ts.ConstructorDeclaration): ts.CallExpression | undefined {
  for (const statement of body?.statements ?? [])
    if (
      ts.isExpressionStatement(statement) &&
      ts.isCallExpression(statement.expression) &&
      statement.expression.expression.kind === ts.SyntaxKind.SuperKeyword
    )
      return statement.expression;
  return undefined;
}

/** `read` of `constructor(read) { super(read); }`, of `constructor({ read })`: what came in for it. */
function handedOn(
  checker: ts.TypeChecker,
  { parameters }: ts.ConstructorDeclaration,
  given: Arguments,
  argument: ts.Expression,
): Arguments {
  const inner = skipOuter(
    ts.isSpreadElement(argument) ? argument.expression : argument,
  );
  const name = ts.isPropertyAccessExpression(inner)
    ? inner.name.text
    : undefined;
  const root = ts.isPropertyAccessExpression(inner)
    ? skipOuter(inner.expression)
    : inner;
  const declaration = ts.isIdentifier(root)
    ? symbolOf(checker, root)?.valueDeclaration
    : undefined;
  const place = parameters.findIndex(
    (each) => each === declaration || each.name === declaration?.parent,
  );
  const parameter = parameters[place];
  // What stands behind a spread isn't known.
  if (
    !parameter ||
    !declaration ||
    given.slice(0, place + 1).some((each) => each && ts.isSpreadElement(each))
  )
    return [argument];
  if (parameter.dotDotDotToken)
    return ts.isSpreadElement(argument) ? given.slice(place) : [argument];
  const whole = given[place] ?? parameter.initializer;
  const part = ts.isBindingElement(declaration)
    ? memberName(declaration.propertyName ?? declaration.name)
    : name;
  if (part === undefined) return [declaration === parameter ? whole : argument];
  const [held] = whole ? entryNamed(checker, whole, part, farthest) : [];
  return [held && ts.isExpression(held) ? held : argument];
}
