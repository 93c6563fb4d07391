import ts from "typescript";

import type { FunctionWithBody } from "../program/syntax/functions.ts";
import { callSignaturesOf, hasOrigin } from "../program/types/origin.ts";
import { isNamed } from "../program/types/type-names.ts";
import type { Binding, FrameworkDescriptor } from "./descriptor.ts";
import type { Finder } from "./finder.ts";
import {
  mentionsProperty,
  namesFor,
  parametersOf,
  type ParameterSlot,
} from "./parameters.ts";
import { resultOf } from "./result.ts";
import { factoriesOf, functionsReturnedBy } from "./returned.ts";
import type { Downstream } from "./site.ts";
import { symbolAt, typeAt } from "../program/types/types.ts";

/**
 * How sure the place must be: `origin` asks that the type of the continuation is one that the
 * descriptor names; `place` takes what stands there if it may be a function at all.
 */
export type Demand = "origin" | "place";

/** The downstream values that a body has by one descriptor's bindings. */
export function downstreamBy(
  finder: Finder,
  body: FunctionWithBody,
  descriptor: FrameworkDescriptor,
  demand: Demand,
): readonly Downstream[] {
  const bindings =
    demand === "origin"
      ? descriptor.binding
      : likelyBindings(finder, body, descriptor);
  return bindings.flatMap((binding) =>
    downstreamAt(finder, body, descriptor, binding, demand),
  );
}

/** The slot of the parameter that a binding means, the path below it, and the function that has it. */
export function placeOf(
  { checker }: Finder,
  body: FunctionWithBody,
  binding: Binding,
): {
  slot: ParameterSlot;
  path: readonly string[];
  within: FunctionWithBody;
}[] {
  switch (binding.shape) {
    case "param": {
      const slot = parametersOf(body)[binding.index];
      return slot ? [{ slot, path: [], within: body }] : [];
    }
    case "param-property":
    case "param-method": {
      const slot = parametersOf(body)[binding.index];
      if (!slot) return [];
      return binding.property.split("|").map((property) => ({
        slot,
        path: property.split("."),
        within: body,
      }));
    }
    case "outer-param": {
      // `(store) => (next) => (action) => …`: only the innermost runs for each request. A property says it by itself.
      if (
        binding.property === undefined &&
        functionsReturnedBy(checker, body).length > 0
      )
        return [];
      const factories = factoriesOf(checker, body);
      const chosen =
        binding.depth === undefined
          ? factories
          : factories.slice(binding.depth - 1, binding.depth);
      return chosen.flatMap((factory) => {
        const slot = parametersOf(factory)[binding.index];
        const path = binding.property === undefined ? [] : [binding.property];
        return slot ? [{ slot, path, within: factory }] : [];
      });
    }
    default:
      return [];
  }
}

function downstreamAt(
  finder: Finder,
  body: FunctionWithBody,
  descriptor: FrameworkDescriptor,
  binding: Binding,
  demand: Demand,
): Downstream[] {
  const { checker } = finder;
  return placeOf(finder, body, binding).flatMap(({ slot, path, within }) => {
    const last = path.at(-1);
    // A parameter whose type has a `next` shows nothing where the body never touches it.
    if (last !== undefined && !mentionsProperty(within, last)) return [];
    const type = typeBelow(finder, slot, path);
    if (!type || !accepts(finder, type, descriptor, demand)) return [];
    if (demand === "origin" && !followsRequest(finder, body, binding))
      return [];
    return namesFor(slot.name, path).flatMap(({ name, rest }) => {
      const symbol = symbolAt(checker, name);
      if (!symbol) return [];
      return [
        {
          name: [name.text, ...rest].join("."),
          root: { kind: "symbol", symbol } as const,
          path: rest,
          result: resultOf(finder, type, descriptor),
        },
      ];
    });
  });
}

function typeBelow(
  finder: Finder,
  slot: ParameterSlot,
  path: readonly string[],
): ts.Type | undefined {
  const { checker } = finder;
  let type: ts.Type | undefined = typeAt(checker, slot);
  for (const property of path) {
    if (type.flags & ts.TypeFlags.Any) return type;
    const below: ts.Symbol | undefined = propertyOfType(
      checker,
      type,
      property,
    );
    if (!below) return undefined;
    type = checker.getTypeOfSymbolAtLocation(below, slot);
  }
  return type;
}

function propertyOfType(
  checker: ts.TypeChecker,
  type: ts.Type,
  name: string,
): ts.Symbol | undefined {
  const whole = checker.getPropertyOfType(checker.getApparentType(type), name);
  if (whole || !type.isUnion()) return whole;
  for (const member of type.types) {
    const found = checker.getPropertyOfType(member, name);
    if (found) return found;
  }
  return undefined;
}

function accepts(
  finder: Finder,
  type: ts.Type,
  descriptor: FrameworkDescriptor,
  demand: Demand,
): boolean {
  if (isContinuation(finder, type, descriptor)) return true;
  return demand === "place" && mayBeFunction(finder, type);
}

/** Whether a type's call signature comes from where the descriptor says that its continuation does. */
export function isContinuation(
  finder: Finder,
  type: ts.Type,
  descriptor: FrameworkDescriptor,
): boolean {
  const { checker } = finder;
  const byDeclaration = callSignaturesOf(checker, type).some((signature) => {
    const declaration = signature.getDeclaration() as
      ts.SignatureDeclaration | undefined;
    return (
      declaration !== undefined &&
      descriptor.continuation.some((origin) => hasOrigin(declaration, origin))
    );
  });
  if (byDeclaration) return true;
  // An alias or interface whose signature was built by the checker (a mapped or conditional type).
  const named = descriptor.continuation.flatMap((origin) => {
    const name = /^(?:type|interface):([^<]+)$/.exec(origin.path)?.[1];
    return name ? [{ package: origin.package, type: name }] : [];
  });
  return (
    callSignaturesOf(checker, type).length > 0 && isNamed(checker, type, named)
  );
}

/** Whether a value of this type may be called: a function, `Function`, `any`, `unknown`. */
export function mayBeFunction(finder: Finder, type: ts.Type): boolean {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return true;
  if (callSignaturesOf(finder.checker, type).length > 0) return true;
  return type.isUnion()
    ? type.types.some((member) => member.getSymbol()?.name === "Function")
    : type.getSymbol()?.name === "Function";
}

/**
 * A helper that takes a continuation is no middleware: `(times: number, next: Next)`. What stands before
 * a continuation are the objects of a request.
 */
export function followsRequest(
  finder: Finder,
  body: FunctionWithBody,
  binding: Binding,
): boolean {
  if (binding.shape !== "param" || binding.index === 0) return true;
  const slot = parametersOf(body)[binding.index - 1];
  if (!slot) return true;
  const type = typeAt(finder.checker, slot);
  const primitive =
    ts.TypeFlags.StringLike |
    ts.TypeFlags.NumberLike |
    ts.TypeFlags.BooleanLike |
    ts.TypeFlags.BigIntLike |
    ts.TypeFlags.Void;
  return (type.flags & primitive) === 0;
}

/**
 * Which of several parameter bindings a function without telling types means: the one whose parameter
 * is its last, `(error, req, res, next)` against `(req, res, next)`.
 */
function likelyBindings(
  finder: Finder,
  body: FunctionWithBody,
  descriptor: FrameworkDescriptor,
): readonly Binding[] {
  const others = descriptor.binding.filter(({ shape }) => shape !== "param");
  const count = parametersOf(body).length;
  const byIndex = descriptor.binding
    .filter((binding) => binding.shape === "param")
    .filter(({ index }) => index < count)
    .sort((a, b) => a.index - b.index);
  const exact = byIndex.filter(
    (binding) =>
      downstreamAt(finder, body, descriptor, binding, "origin").length > 0,
  );
  const chosen =
    exact[0] ?? byIndex.find(({ index }) => index === count - 1) ?? byIndex[0];
  return chosen ? [chosen, ...others] : others;
}
