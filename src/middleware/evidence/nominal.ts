import ts from "typescript";

import {
  functionAround,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isNamed } from "../../program/types/type-names.ts";
import {
  downstreamBy,
  isContinuation,
  mayBeFunction,
  type Demand,
} from "../binding.ts";
import type { FrameworkDescriptor } from "../descriptor.ts";
import type { Finder, Hit, Witness } from "../finder.ts";
import { memberOf, ownerIsNamed } from "../members.ts";
import { namesFor, parametersOf } from "../parameters.ts";
import { resultOf } from "../result.ts";
import { factoriesOf, factoryOf, functionsReturnedBy } from "../returned.ts";
import type { Downstream, Evidence } from "../site.ts";
import {
  contextualTypeAt,
  memberTypesOf,
  symbolAt,
  typeAt,
} from "../../program/types/types.ts";

/** The type of the continuation itself is the framework's, by its signature's declaration. */
export const byOrigin: Witness = (finder, body) => {
  if (body.parameters.length === 0 && !functionAround(body)) return undefined;
  return preferred(
    body,
    finder.descriptors.flatMap((descriptor): Hit[] => {
      if (descriptor.continuation.length === 0) return [];
      const downstream = downstreamBy(finder, body, descriptor, "origin");
      return downstream.length > 0
        ? [
            {
              descriptor,
              evidence: written(descriptor, downstream),
              downstream,
            },
          ]
        : [];
    }),
  );
};

/** The function stands where the framework's function type is expected. */
export const byTypeName: Witness = (finder, body) => {
  const own = expectedTypes(finder, body);
  // Only a curried framework cares for what is around, and whether what is returned is a function.
  const outer =
    finder.descriptors.some(isCurried) &&
    functionsReturnedBy(finder.checker, body).length === 0
      ? factoriesOf(finder.checker, body).flatMap((factory) =>
          expectedTypes(finder, factory),
        )
      : [];
  if (own.length === 0 && outer.length === 0) return undefined;
  return preferred(
    body,
    finder.descriptors.flatMap((descriptor): Hit[] => {
      const types = isCurried(descriptor) ? outer : own;
      return types.some((type) =>
        isNamed(finder.checker, type, descriptor.contextual),
      )
        ? [placed(finder, body, descriptor, "contextual")]
        : [];
    }),
  );
};

/** The function is a member that an interface or a base class of the framework names. */
export const byHeritage: Witness = (finder, body) => {
  const member = memberOf(body);
  const around = functionAround(body);
  const maker = around && memberOf(around);
  if (!member && !maker) return undefined;
  for (const descriptor of finder.descriptors) {
    for (const heritage of descriptor.heritage) {
      const owner = heritage.param === null ? maker : member;
      if (!owner || !fitsName(owner.name, heritage.member)) continue;
      if (owner === maker && factoryOf(finder.checker, body) !== around)
        continue;
      if (!ownerIsNamed(finder.checker, owner, heritage)) continue;
      if (heritage.param === null)
        return placed(finder, body, descriptor, "heritage");
      const downstream = downstreamOfMember(
        finder,
        body,
        descriptor,
        heritage.param,
      );
      return {
        descriptor,
        evidence: evidenceOf(descriptor, "heritage"),
        downstream,
      };
    }
  }
  return undefined;
};

/** A hit whose downstream is what stands at the descriptor's place, by default whatever its written type says. */
export function placed(
  finder: Finder,
  body: FunctionWithBody,
  descriptor: FrameworkDescriptor,
  evidence: Evidence,
  demand: Demand = "place",
): Hit {
  return {
    descriptor,
    evidence: evidenceOf(descriptor, evidence),
    downstream: downstreamBy(finder, body, descriptor, demand),
  };
}

export function evidenceOf(
  descriptor: FrameworkDescriptor,
  evidence: Evidence,
): Evidence {
  return descriptor.from === "settings" ? "settings" : evidence;
}

/** Whether the middleware of a descriptor is what a function returns, never the function itself. */
export function isCurried(descriptor: FrameworkDescriptor): boolean {
  return (
    descriptor.binding.length > 0 &&
    descriptor.binding.every(({ shape }) => shape === "outer-param")
  );
}

/**
 * Several descriptors may name one type (`Next` of Koa is also Midway's): the one of whose packages the
 * file imports something goes first.
 */
export function preferred(
  body: FunctionWithBody,
  hits: readonly Hit[],
): Hit | undefined {
  if (hits.length < 2) return hits[0];
  const text = body.getSourceFile().text;
  return (
    hits.find(({ evidence }) => evidence === "settings") ??
    hits.find(
      ({ downstream, descriptor }) =>
        downstream.length > 0 && imports(text, descriptor),
    ) ??
    hits.find(({ downstream }) => downstream.length > 0) ??
    hits.find(({ descriptor }) => imports(text, descriptor)) ??
    hits[0]
  );
}

function imports(text: string, descriptor: FrameworkDescriptor): boolean {
  return descriptor.npm.some(
    (name) => text.includes(`"${name}`) || text.includes(`'${name}`),
  );
}

/** The types that the place where a function stands expects of it. */
function expectedTypes(
  finder: Finder,
  body: FunctionWithBody,
): readonly ts.Type[] {
  const { checker } = finder;
  if (ts.isArrowFunction(body) || ts.isFunctionExpression(body)) {
    const type = contextualTypeAt(checker, body);
    if (type) return [type];
  }
  const member = memberOf(body);
  if (!member || !ts.isObjectLiteralExpression(member.owner)) return [];
  const around = contextualTypeAt(checker, member.owner);
  if (!around) return [];
  const types = memberTypesOf(checker, around, member.name, body);
  // `const logger: MiddlewareObj = { before() {} }`: the object has the name, its members are the functions.
  return mayBeFunction(finder, around) ? types : [...types, around];
}

function downstreamOfMember(
  finder: Finder,
  body: FunctionWithBody,
  descriptor: FrameworkDescriptor,
  index: number,
): readonly Downstream[] {
  const slot = parametersOf(body)[index];
  if (!slot) return [];
  const byPath = downstreamBy(finder, body, descriptor, "origin");
  if (byPath.length > 0) return byPath;
  const type = typeAt(finder.checker, slot);
  const below = descriptor.binding.find(
    ({ shape }) => shape === "param-method" || shape === "param-property",
  );
  if (below) return downstreamBy(finder, body, descriptor, "place");
  if (!mayBeFunction(finder, type) && !isContinuation(finder, type, descriptor))
    return [];
  return namesFor(slot.name, []).flatMap(({ name }) => {
    const symbol = symbolAt(finder.checker, name);
    return symbol
      ? [
          {
            name: name.text,
            root: { kind: "symbol", symbol } as const,
            path: [],
            result: resultOf(finder, type, descriptor),
          },
        ]
      : [];
  });
}

function fitsName(name: string, pattern: string): boolean {
  return pattern === "*" || pattern === ".*" || name === pattern;
}

function written(
  descriptor: FrameworkDescriptor,
  downstream: readonly Downstream[],
): Evidence {
  const annotated = downstream.some(({ root }) => {
    if (root.kind !== "symbol") return false;
    let at: ts.Node | undefined = root.symbol.valueDeclaration;
    while (at && !ts.isParameter(at)) at = at.parent;
    return at !== undefined && at.type !== undefined;
  });
  return evidenceOf(descriptor, annotated ? "annotation" : "contextual");
}
