import ts from "typescript";

import type { CalleeBody } from "./callee.ts";
import {
  givenParametersOf,
  isFunctionWithBody,
  skipOuter,
} from "../syntax/functions.ts";
import { isUndefined, type Requirement } from "./requirements.ts";
import { namesSetIn } from "../syntax/set-names.ts";

/** Where a call says what a name of its callee holds. */
export interface Place {
  /** Of the argument, `this` not counted. */
  readonly index: number;
  /** The property of the argument. */
  readonly property: string | undefined;
  /** What stands in for an argument that is left out, and for such a property. */
  readonly fallback: ts.Expression | undefined;
  readonly propertyFallback: ts.Expression | undefined;
}

/** What a call is known to give: `true`, `false`, nothing at all. */
export type Known = "nothing" | "false" | "true";

/** What is known of the names of a body, where one certain call entered it. */
export type KnownNames = ReadonlyMap<string, Known>;

/** The parameters of a body that keep what they are given, and the fields that a pattern takes out of one. */
export function placesIn(body: CalleeBody): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  if (!isFunctionWithBody(body)) return found;
  const parameters = givenParametersOf(body);
  let others: ReadonlySet<string> | undefined;
  const add = (name: string, place: Place): void => {
    if (!(others ??= namesSetIn(body)).has(name)) found.set(name, place);
  };
  for (const [index, parameter] of parameters.entries()) {
    const { name, initializer: fallback, dotDotDotToken } = parameter;
    if (dotDotDotToken) continue;
    if (ts.isIdentifier(name))
      add(name.text, {
        index,
        property: undefined,
        fallback,
        propertyFallback: undefined,
      });
    else if (ts.isObjectBindingPattern(name))
      for (const element of name.elements) {
        const property = nameOfProperty(element.propertyName ?? element.name);
        if (
          ts.isIdentifier(element.name) &&
          property !== undefined &&
          !element.dotDotDotToken
        )
          add(element.name.text, {
            index,
            property,
            fallback,
            propertyFallback: element.initializer,
          });
      }
  }
  return found;
}

/** The place of `options.language` is that property of the argument that `options` holds. */
export function placeOf(
  places: ReadonlyMap<string, Place>,
  path: string,
): Place | undefined {
  const [name = "", property] = path.split(".");
  const place = places.get(name);
  if (property === undefined || !place) return place;
  return place.property === undefined ? { ...place, property } : undefined;
}

/** What a call gives at a place, by what is known of the names in the body that it stands in. */
export function givenAt(
  call: ts.CallExpression | ts.NewExpression,
  { index, property, fallback, propertyFallback }: Place,
  names: KnownNames,
): Known | undefined {
  const given = call.arguments ?? [];
  const spread = given.findIndex(ts.isSpreadElement);
  if (spread >= 0 && spread <= index) return undefined;
  const argument = given[index];
  const isMissing = !argument || knownOf(argument, names) === "nothing";
  // A default is code of the callee: the names in it aren't those of the caller.
  const scope = isMissing ? noNames : names;
  const value = isMissing ? fallback : argument;
  if (!value) return "nothing";
  if (property === undefined) return knownOf(value, scope);
  const held = propertyOf(value, property, scope);
  return held === "nothing" && propertyFallback
    ? knownOf(propertyFallback, noNames)
    : held;
}

export const noNames: KnownNames = new Map();

function propertyOf(
  value: ts.Expression,
  property: string,
  names: KnownNames,
): Known | undefined {
  const inner = skipOuter(value);
  if (!ts.isObjectLiteralExpression(inner)) return undefined;
  let found: Known | undefined = "nothing";
  for (const member of inner.properties) {
    if (ts.isSpreadAssignment(member)) return undefined;
    const name = nameOfProperty(member.name);
    if (name === undefined) return undefined;
    if (name !== property) continue;
    found = ts.isPropertyAssignment(member)
      ? knownOf(member.initializer, names)
      : ts.isShorthandPropertyAssignment(member)
        ? knownOf(member.name, names)
        : undefined;
  }
  return found;
}

/** The name of a property that is written out: not that of `[key]`. */
function nameOfProperty(name: ts.PropertyName | ts.BindingName) {
  return ts.isIdentifier(name) || ts.isStringLiteral(name)
    ? name.text
    : undefined;
}

function knownOf(
  expression: ts.Expression,
  names: KnownNames,
): Known | undefined {
  const inner = skipOuter(expression);
  if (inner.kind === ts.SyntaxKind.TrueKeyword) return "true";
  if (inner.kind === ts.SyntaxKind.FalseKeyword) return "false";
  if (isUndefined(inner)) return "nothing";
  return ts.isIdentifier(inner) ? names.get(inner.text) : undefined;
}

/** Whether a node isn't reached with what a call gives. */
export function isContradicted(
  { path, as }: Requirement,
  known: KnownNames,
): boolean {
  const value = known.get(path);
  switch (as) {
    case "given":
      return value === "nothing";
    case "true":
      return value === "nothing" || value === "false";
    case "false":
      return value === "true";
  }
}

/** Whether a call's parameters are those that are declared: not what `bind` has left of them. */
export function isOfProject(
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
): boolean {
  const declaration = checker.getResolvedSignature(call)?.declaration;
  return (
    declaration !== undefined && !declaration.getSourceFile().isDeclarationFile
  );
}
