import ts from "typescript";

import type { FunctionWithBody } from "../../program/syntax/functions.ts";
import { callSignaturesOf } from "../../program/types/origin.ts";
import type { InjectedField } from "../class-shape.ts";
import type { FrameworkDescriptor } from "../descriptor.ts";
import type { Finder, Hit } from "../finder.ts";
import { parametersOf } from "../parameters.ts";
import { resultOfReturn } from "../result.ts";
import { typeAt } from "../../program/types/types.ts";

/** The hit of the first descriptor of class-shaped middleware that is sure, or else of the first. */
export function surest(
  { descriptors }: Finder,
  ask: (descriptor: FrameworkDescriptor) => Hit | undefined,
): Hit | undefined {
  const hits = descriptors.flatMap((descriptor) => {
    if (!descriptor.binding.some(({ shape }) => shape === "this-field"))
      return [];
    const hit = ask(descriptor);
    return hit ? [hit] : [];
  });
  return hits.find(({ certain }) => certain !== false) ?? hits[0];
}

/** The names that a descriptor gives to a stored continuation. */
export function knownNames({
  binding,
}: FrameworkDescriptor): readonly string[] {
  return binding.flatMap((each) =>
    each.shape === "this-field" ? each.names : [],
  );
}

/** Whether a name is one of them, a leading `#` or `_` aside. */
export function isKnownName(name: string, known: readonly string[]): boolean {
  return known.includes(name.replace(/^[#_]+/, ""));
}

/** A parameter or a field whose type is written `GetResponse` says what it is, whatever it is called. */
export function isKnownType(
  source: InjectedField["source"],
  known: readonly string[],
): boolean {
  const type = ts.isBindingElement(source) ? undefined : source.type;
  if (!type || !ts.isTypeReferenceNode(type)) return false;
  const name = ts.isIdentifier(type.typeName)
    ? type.typeName.text
    : type.typeName.right.text;
  return known.some(
    (wanted) =>
      wanted.replaceAll("_", "").toLowerCase() ===
      name.replaceAll("_", "").toLowerCase(),
  );
}

/** Whether a field, its parameter or its type has a known name. */
export function isKnown(
  field: InjectedField,
  known: readonly string[],
): boolean {
  const { name } = field.source;
  return (
    isKnownName(field.name, known) ||
    (ts.isIdentifier(name) && isKnownName(name.text, known)) ||
    isKnownType(field.source, known)
  );
}

/** Whether a stored function takes what the body takes and answers with a promise, or may. */
export function fits(
  finder: Finder,
  body: FunctionWithBody,
  slot: InjectedField["source"],
  known: boolean,
): boolean {
  const { checker } = finder;
  const type = typeAt(checker, slot);
  const first = parametersOf(body)[0];
  if (!first) return false;
  if (type.flags & ts.TypeFlags.Any || type.getSymbol()?.name === "Function")
    return known;
  const request = typeAt(checker, first);
  return callSignaturesOf(checker, type).some((signature) => {
    const parameter = signature.parameters[0];
    if (!parameter) return false;
    const result = resultOfReturn(checker, signature.getReturnType());
    const wanted = checker.getTypeOfSymbolAtLocation(parameter, slot);
    if (known) return isSame(checker, request, wanted);
    return (
      (result === "promise" || result === "maybe-promise") &&
      // What goes on with a request takes what came in, not a part of it beside other things.
      signature.parameters.length === parametersOf(body).length &&
      isObject(request) &&
      !isEmpty(checker, signature.getReturnType()) &&
      isSame(checker, request, wanted)
    );
  });
}

function isSame(checker: ts.TypeChecker, a: ts.Type, b: ts.Type): boolean {
  return (
    a === b ||
    (checker.isTypeAssignableTo(a, b) && checker.isTypeAssignableTo(b, a))
  );
}

/** Whether a type is that of an object, but no list and no function: what a request is. */
export function isObject(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isObject);
  if (type.isIntersection()) return type.types.some(isObject);
  // A request is no list and no callback.
  if (
    type.getCallSignatures().length > 0 ||
    ["Array", "ReadonlyArray"].includes(type.getSymbol()?.name ?? "")
  )
    return false;
  const objects =
    ts.TypeFlags.Object |
    ts.TypeFlags.NonPrimitive |
    ts.TypeFlags.TypeParameter;
  return (type.flags & objects) !== 0;
}

/** Whether a function's result holds nothing: `void`, `Promise<void>`. */
function isEmpty(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (type.isUnion())
    return type.types.every((member) => isEmpty(checker, member));
  if (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) return true;
  if (!checker.getPropertyOfType(type, "then") || !("target" in type))
    return false;
  const [value] = checker.getTypeArguments(type as ts.TypeReference);
  return value !== undefined && isEmpty(checker, value);
}
