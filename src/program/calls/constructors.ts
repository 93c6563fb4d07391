import ts from "typescript";

import type { Callee, CalleeOptions, ProgramContext } from "./callee.ts";
import {
  isFunctionWithBody,
  isInitialized,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { baseClassOf } from "./hierarchy.ts";
import { targetsOf } from "./targets.ts";

/** The classes of the program that an expression can stand for. */
export function classesIn(
  context: ProgramContext,
  expression: ts.Expression,
): readonly ts.ClassLikeDeclaration[] {
  return targetsOf(context.checker, expression).filter(ts.isClassLike);
}

/** What `new` runs: the constructor of each class, of its bases, and the initialisers of their fields. */
export function constructed(
  context: ProgramContext,
  classes: readonly ts.ClassLikeDeclaration[],
  options: CalleeOptions,
): readonly Callee[] {
  const found: Callee[] = [];
  for (const start of classes) {
    const receiver = options.receiver ?? start;
    const seen = new Set<ts.ClassLikeDeclaration>();
    let at: ts.ClassLikeDeclaration | undefined = start;
    while (at && !seen.has(at)) {
      seen.add(at);
      for (const member of at.members)
        if (isInitialized(member))
          found.push({ body: member, receiver, via: "call", when: "now" });
      const constructor = at.members.find(
        (member): member is ts.ConstructorDeclaration & FunctionWithBody =>
          ts.isConstructorDeclaration(member) && isFunctionWithBody(member),
      );
      if (constructor) {
        found.push({ body: constructor, receiver, via: "call", when: "now" });
        // Its own `super(…)` leads on.
        break;
      }
      at = baseClassOf(context.checker, at);
    }
  }
  return found;
}
