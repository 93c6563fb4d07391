import ts from "typescript";

import { isOfProject } from "../../program/calls/given-arguments.ts";
import {
  functionAround,
  outermost,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isPackage, packageOf } from "../../program/types/package-of.ts";
import {
  isNamedParameter,
  symbolsOfParameter,
} from "../../program/types/type-names.ts";
import {
  downstreamBy,
  followsRequest,
  mayBeFunction,
  placeOf,
} from "../binding.ts";
import type { FrameworkDescriptor } from "../descriptor.ts";
import { isCalledElsewhere } from "../called-elsewhere.ts";
import { isEntry } from "../exported.ts";
import type { Finder, Hit, Witness } from "../finder.ts";
import { parametersOf, type ParameterSlot } from "../parameters.ts";
import { handler } from "./handler.ts";
import { placed } from "./nominal.ts";
import { typeAt } from "../../program/types/types.ts";

/**
 * The types of the other parameters speak for a function whose continuation is untyped, or that has
 * none: `(ctx: Context, next: any)`, `(req: Request, res: Response)`.
 */
export const byParameters: Witness = (finder, body) => {
  const slots = parametersOf(body);
  if (slots.length === 0) return undefined;
  for (const descriptor of finder.descriptors) {
    const hit =
      byRequestTypes(finder, body, slots, descriptor) ??
      byNext(finder, body, slots, descriptor);
    if (hit) return hit;
  }
  return undefined;
};

function byRequestTypes(
  finder: Finder,
  body: FunctionWithBody,
  slots: readonly ParameterSlot[],
  descriptor: FrameworkDescriptor,
): Hit | undefined {
  for (const types of descriptor.handlers.parameters) {
    if (types.length === 0 || types.length > slots.length) continue;
    // An error or an id may stand before them.
    const offset = [0, 1].find((start) => {
      const from = slots.slice(start);
      return (
        from.length >= types.length &&
        types.every(
          (type, index) =>
            from[index] &&
            isNamedParameter(finder.checker, from[index], [type]),
        )
      );
    });
    if (offset === undefined) continue;
    const end = offset + types.length;
    if (continuationFrom(finder, body, descriptor, end))
      return placed(finder, body, descriptor, "annotation");
    if (
      offset === 0 &&
      (types.length > 1 || !isCalledElsewhere(finder, body)) &&
      (slots.length === end ||
        (types.length > 1 && isGivenToProject(finder, body)) ||
        (descriptor.handlers.injects === true && isInjected(body, end)))
    )
      return {
        ...handler(finder, body, descriptor, "annotation"),
        // One request object alone is what any helper takes.
        certain: types.length > 1 || isEntry(body),
      };
  }
  return undefined;
}

/** An untyped parameter called `next` behind one whose type the framework declares. */
function byNext(
  finder: Finder,
  body: FunctionWithBody,
  slots: readonly ParameterSlot[],
  descriptor: FrameworkDescriptor,
): Hit | undefined {
  const { checker } = finder;
  const index = slots.findIndex(
    ({ name }) => ts.isIdentifier(name) && /^_?next$/.test(name.text),
  );
  if (
    index < 1 ||
    !descriptor.binding.some(
      (binding) =>
        binding.shape === "param" &&
        binding.index === index &&
        followsRequest(finder, body, binding),
    )
  )
    return undefined;
  const packages = [
    ...descriptor.npm,
    ...descriptor.continuation.map((origin) => origin.package),
  ].filter((name) => name !== ".");
  const receivers = [
    ...descriptor.registration,
    ...descriptor.handlers.registration,
  ].flatMap(({ receiver }) => (receiver ? [receiver] : []));
  const fits = slots.slice(0, index).some((slot) => {
    return (
      !isNamedParameter(checker, slot, receivers) &&
      symbolsOfParameter(checker, slot).some((symbol) =>
        symbol.declarations?.some((declaration) =>
          packages.some((name) => isPackage(packageOf(declaration), name)),
        ),
      )
    );
  });
  if (!fits) return undefined;
  const downstream = downstreamBy(finder, body, descriptor, "place");
  return downstream.length > 0
    ? { ...placed(finder, body, descriptor, "annotation"), downstream }
    : undefined;
}

/** Whether a parameter behind the typed ones stands at the descriptor's place and may be called. */
function continuationFrom(
  finder: Finder,
  body: FunctionWithBody,
  descriptor: FrameworkDescriptor,
  first: number,
): boolean {
  return descriptor.binding.some(
    (binding) =>
      binding.shape === "param" &&
      binding.index >= first &&
      placeOf(finder, body, binding).some(({ slot }) =>
        mayBeFunction(finder, typeAt(finder.checker, slot)),
      ),
  );
}

/**
 * `route("GET", "/files", (request, response, params) => …)`: written for a function of the project, which gives it more.
 * Where a handler does so, it is part of that one.
 */
function isGivenToProject(
  { checker, descriptors }: Finder,
  body: FunctionWithBody,
): boolean {
  const call = outermost(body).parent;
  if (
    !ts.isCallExpression(call) ||
    !call.arguments.some((argument) => skipOuter(argument) === body) ||
    !isOfProject(checker, call)
  )
    return false;
  // What a framework's own callback is given may go by another of its names.
  const types = descriptors.flatMap(({ handlers }) => handlers.parameters);
  for (let at = functionAround(call); at; at = functionAround(at))
    if (
      parametersOf(at).some((slot) =>
        isNamedParameter(checker, slot, types.flat()),
      )
    )
      return false;
  return true;
}

/** Whether a class's method can only be an entry, and takes more that somebody has to hand in. */
function isInjected(body: FunctionWithBody, first: number): boolean {
  return (
    ts.isMethodDeclaration(body) &&
    ts.isClassLike(body.parent) &&
    body.parameters
      .slice(first)
      .every(
        ({ dotDotDotToken, initializer }) => !dotDotDotToken && !initializer,
      ) &&
    isEntry(body)
  );
}
