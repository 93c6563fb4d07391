import type ts from "typescript";

import { reachedBy } from "../../middleware/class-shape.ts";
import type { FunctionWithBody } from "../../program/syntax/functions.ts";
import type { Project } from "../project.ts";

/** Whether a method leads to `acall`, also by what a base does for it: `super.call(request)`. */
export function reachesAcall(
  project: Project,
  owner: ts.ClassLikeDeclaration,
  body: FunctionWithBody,
): boolean {
  const { names, leavesSight } = reachedBy(project.checker, owner, body);
  // A base without code, or of a class that is made: it may lead there.
  return leavesSight || names.has("acall");
}
