import ts from "typescript";

import { calledName, skipOuter } from "../../../program/syntax/functions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { symbolOf } from "../../../program/types/symbols.ts";

/** By the method that tells a container of dependencies what to give from then on, the packages that have it. */
const tellers: Readonly<Record<string, readonly string[]>> = {
  register: ["awilix", "tsyringe"],
  registerInstance: ["tsyringe"],
  set: ["typedi"],
};

/**
 * How a call tells a container of dependencies of a value: `set` under the token that is its first argument
 * (`container.register("user", { useValue: user })`), `replace` in an object of entries.
 */
export function tellsContainer(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): "set" | "replace" | undefined {
  const callee = skipOuter(call.expression);
  const [first, second] = call.arguments;
  if (!first || !ts.isPropertyAccessExpression(callee)) return undefined;
  const { text } = callee.name;
  const homes = Object.hasOwn(tellers, text) ? tellers[text] : undefined;
  if (!homes) return undefined;
  const isValue = text !== "register" || isGiven(second ?? first);
  if (!isValue) return undefined;
  const declaration = symbolOf(checker, callee.name)?.declarations?.[0];
  if (!declaration || !homes.includes(packageOf(declaration))) return undefined;
  return second ? "set" : "replace";
}

/** `{ useValue: user }`, `asValue(user)`, `{ user: asValue(user) }`: a value that is there, and nothing that makes one. */
function isGiven(provider: ts.Expression): boolean {
  const inner = skipOuter(provider);
  if (ts.isCallExpression(inner)) return calledName(inner) === "asValue";
  return (
    ts.isObjectLiteralExpression(inner) &&
    inner.properties.some(
      (property) =>
        property.name?.getText() === "useValue" ||
        (ts.isPropertyAssignment(property) &&
          ts.isCallExpression(property.initializer) &&
          calledName(property.initializer) === "asValue"),
    )
  );
}
