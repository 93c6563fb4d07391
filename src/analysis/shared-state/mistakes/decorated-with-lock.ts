import ts from "typescript";

import {
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { namesIn } from "../../../program/syntax/mentions.ts";
import { functionsOf, symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import type { Effect } from "../places/effect.ts";
import { isWaitedFor } from "../places/nodes.ts";
import { areKeptOut, keepsOneOut } from "./kept-out.ts";
import { isDoneWith } from "./lasts.ts";
import { isWrittenElsewhere } from "./written-elsewhere.ts";

/**
 * Whether a decorator of the project puts a method under a lock: `const original = descriptor.value; descriptor.value = function (…)
 * { return mutex.runExclusive(() => original.apply(this, args)); }`.
 */
export function isDecoratedWithLock(
  project: Project,
  body: FunctionWithBody,
  effect: Effect,
): boolean {
  if (!ts.canHaveDecorators(body) || !isDoneWith(body, effect.node))
    return false;
  return (ts.getDecorators(body) ?? []).some(({ expression }) => {
    const inner = skipOuter(expression);
    const callee = ts.isCallExpression(inner) ? inner.expression : inner;
    return functionsOf(project.checker, callee).some((maker) => {
      const calls = callsOfMethod(project.checker, maker);
      return (
        calls.length > 0 &&
        calls.every(isWaitedFor) &&
        areKeptOut(project, calls, body, effect, 0) &&
        // Each method has another lock.
        !(
          calls.some((call) => keepsOneOut(call, body)) &&
          isWrittenElsewhere(project, body, effect.location)
        )
      );
    });
  });
}

/** `original.apply(this, args)`, where `original` is what the descriptor held or what the decorator was given. */
function callsOfMethod(
  checker: ts.TypeChecker,
  maker: FunctionWithBody,
): readonly ts.CallExpression[] {
  return ["apply", "call"]
    .flatMap((name) => namesIn(maker.body, name))
    .flatMap(({ parent }) => {
      if (
        !ts.isPropertyAccessExpression(parent) ||
        !ts.isCallExpression(parent.parent) ||
        parent.parent.expression !== parent
      )
        return [];
      const original = skipOuter(parent.expression);
      const declaration = ts.isIdentifier(original)
        ? symbolOf(checker, original)?.valueDeclaration
        : undefined;
      return declaration && isMethod(declaration) ? [parent.parent] : [];
    });
}

function isMethod(declaration: ts.Declaration): boolean {
  if (ts.isParameter(declaration))
    return declaration.parent.parameters[0] === declaration;
  const value =
    ts.isVariableDeclaration(declaration) && declaration.initializer
      ? skipOuter(declaration.initializer)
      : undefined;
  return (
    value !== undefined &&
    ts.isPropertyAccessExpression(value) &&
    value.name.text === "value"
  );
}
