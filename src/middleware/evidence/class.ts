import ts from "typescript";

import {
  isAsync,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import {
  instanceMemberOf,
  reachableFieldsOf,
  reachedBy,
  type InjectedField,
} from "../class-shape.ts";
import type { FrameworkDescriptor } from "../descriptor.ts";
import type { Finder, Hit, Witness } from "../finder.ts";
import { basesOf } from "../members.ts";
import { oncePerNode } from "../../program/files/once.ts";
import { callSignaturesOf } from "../../program/types/origin.ts";
import { resultOfReturn, resultOfType } from "../result.ts";
import type { Downstream } from "../site.ts";
import { fits, isKnown, knownNames, surest } from "./fit.ts";
import { evidenceOf } from "./nominal.ts";
import { typeAt } from "../../program/types/types.ts";

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
  // Hooks are told by their names; everything else calls what it was given.
  if (
    !hookNames.has(found.name) &&
    !fields.some(({ source }) => mayBeCalled(finder.checker, source))
  )
    return undefined;
  return surest(finder, (descriptor) =>
    classHit(finder, body, found, fields, descriptor),
  );
};

/** Whether a field's type leaves it open that it holds a function. */
const mayBeCalled = oncePerNode(
  (checker: ts.TypeChecker, source: InjectedField["source"]): boolean => {
    const type = typeAt(checker, source);
    return (
      (type.flags & ts.TypeFlags.Any) !== 0 ||
      type.getSymbol()?.name === "Function" ||
      callSignaturesOf(checker, type).length > 0
    );
  },
);

function classHit(
  finder: Finder,
  body: FunctionWithBody,
  { owner, member, name }: NonNullable<ReturnType<typeof instanceMemberOf>>,
  fields: readonly InjectedField[],
  descriptor: FrameworkDescriptor,
): Hit | undefined {
  const known = knownNames(descriptor);
  const reached = reachedBy(finder.checker, owner, body).names;
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
  // Of an abstract class the heirs are what runs: they call it.
  if (
    isPrivate(member) &&
    (isAbstract(owner) || hasPublicEntry(finder, owner, known))
  )
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

function downstreamOf(finder: Finder, field: InjectedField): Downstream {
  return {
    name: `this.${field.name}`,
    root: { kind: "field", name: field.name },
    path: [],
    result: resultOfType(finder, typeAt(finder.checker, field.source)),
  };
}

function hook(descriptor: FrameworkDescriptor): Hit {
  return {
    // A hook may return nothing: what `call` must return says nothing of it.
    descriptor: { ...descriptor, resultPolicy: "none" },
    evidence: "class-shape",
    downstream: [],
    role: "handler",
    // The chain adapts a sync one to its mode, on a worker, whatever the rest of the class is.
    offLoop: true,
  };
}

function isPrivate(member: ts.ClassElement): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (
    (ts.getCombinedModifierFlags(member) & hidden) !== 0 ||
    (member.name !== undefined && ts.isPrivateIdentifier(member.name))
  );
}

function isAbstract(owner: ts.ClassLikeDeclaration): boolean {
  return (ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Abstract) !== 0;
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
