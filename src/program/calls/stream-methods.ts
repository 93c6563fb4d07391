import ts from "typescript";

import type { Callee, ProgramContext } from "./callee.ts";
import {
  isFunctionWithBody,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { packageOf } from "../types/package-of.ts";
import { symbolOf } from "../types/symbols.ts";
import { baseClassOf, extendedBy } from "./hierarchy.ts";

/** What a stream of Node calls of itself, and nobody else. */
const hooks: ReadonlySet<string> = new Set([
  "_construct",
  "_destroy",
  "_final",
  "_flush",
  "_read",
  "_transform",
  "_write",
  "_writev",
]);

/** The methods by which the classes of the program do the work of their streams: `_transform` of `new Inflate()`. */
export function streamMethods(
  { checker }: ProgramContext,
  classes: readonly ts.ClassLikeDeclaration[],
): readonly Callee[] {
  return classes.flatMap((start) => {
    const found = new Map<string, FunctionWithBody>();
    const seen = new Set<ts.ClassLikeDeclaration>();
    let last = start;
    for (
      let at: ts.ClassLikeDeclaration | undefined = start;
      at && !seen.has(at) && !at.getSourceFile().isDeclarationFile;
      at = baseClassOf(checker, at)
    ) {
      seen.add((last = at));
      for (const member of at.members)
        if (
          ts.isMethodDeclaration(member) &&
          isFunctionWithBody(member) &&
          ts.isIdentifier(member.name) &&
          hooks.has(member.name.text) &&
          !found.has(member.name.text)
        )
          found.set(member.name.text, member);
    }
    if (found.size === 0 || !extendsStream(checker, last)) return [];
    return [...found.values()].map((body): Callee => ({
      body,
      receiver: start,
      via: "callback",
      when: "later",
    }));
  });
}

/** `class Inflate extends Transform`, of `node:stream` */
function extendsStream(
  checker: ts.TypeChecker,
  owner: ts.ClassLikeDeclaration,
): boolean {
  const base = extendedBy(owner);
  const name = base && ts.isPropertyAccessExpression(base) ? base.name : base;
  const declaration = name && symbolOf(checker, name)?.declarations?.[0];
  return (
    declaration !== undefined &&
    /^(?:node:)?stream$/.test(packageOf(declaration))
  );
}
