import ts from "typescript";

import {
  functionAround,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { callSignaturesOf } from "../../program/types/origin.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { promiseOnion } from "../defaults.ts";
import type { FrameworkDescriptor } from "../descriptor.ts";
import type { Finder, Hit, Witness } from "../finder.ts";
import {
  mentionsName,
  parametersOf,
  type ParameterSlot,
} from "../parameters.ts";
import { resultOfType } from "../result.ts";
import { factoriesOf } from "../returned.ts";
import {
  fits,
  isKnownName,
  isKnownType,
  isObject,
  knownNames,
  surest,
} from "./fit.ts";
import { evidenceOf } from "./nominal.ts";
import { symbolAt, typeAt } from "../../program/types/types.ts";

/** The closure of the same kind: `(getResponse) => async (request) => …`. */
export const byClosureShape: Witness = (finder, body) => {
  if (!usesOuterParameter(body)) return undefined;
  const slots = factoriesOf(finder.checker, body)
    .flatMap(parametersOf)
    .flatMap((slot): readonly ParameterSlot[] =>
      ts.isObjectBindingPattern(slot.name) ? [...slot.name.elements] : [slot],
    )
    .filter(
      ({ name }) => ts.isIdentifier(name) && mentionsName(body, name.text),
    );
  return slots.length === 0
    ? undefined
    : surest(finder, (descriptor) =>
        closureHit(finder, body, slots, descriptor),
      );
};

/** Whether a body names a parameter of a function around it: asked before any type is. */
function usesOuterParameter(body: FunctionWithBody): boolean {
  if (body.parameters.length === 0) return false;
  let around = functionAround(body);
  for (let depth = 0; around && depth < 4; depth++) {
    const slots = parametersOf(around).flatMap(
      (slot): readonly ParameterSlot[] =>
        ts.isObjectBindingPattern(slot.name) ? [...slot.name.elements] : [slot],
    );
    if (
      slots.some(
        ({ name }) => ts.isIdentifier(name) && mentionsName(body, name.text),
      )
    )
      return true;
    around = functionAround(around);
  }
  return false;
}

function closureHit(
  finder: Finder,
  body: FunctionWithBody,
  slots: readonly ParameterSlot[],
  descriptor: FrameworkDescriptor,
): Hit | undefined {
  const known = knownNames(descriptor);
  for (const slot of slots) {
    const symbol = symbolAt(finder.checker, slot.name);
    const certain =
      isKnownName(slot.name.getText(), known) || isKnownType(slot, known);
    if (!symbol || !fits(finder, body, slot, certain)) continue;
    return {
      descriptor,
      evidence: evidenceOf(descriptor, certain ? "class-shape" : "shape"),
      downstream: [
        {
          name: symbol.name,
          root: { kind: "symbol", symbol },
          path: [],
          result: resultOfType(finder, typeAt(finder.checker, slot)),
        },
      ],
      role: "middleware",
      certain,
    };
  }
  return undefined;
}

/** `(ctx, next)` where `next` is a function without a request of its own that gives a promise, and no more is known. */
export const byShape: Witness = (finder, body) => {
  const descriptor = promiseOnion;
  const slots = parametersOf(body);
  const index = slots.findIndex(
    ({ name }) => ts.isIdentifier(name) && name.text === "next",
  );
  const slot = slots[index];
  const first = slots[0];
  if (index < 1 || !slot || !first) return undefined;
  const { checker } = finder;
  if (!isObject(typeAt(checker, first))) return undefined;
  const type = typeAt(checker, slot);
  const signatures = callSignaturesOf(checker, type);
  const result = resultOfType(finder, type);
  if (result !== "promise" && result !== "maybe-promise") return undefined;
  const isOwn = signatures.every(
    (signature) =>
      signature.parameters.length < 2 &&
      packageOf(signature.getDeclaration()) === ".",
  );
  if (!isOwn) return undefined;
  const symbol = symbolAt(checker, slot.name);
  return symbol
    ? {
        descriptor,
        evidence: "shape",
        downstream: [
          { name: "next", root: { kind: "symbol", symbol }, path: [], result },
        ],
        role: "middleware",
        certain: false,
      }
    : undefined;
};
