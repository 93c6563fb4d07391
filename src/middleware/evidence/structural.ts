import ts from "typescript";

import {
  functionAround,
  isAsync,
  type FunctionWithBody,
} from "../../program/functions.ts";
import { callSignaturesOf } from "../../program/origin.ts";
import { packageOf } from "../../program/package-of.ts";
import {
  fieldsReachedBy,
  instanceMemberOf,
  reachableFieldsOf,
  type InjectedField,
} from "../class-shape.ts";
import { promiseOnion } from "../defaults.ts";
import type { FrameworkDescriptor } from "../descriptor.ts";
import { evidenceOf } from "./nominal.ts";
import type { Finder, Hit, Witness } from "../finder.ts";
import { basesOf } from "../members.ts";
import {
  mentionsName,
  parametersOf,
  type ParameterSlot,
} from "../parameters.ts";
import { resultOfReturn, resultOfType } from "../result.ts";
import { factoriesOf } from "../returned.ts";
import type { Downstream } from "../site.ts";

/** Members that Django's chain calls with a request; a class that has one and an injected function is no accident. */
const entryNames = new Set(["call", "acall", "__call__", "__acall__"]);

/** Hooks of a class-shaped middleware that run once for each request, without a continuation. */
const hookNames = new Set([
  "processRequest",
  "processResponse",
  "processView",
  "processException",
  "processTemplateResponse",
  "process_request",
  "process_response",
  "process_view",
  "process_exception",
  "process_template_response",
]);

/**
 * The shape of a Django-style class: the constructor stores a function, and this method takes what that
 * function takes and calls it.
 */
export const byClassShape: Witness = (finder, body) => {
  const found = instanceMemberOf(body);
  if (!found) return undefined;
  const fields = reachableFieldsOf(finder.checker, found.owner);
  return fields.length === 0
    ? undefined
    : surest(finder, (descriptor) =>
        classHit(finder, body, found, fields, descriptor),
      );
};

function classHit(
  finder: Finder,
  body: FunctionWithBody,
  { owner, member, name }: NonNullable<ReturnType<typeof instanceMemberOf>>,
  fields: readonly InjectedField[],
  descriptor: FrameworkDescriptor,
): Hit | undefined {
  const known = knownNames(descriptor);
  const reached = fieldsReachedBy(finder.checker, owner, body);
  const used = fields.filter(
    (field) =>
      reached.has(field.name) &&
      // What no constructor fills needs its name.
      (!ts.isPropertyDeclaration(field.source) || isKnown(field, known)) &&
      fits(finder, body, field.source, isKnown(field, known)),
  );
  if (used.length === 0) {
    return hookNames.has(name) && fields.some((field) => isKnown(field, known))
      ? hook(descriptor)
      : undefined;
  }
  if (isPrivate(member) && hasPublicEntry(finder, owner, known))
    return undefined;
  const downstream = used.map((field) => downstreamOf(finder, field));
  return {
    descriptor,
    evidence: evidenceOf(descriptor, "class-shape"),
    downstream,
    certain:
      entryNames.has(name) ||
      used.some((field) => isKnown(field, known)) ||
      capabilityOf(finder, owner, "asyncCapable") !== undefined ||
      capabilityOf(finder, owner, "syncCapable") !== undefined,
    role: "middleware",
    offLoop: runsOffLoop(finder, owner, body, downstream),
  };
}

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
    const symbol = finder.checker.getSymbolAtLocation(slot.name);
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
          result: resultOfType(finder, finder.checker.getTypeAtLocation(slot)),
        },
      ],
      role: "middleware",
      certain,
    };
  }
  return undefined;
}

/** The hit of the first descriptor of class-shaped middleware that is sure, or else of the first. */
function surest(
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
  if (!isObject(checker.getTypeAtLocation(first))) return undefined;
  const type = checker.getTypeAtLocation(slot);
  const signatures = callSignaturesOf(checker, type);
  const result = resultOfType(finder, type);
  if (result !== "promise" && result !== "maybe-promise") return undefined;
  const isOwn = signatures.every(
    (signature) =>
      signature.parameters.length < 2 &&
      packageOf(signature.getDeclaration()) === ".",
  );
  if (!isOwn) return undefined;
  const symbol = checker.getSymbolAtLocation(slot.name);
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

function knownNames({ binding }: FrameworkDescriptor): readonly string[] {
  return binding.flatMap((each) =>
    each.shape === "this-field" ? each.names : [],
  );
}

function isKnownName(name: string, known: readonly string[]): boolean {
  return known.includes(name.replace(/^[#_]+/, ""));
}

/** A parameter or a field whose type is written `GetResponse` says what it is, whatever it is called. */
function isKnownType(
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

function isKnown(field: InjectedField, known: readonly string[]): boolean {
  const { name } = field.source;
  return (
    isKnownName(field.name, known) ||
    (ts.isIdentifier(name) && isKnownName(name.text, known)) ||
    isKnownType(field.source, known)
  );
}

/** Whether a stored function takes what the body takes and answers with a promise, or may. */
function fits(
  finder: Finder,
  body: FunctionWithBody,
  slot: InjectedField["source"],
  known: boolean,
): boolean {
  const { checker } = finder;
  const type = checker.getTypeAtLocation(slot);
  const first = parametersOf(body)[0];
  if (!first) return false;
  if (type.flags & ts.TypeFlags.Any || type.getSymbol()?.name === "Function")
    return known;
  const request = checker.getTypeAtLocation(first);
  return callSignaturesOf(checker, type).some((signature) => {
    const parameter = signature.parameters[0];
    if (!parameter) return false;
    const result = resultOfReturn(checker, signature.getReturnType());
    const wanted = checker.getTypeOfSymbolAtLocation(parameter, slot);
    if (known) return isSame(checker, request, wanted);
    return (
      (result === "promise" || result === "maybe-promise") &&
      isObject(request) &&
      !isVoidPromise(checker, signature.getReturnType()) &&
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

function isObject(type: ts.Type): boolean {
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

function isVoidPromise(checker: ts.TypeChecker, type: ts.Type): boolean {
  const awaited = checker.getAwaitedType(type) ?? type;
  return (awaited.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) !== 0;
}

function downstreamOf(finder: Finder, field: InjectedField): Downstream {
  return {
    name: `this.${field.name}`,
    root: { kind: "field", name: field.name },
    path: [],
    result: resultOfType(
      finder,
      finder.checker.getTypeAtLocation(field.source),
    ),
  };
}

function hook(descriptor: FrameworkDescriptor): Hit {
  return {
    // A hook may return nothing: what `call` must return says nothing of it.
    descriptor: { ...descriptor, resultPolicy: "none" },
    evidence: "class-shape",
    downstream: [],
    role: "handler",
  };
}

function isPrivate(member: ts.ClassElement): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (
    (ts.getCombinedModifierFlags(member) & hidden) !== 0 ||
    (member.name !== undefined && ts.isPrivateIdentifier(member.name))
  );
}

/** Whether some other, public method of the class is its middleware: then a private one is its helper. */
function hasPublicEntry(
  finder: Finder,
  owner: ts.ClassLikeDeclaration,
  known: readonly string[],
): boolean {
  return [owner, ...basesOf(finder.checker, owner)].some((each) =>
    each.members.some((member) => {
      if (isPrivate(member) || !ts.isMethodDeclaration(member)) return false;
      const name = member.name.getText();
      if (entryNames.has(name)) return true;
      if (!member.body) return false;
      const body = member as FunctionWithBody;
      return reachableFieldsOf(finder.checker, owner).some((field) =>
        fits(finder, body, field.source, isKnown(field, known)),
      );
    }),
  );
}

/** What a class or a base says of a capability: a static or an instance field with a literal value. */
function capabilityOf(
  finder: Finder,
  owner: ts.ClassLikeDeclaration,
  name: "asyncCapable" | "syncCapable",
): boolean | undefined {
  const spelled = [name, name.replace("C", "_c")];
  for (const each of [owner, ...basesOf(finder.checker, owner)]) {
    for (const member of each.members) {
      if (!ts.isPropertyDeclaration(member) || !member.initializer) continue;
      if (!spelled.includes(member.name.getText())) continue;
      if (member.initializer.kind === ts.SyntaxKind.TrueKeyword) return true;
      if (member.initializer.kind === ts.SyntaxKind.FalseKeyword) return false;
    }
  }
  return undefined;
}

/** A sync-only layer of the reference runtime runs on a worker: no flag for async, no promise in or out. */
function runsOffLoop(
  finder: Finder,
  owner: ts.ClassLikeDeclaration,
  body: FunctionWithBody,
  downstream: readonly Downstream[],
): boolean {
  if (isAsync(body)) return false;
  if (capabilityOf(finder, owner, "asyncCapable") === true) return false;
  const signature = finder.checker.getSignatureFromDeclaration(body);
  const result =
    signature && resultOfReturn(finder.checker, signature.getReturnType());
  if (result === "promise" || result === "maybe-promise") return false;
  if (capabilityOf(finder, owner, "syncCapable") === true) return true;
  return downstream.every((each) => each.result === "sync");
}
