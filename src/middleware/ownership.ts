import ts from "typescript";

import type { FunctionWithBody } from "../program/syntax/functions.ts";
import { baseClassOf } from "../program/calls/hierarchy.ts";
import { matchesName } from "../program/types/package-of.ts";
import { isSpecified } from "../program/types/specifier.ts";
import { isNamed, symbolsOfType } from "../program/types/type-names.ts";
import { providersIn } from "./containers.ts";
import type { Finder } from "./finder.ts";
import { parametersOf } from "./parameters.ts";
import { reachOf, type Reach } from "./reached-from.ts";
import type { Site } from "./site.ts";
import { typeAt } from "../program/types/types.ts";

/** How many classes a class is looked through for the one that a method is inherited from. */
const deepestBase = 8;

/** Whether an expression belongs to the request of a site: see `MiddlewareModel.isRequestOwned`. */
export function isRequestOwned(
  finder: Finder,
  expression: ts.Expression,
  site: Site,
): boolean {
  const { owned, instance } = site.descriptor;
  const reach = reachOf(finder.checker, expression, { calls: true });
  if (reach) {
    if (
      instance === "request" &&
      reach.self &&
      isOfSite(finder.checker, reach.self, site.body)
    )
      return !isHeldForAll(finder, reach.self, reach.path);
    const from = fromParameter(reach, site.body);
    if (from) {
      if (isExcepted(from, owned.except)) return false;
      if (owned.parameters === "all" || owned.parameters.includes(from.index))
        return true;
    }
  }
  const type = typeAt(finder.checker, expression);
  return (
    (owned.types !== undefined && isNamed(finder.checker, type, owned.types)) ||
    isOwnedType(finder, type)
  );
}

/** Whether a path from `this` leads into an object that a container made once for the process. */
function isHeldForAll(
  finder: Finder,
  self: ts.Node,
  [field]: readonly string[],
): boolean {
  const owner = ts.findAncestor(self, ts.isClassLike);
  return (
    owner !== undefined &&
    field !== undefined &&
    providersIn(finder, owner).has(field)
  );
}

/** Whether `this` is the object that a site's body is a method of, not one that the body calls. */
function isOfSite(
  checker: ts.TypeChecker,
  self: ts.Node,
  body: FunctionWithBody,
): boolean {
  const owner = ts.findAncestor(self, ts.isClassLike);
  let at = ts.findAncestor(body, ts.isClassLike);
  for (let depth = deepestBase; at && depth > 0; depth--) {
    if (at === owner) return true;
    at = baseClassOf(checker, at);
  }
  return false;
}

/** Whether the user says of a type that its values belong to one request. */
function isOwnedType(finder: Finder, type: ts.Type): boolean {
  return symbolsOfType(finder.checker, type).some(
    (symbol) =>
      finder.requestOwned.some((specifier) =>
        isSpecified(finder.program, symbol, specifier),
      ) || symbol.getJsDocTags().some(({ name }) => name === "requestOwned"),
  );
}

interface FromParameter {
  readonly index: number;
  readonly path: readonly string[];
}

function fromParameter(
  reach: Reach,
  body: FunctionWithBody,
): FromParameter | undefined {
  const declaration =
    reach.root === "this" ? undefined : reach.root.valueDeclaration;
  if (!declaration) return undefined;
  const path = [...reach.path];
  const slots: readonly ts.Node[] = parametersOf(body);
  let at: ts.Node = declaration;
  while (!slots.includes(at)) {
    if (!ts.isBindingElement(at)) return undefined;
    if (!at.dotDotDotToken) path.unshift(keyOf(at));
    at = at.parent.parent;
  }
  return { index: slots.indexOf(at), path };
}

function keyOf(element: ts.BindingElement): string {
  const key = element.propertyName ?? element.name;
  if (ts.isArrayBindingPattern(element.parent))
    return String(element.parent.elements.indexOf(element));
  return ts.isIdentifier(key) || ts.isStringLiteralLike(key) ? key.text : "*";
}

function isExcepted(
  { index, path }: FromParameter,
  except: readonly string[],
): boolean {
  return except.some((each) => {
    const [position, ...names] = each.split(".");
    return (
      position === String(index) &&
      names.every((name, at) => {
        const found = path[at];
        return found !== undefined && matchesName(found, name);
      })
    );
  });
}
