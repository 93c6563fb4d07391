import ts from "typescript";

import type { FunctionWithBody } from "../../program/syntax/functions.ts";
import { mayBeFunction } from "../binding.ts";
import { promiseOnion } from "../defaults.ts";
import type { Finder, Hit } from "../finder.ts";
import { memberOf } from "../members.ts";
import { namesFor, parametersOf } from "../parameters.ts";
import { resultOf } from "../result.ts";
import { factoriesOf, functionsReturnedBy } from "../returned.ts";
import type { Downstream } from "../site.ts";
import { symbolAt, typeAt } from "../../program/types/types.ts";

/** Whether `@middleware` stands on a function, on its factory, or on the class that it is a method of. */
export function isTagged({ checker }: Finder, body: FunctionWithBody): boolean {
  if (!body.getSourceFile().text.includes("@middleware")) return false;
  // On a factory the tag means what the factory returns.
  if (hasTag(body)) return functionsReturnedBy(checker, body).length === 0;
  return factoriesOf(checker, body).some(hasTag);
}

/** Whether `@middleware` stands on the class of a method. */
export function isInTaggedClass(body: FunctionWithBody): boolean {
  const owner = memberOf(body)?.owner;
  return owner !== undefined && ts.isClassLike(owner) && hasTag(owner);
}

/** What a tag says where nothing else speaks: an onion around the function parameter that the body has. */
export function taggedHit(finder: Finder, body: FunctionWithBody): Hit {
  return {
    descriptor: promiseOnion,
    evidence: "tag",
    role: "middleware",
    downstream: likelyDownstream(finder, body),
  };
}

function likelyDownstream(
  finder: Finder,
  body: FunctionWithBody,
): readonly Downstream[] {
  const { checker } = finder;
  const slots = [
    ...[...parametersOf(body)].reverse(),
    ...factoriesOf(checker, body).flatMap(parametersOf),
  ];
  for (const slot of slots) {
    const type = typeAt(checker, slot);
    const isNext = ts.isIdentifier(slot.name) && slot.name.text === "next";
    const callable =
      mayBeFunction(finder, type) &&
      (isNext || !(type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)));
    const found = callable
      ? namesFor(slot.name, [])
      : namesFor(slot.name, ["next"]).filter(
          ({ rest }) =>
            rest.length === 0 ||
            checker.getPropertyOfType(type, "next") !== undefined,
        );
    const name = found[0];
    const symbol = name && symbolAt(checker, name.name);
    if (name && symbol)
      return [
        {
          name: [name.name.text, ...name.rest].join("."),
          root: { kind: "symbol", symbol },
          path: name.rest,
          result: resultOf(finder, typeAt(checker, name.name), promiseOnion),
        },
      ];
  }
  return [];
}

function hasTag(node: ts.Node): boolean {
  return ts
    .getJSDocTags(node)
    .some(({ tagName }) => tagName.text === "middleware");
}
