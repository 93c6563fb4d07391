import ts from "typescript";

import type { Site } from "../../middleware/site.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import type { Project } from "../project.ts";

/**
 * What a site puts in place of a method of its request's objects (`res.json = (body) => …`): the framework, or a handler
 * below, calls it for this request.
 */
export function replacedMethods(
  project: Project,
  site: Site,
): readonly FunctionWithBody[] {
  const found: FunctionWithBody[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) {
      const body = skipOuter(node.right);
      if (isFunctionWithBody(body) && isMethod(project, site, node))
        found.push(body);
    }
    ts.forEachChild(node, visit);
  };
  if (site.body.body) ts.forEachChild(site.body.body, visit);
  return found;
}

/** `res.end` of a package's own, and not a name that the project gives something. */
function isMethod(
  project: Project,
  site: Site,
  { left, operatorToken }: ts.BinaryExpression,
): boolean {
  const target = skipOuter(left);
  if (
    operatorToken.kind !== ts.SyntaxKind.EqualsToken ||
    !ts.isPropertyAccessExpression(target) ||
    !project.middleware.isRequestOwned(target.expression, site)
  )
    return false;
  const declarations = symbolOf(project.checker, target.name)?.declarations;
  return (
    declarations?.some((declaration) => packageOf(declaration) !== ".") ?? false
  );
}
