import ts from "typescript";

import { fieldsReachedBy } from "../../middleware/class-shape.ts";
import {
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import type { Project } from "../project.ts";

/** Whether a method leads to `acall`, also by what a base does for it: `super.call(request)`. */
export function reachesAcall(
  project: Project,
  owner: ts.ClassLikeDeclaration,
  body: FunctionWithBody,
  depth = 8,
): boolean {
  const reached = fieldsReachedBy(project.checker, owner, body);
  if (reached.has("acall")) return true;
  const leads = (node: ts.Node): boolean => {
    if (
      ts.isPropertyAccessExpression(node) &&
      node.expression.kind === ts.SyntaxKind.SuperKeyword
    ) {
      const above = symbolOf(project.checker, node.name)?.valueDeclaration;
      // A base without code, or of a class that is made: it may lead there.
      return (
        depth === 0 ||
        !above ||
        !isFunctionWithBody(above) ||
        reachesAcall(project, owner, above, depth - 1)
      );
    }
    return ts.forEachChild(node, (child) => leads(child) || undefined) ?? false;
  };
  const helpers = owner.members.filter(
    ({ name }) => name && ts.isIdentifier(name) && reached.has(name.text),
  );
  return [body.body, ...helpers].some(leads);
}
