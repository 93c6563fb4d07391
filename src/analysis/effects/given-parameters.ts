import ts from "typescript";

import type { Callee } from "../../program/calls/callees.ts";
import {
  givenParametersOf,
  isFunctionWithBody,
  isWithin,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { isOfProject } from "../../program/calls/given-arguments.ts";
import { baseClassOf } from "../../program/calls/hierarchy.ts";
import { returnedBy } from "../../program/calls/returned-values.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import {
  alwaysTheSame,
  eachObject,
  keyParametersOf,
  keyParametersOfPart,
  turnedOver,
  union,
  type KeyParameters,
} from "./key-parameters.ts";

/** The parameters of `from` that decide what a call gives for certain parameters of what it calls. */
export function givenParameters(
  checker: ts.TypeChecker,
  callee: Callee,
  names: readonly string[],
  from: ts.Node,
): KeyParameters {
  const frame = { checker, body: from };
  let keys: KeyParameters = alwaysTheSame;
  const add = (more: KeyParameters): boolean => {
    keys = keys && union(keys, more);
    return keys !== undefined;
  };
  for (const name of names) {
    if (name === "this") {
      if (!add(givenObject(checker, callee, from))) return undefined;
      continue;
    }
    const [wanted = "", part] = name.split(".");
    for (const value of givenFor(checker, callee, wanted) ?? [undefined]) {
      const own =
        value &&
        (part === undefined
          ? keyParametersOf(frame, value)
          : keyParametersOfPart(frame, value, part));
      if (!add(own)) return undefined;
    }
  }
  return keys;
}

/** Of the object that a method is called of only a new one is known to be no other request's. */
function givenObject(
  checker: ts.TypeChecker,
  { call, object: asked }: Callee,
  from: ts.Node,
): KeyParameters {
  const callee = call && skipOuter(call.expression);
  const given =
    callee && ts.isPropertyAccessExpression(callee) ? callee.expression : asked;
  if (!given) return alwaysTheSame;
  const object = skipOuter(given);
  if (
    object.kind === ts.SyntaxKind.ThisKeyword ||
    object.kind === ts.SyntaxKind.SuperKeyword
  )
    return eachObject;
  const declaration = ts.isIdentifier(object)
    ? symbolOf(checker, object)?.valueDeclaration
    : undefined;
  const made =
    declaration &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer &&
    isWithin(declaration, from)
      ? skipOuter(declaration.initializer)
      : object;
  return ts.isNewExpression(made) && !mayGiveAnother(checker, made)
    ? undefined
    : alwaysTheSame;
}

const deepest = 5;

/** Whether a constructor says what `new` gives: `if (Store.instance) return Store.instance;` */
function mayGiveAnother(
  checker: ts.TypeChecker,
  { expression }: ts.NewExpression,
): boolean {
  const declaration = symbolOf(checker, expression)?.valueDeclaration;
  let at = declaration && ts.isClassLike(declaration) ? declaration : undefined;
  for (let depth = deepest; at && depth > 0; depth--) {
    for (const member of at.members)
      if (
        ts.isConstructorDeclaration(member) &&
        isFunctionWithBody(member) &&
        returnedBy(member).length > 0
      )
        return true;
    at = baseClassOf(checker, at);
  }
  return false;
}

/** What a parameter may hold where a function is entered so: nothing where the call leaves it out. */
function givenFor(
  checker: ts.TypeChecker,
  { body, call }: Callee,
  wanted: string,
): readonly ts.Expression[] | undefined {
  if (!isFunctionWithBody(body)) return undefined;
  const index = givenParametersOf(body).findIndex(
    ({ name }, place) =>
      wanted === (ts.isIdentifier(name) ? name.text : String(place)),
  );
  if (index < 0) return undefined;
  if (!call) {
    const turns = index === 0 ? turnedOver(body) : undefined;
    return turns && [turns];
  }
  if (!isOfProject(checker, call)) return undefined;
  const given = call.arguments ?? [];
  const spread = given.findIndex(ts.isSpreadElement);
  return spread < 0 || spread > index
    ? given.slice(index, index + 1)
    : given.slice(spread);
}
