import ts from "typescript";

import { skipOuter } from "../../program/functions.ts";
import { packageOf } from "../../program/package-of.ts";
import { symbolOf } from "../../program/symbols.ts";
import { Flag } from "./value.ts";
import { typeAt } from "../../program/types.ts";

const clocks = new Set(["now", "hrtime", "bigint", "Date"]);
const generators = new Set([
  "random",
  "randomUUID",
  "randomBytes",
  "getRandomValues",
  "nanoid",
  "uuid",
  "v1",
  "v4",
  "v7",
  "ulid",
  "cuid",
  "createId",
  "Symbol",
  "setTimeout",
  "setInterval",
  "setImmediate",
]);

/** What a call or `new` adds to its value by itself: the clock, another value each time, the current request. */
export function sourceFlags(
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
): number {
  const callee = skipOuter(call.expression);
  const name = ts.isPropertyAccessExpression(callee)
    ? callee.name
    : ts.isIdentifier(callee)
      ? callee
      : undefined;
  if (ts.isNewExpression(call)) {
    return name?.text === "Date"
      ? call.arguments?.length
        ? 0
        : Flag.clock
      : Flag.fresh;
  }
  if (!name) return 0;
  if (clocks.has(name.text)) return isForeign(checker, name) ? Flag.clock : 0;
  if (generators.has(name.text))
    return isForeign(checker, name) ? Flag.fresh : 0;
  if (name.text === "getStore" && ts.isPropertyAccessExpression(callee)) {
    const type = typeAt(checker, callee.expression);
    return type.getSymbol()?.getName() === "AsyncLocalStorage"
      ? Flag.request
      : 0;
  }
  return 0;
}

/** `env(c)` of Hono: what the process goes by, however it is asked for. */
export function isEnvironment(
  checker: ts.TypeChecker,
  callee: ts.Expression,
): boolean {
  if (!ts.isIdentifier(callee) || callee.text !== "env") return false;
  const declaration = symbolOf(checker, callee)?.declarations?.[0];
  return declaration !== undefined && packageOf(declaration) === "hono";
}

/** Declared by a library, not by the project. */
export function isForeign(checker: ts.TypeChecker, name: ts.Node): boolean {
  const declaration = symbolOf(checker, name)?.declarations?.[0];
  return (
    declaration !== undefined &&
    (packageOf(declaration) !== "." ||
      declaration.getSourceFile().isDeclarationFile)
  );
}
