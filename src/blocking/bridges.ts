import ts from "typescript";

import { skipOuter } from "../program/syntax/functions.ts";
import { targetsOf } from "../program/calls/targets.ts";
import { entryOf } from "./lookup.ts";

/**
 * The maker behind a function that waits for a promise before it returns: `asyncToSync(f)(x)`,
 * `const run = createSyncFn(worker); run(x)`. Answers the maker's name.
 */
export function bridgeBehind(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): string | undefined {
  const callee = skipOuter(call.expression);
  if (ts.isCallExpression(callee)) return makerOf(checker, callee);
  for (const target of targetsOf(checker, callee)) {
    const value =
      ts.isVariableDeclaration(target) || ts.isPropertyDeclaration(target)
        ? target.initializer && skipOuter(target.initializer)
        : undefined;
    const name = value && ts.isCallExpression(value) && makerOf(checker, value);
    if (name) return name;
  }
  return undefined;
}

function makerOf(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): string | undefined {
  for (const target of targetsOf(checker, call.expression)) {
    const entry = entryOf(target, "call");
    const name = ts.getNameOfDeclaration(target);
    const text = name && ts.isIdentifier(name) ? name.text : undefined;
    if (entry?.when === "maker") return text ?? entry.module;
    // Django's name for it, which its ports keep.
    if (text === "asyncToSync" && ts.isFunctionLike(target)) return text;
  }
  return undefined;
}
