import ts from "typescript";

import type { Site } from "../../../middleware/site.ts";
import type { Project } from "../../project.ts";

/** Whether the request ends where it has written: nothing further down the chain runs after it. */
export function endsAt(project: Project, site: Site, write: ts.Node): boolean {
  if (site.role === "handler" || !goesOn(project, site, site.body)) return true;
  let block: ts.Node = write;
  while (!ts.isBlock(block) && !ts.isFunctionLike(block)) block = block.parent;
  if (!ts.isBlock(block) || block.parent === site.body) return false;
  const last = block.statements.at(-1);
  if (!last || !(ts.isReturnStatement(last) || ts.isThrowStatement(last)))
    return false;
  return !goesOn(project, site, block, write.pos);
}

/** Whether the rest of the chain is run behind a position; `next(error)` only ends it. */
function goesOn(
  project: Project,
  site: Site,
  within: ts.Node,
  behind = 0,
): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.pos > behind) {
      const downstream = project.middleware.downstreamOf(node.expression, site);
      if (
        downstream &&
        (node.arguments.length === 0 || downstream.result === "promise")
      )
        found = true;
    }
    if (!found) ts.forEachChild(node, visit);
  };
  visit(within);
  return found;
}
