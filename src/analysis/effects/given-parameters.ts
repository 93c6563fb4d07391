import ts from "typescript";

import type { Callee } from "../../program/calls/callees.ts";
import {
  isFunctionWithBody,
  isWithin,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import {
  alwaysTheSame,
  eachObject,
  keyParametersOf,
  keyParametersOfPart,
  placesOf,
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
    for (const value of givenFor(callee, wanted) ?? [undefined]) {
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
  { call }: Callee,
  from: ts.Node,
): KeyParameters {
  const callee = call && skipOuter(call.expression);
  if (!callee || !ts.isPropertyAccessExpression(callee)) return alwaysTheSame;
  const object = skipOuter(callee.expression);
  if (
    object.kind === ts.SyntaxKind.ThisKeyword ||
    object.kind === ts.SyntaxKind.SuperKeyword
  )
    return eachObject;
  if (ts.isNewExpression(object)) return undefined;
  const declaration = ts.isIdentifier(object)
    ? symbolOf(checker, object)?.valueDeclaration
    : undefined;
  return declaration &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer &&
    ts.isNewExpression(skipOuter(declaration.initializer)) &&
    isWithin(declaration, from)
    ? undefined
    : alwaysTheSame;
}

/** What a parameter may hold where a function is entered so: nothing where the call leaves it out. */
function givenFor(
  { body, call }: Callee,
  wanted: string,
): readonly ts.Expression[] | undefined {
  if (!isFunctionWithBody(body)) return undefined;
  const index = placesOf(body).findIndex(
    ({ name }, place) =>
      wanted === (ts.isIdentifier(name) ? name.text : String(place)),
  );
  if (index < 0) return undefined;
  if (!call) {
    const turns = index === 0 ? turnedOver(body) : undefined;
    return turns && [turns];
  }
  const given = call.arguments ?? [];
  const spread = given.findIndex(ts.isSpreadElement);
  return spread < 0 || spread > index
    ? given.slice(index, index + 1)
    : given.slice(spread);
}
