import ts from "typescript";

import { isNamed, type TypeName } from "../../program/types/type-names.ts";
import type { Project } from "../project.ts";

/** Types of Express's, under both names that they are declared with. */
export function expressTypes(...types: readonly string[]): readonly TypeName[] {
  return ["express", "express-serve-static-core"].flatMap((name) =>
    types.map((type) => ({ package: name, type })),
  );
}

const routers = expressTypes(
  "Application",
  "Express",
  "IRouter",
  "Router",
  "IRoute",
);

/** Whether a call is one of an application's, a router's or a route's methods. */
export function isRouterCall(
  { checker }: Project,
  { expression }: ts.CallExpression,
): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    isNamed(checker, checker.getTypeAtLocation(expression.expression), routers)
  );
}
