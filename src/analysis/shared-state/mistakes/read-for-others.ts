import type ts from "typescript";

import {
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import type { Project } from "../../project.ts";
import { isWithinNode, type View } from "../sharing/sharing.ts";
import { runnersOf, usesOf } from "../sharing/uses.ts";

const deepest = 4;
const mostCallers = 40;

/**
 * Whether another handler than the judged one leads to a function, past none that writes to the place itself:
 * what `toJSON` reads for one request, it reads for others, too.
 *
 * @param writes Whether a function writes to the place.
 */
export function isRunForOthers(
  project: Project,
  view: View,
  start: ts.Node,
  writes: (body: FunctionWithBody) => boolean,
): boolean {
  if (!isFunctionWithBody(start)) return false;
  const seen = new Set([start]);
  let level = [start];
  for (let depth = deepest; depth > 0 && level.length > 0; depth--) {
    const above: FunctionWithBody[] = [];
    for (const body of level)
      for (const use of usesOf(project, body)) {
        if (isWithinNode(use, view.body)) continue;
        for (const around of runnersOf(project, use)) {
          if (seen.has(around) || seen.size > mostCallers || writes(around))
            continue;
          if (project.middleware.siteOf(around)) return true;
          seen.add(around);
          above.push(around);
        }
      }
    level = above;
  }
  return false;
}
