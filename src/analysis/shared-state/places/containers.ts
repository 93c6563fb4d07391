import ts from "typescript";

import {
  calledName,
  isFunctionWithBody,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { asksTold, isTelling } from "./told.ts";
import { tellsContainer } from "./told-containers.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { typeAt } from "../../../program/types/types.ts";

/** What a method does with the container that it is called on. */
export type ContainerUse =
  /** Gives the slot of its first argument: `map.get(k)`; `whether` it is there: `map.has(k)`. */
  | "slot"
  | "whether"
  /** Writes the slot of its first argument: `map.set(k, v)`, `set.add(k)`, `map.delete(k)`. */
  | "set"
  | "mark"
  | "remove"
  /** Adds or takes elements in one step: `list.push(x)`, `list.shift()`. */
  | "append"
  | "take"
  | "clear"
  /** Replaces all of it: `store.set(value)`, `moment.locale(language)`. */
  | "replace"
  /** Gives what replaced it last: `moment.locale()`. */
  | "held"
  /** Reads all elements: `list.filter(f)`, `map.values()`. */
  | "all";

const keyed: Readonly<Record<string, ContainerUse>> = {
  get: "slot",
  has: "whether",
  set: "set",
  add: "mark",
  delete: "remove",
  clear: "clear",
  keys: "all",
  values: "all",
  entries: "all",
  forEach: "all",
};

const listed: Readonly<Record<string, ContainerUse>> = {
  push: "append",
  unshift: "append",
  pop: "take",
  shift: "take",
  splice: "take",
  fill: "take",
  sort: "take",
  reverse: "take",
  at: "all",
  concat: "all",
  entries: "all",
  every: "all",
  filter: "all",
  find: "all",
  findIndex: "all",
  findLast: "all",
  flatMap: "all",
  forEach: "all",
  includes: "all",
  indexOf: "all",
  join: "all",
  keys: "all",
  map: "all",
  reduce: "all",
  slice: "all",
  some: "all",
  toSorted: "all",
  toReversed: "all",
  values: "all",
};

/** Whether a method's name is one that `containerUse` knows. */
export function isContainerMethod(name: string): boolean {
  return Object.hasOwn(keyed, name) || Object.hasOwn(listed, name);
}

const keyedTypes = new Set([
  "Map",
  "ReadonlyMap",
  "WeakMap",
  "Set",
  "ReadonlySet",
  "WeakSet",
]);

/**
 * What a method call does with its receiver, where that is a `Map`, a `Set`, an array, or a cache of a
 * library that is used like a `Map`. Asks for a type only where the method's name fits.
 */
export const containerUse: (
  checker: ts.TypeChecker,
  call: ts.CallExpression,
) => ContainerUse | undefined = oncePerNode(askContainerUse);

function askContainerUse(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): ContainerUse | undefined {
  const callee = skipOuter(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const name = callee.name.text;
  if (isTelling(checker, call)) return "replace";
  if (asksTold(checker, call)) return "held";
  const told = tellsContainer(checker, call);
  if (told) return told;
  const asKeyed = Object.hasOwn(keyed, name) ? keyed[name] : undefined;
  const asListed = Object.hasOwn(listed, name) ? listed[name] : undefined;
  if (!asKeyed && !asListed) return undefined;
  const type = checker.getNonNullableType(typeAt(checker, callee.expression));
  const kind = containerKind(checker, type);
  if (kind === "store") return name === "set" ? "replace" : undefined;
  if (kind === "list") return asListed;
  if (kind === "keyed") return asKeyed;
  // Where nobody has written a type, the function that it is given says that it is a list.
  if (type.flags & ts.TypeFlags.Any && picks.has(name) && isTest(call))
    return "all";
  return asKeyed && (isCache(checker, call, type) || isSettings(call, type))
    ? asKeyed
    : undefined;
}

/** The settings of an Express application: `app.set("user", user)`, `app.get("user")`, but not the route `app.get(path, show)`. */
function isSettings(call: ts.CallExpression, type: ts.Type): boolean {
  const declaration = type.getProperty("set")?.declarations?.[0];
  return (
    declaration !== undefined &&
    packageOf(declaration) === "express-serve-static-core" &&
    type.getProperty("enable") !== undefined &&
    call.arguments.length === (calledName(call) === "set" ? 2 : 1)
  );
}

/** Methods that answer with what is in a list already, or with something about that. */
const picks = new Set([
  "every",
  "filter",
  "find",
  "findIndex",
  "findLast",
  "some",
]);

function isTest({ arguments: given }: ts.CallExpression): boolean {
  const [test] = given;
  return test !== undefined && isFunctionWithBody(skipOuter(test));
}

/** Whether values of a type are lists, or keyed containers. */
export function containerKind(
  checker: ts.TypeChecker,
  type: ts.Type,
): "list" | "keyed" | "store" | undefined {
  if (checker.isArrayType(type) || checker.isTupleType(type)) return "list";
  const symbol = type.getSymbol();
  if (!symbol) return undefined;
  if (keyedTypes.has(symbol.getName()) && isDeclaredInLibrary(symbol))
    return "keyed";
  // A store of Svelte's: `user.set(value)`.
  if (isDeclaredInLibrary(symbol) && isStore(checker, type)) return "store";
  // `class Sessions extends Map<…>`
  return type.isClass() &&
    checker
      .getBaseTypes(type)
      .some((base) => containerKind(checker, base) === "keyed")
    ? "keyed"
    : undefined;
}

/** Svelte's contract of a store that can be written: `subscribe(run)`, `set(value)` and `update(change)`; two are given functions. */
const storeMethods = ["subscribe", "set", "update"];

function isStore(checker: ts.TypeChecker, type: ts.Type): boolean {
  return storeMethods.every((name) => {
    const member = type.getProperty(name);
    const signature =
      member && checker.getTypeOfSymbol(member).getCallSignatures()[0];
    const given = signature?.parameters[0];
    return (
      signature !== undefined &&
      given !== undefined &&
      signature.parameters.length <= (name === "subscribe" ? 2 : 1) &&
      (name === "set" ||
        checker.getTypeOfSymbol(given).getCallSignatures().length > 0)
    );
  });
}

function isDeclaredInLibrary(symbol: ts.Symbol): boolean {
  return (
    symbol.declarations?.some(
      (declaration) => declaration.getSourceFile().isDeclarationFile,
    ) ?? false
  );
}

/** A library's cache in the process (`lru-cache`): `get`, `set` and `delete` that answer at once. */
function isCache(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  type: ts.Type,
): boolean {
  const symbol = type.getSymbol();
  return (
    symbol !== undefined &&
    isDeclaredInLibrary(symbol) &&
    ["get", "set", "delete"].every((name) => type.getProperty(name)) &&
    (["has", "clear", "size"].some((name) => type.getProperty(name)) ??
      false) &&
    !typeAt(checker, call).getProperty("then")
  );
}
