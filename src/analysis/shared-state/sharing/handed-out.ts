import ts from "typescript";

import { handedOutBy } from "../../../middleware/handed-out.ts";
import { isStatic } from "../../../program/syntax/functions.ts";
import type { Project } from "../../project.ts";
import { locationAt, type Location } from "../places/location.ts";

/** The place of the one object that a container gives out: the same as `this` in the methods of its class. */
export function handedOutAt(
  project: Project,
  call: ts.Node,
): Location | undefined {
  const handed = ts.isCallExpression(call)
    ? handedOutBy(project, call)
    : undefined;
  if (!handed) return undefined;
  const { owner, by } = handed;
  const own = owner.members.filter((member) => !isStatic(member));
  const element =
    own.find((member) => !ts.isConstructorDeclaration(member)) ?? own[0];
  return element && locationAt({ kind: "this", element, by });
}
