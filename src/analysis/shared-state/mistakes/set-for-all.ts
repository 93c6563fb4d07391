import ts from "typescript";

import {
  functionAround,
  isFunctionWithBody,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { isAssignment } from "../../../program/syntax/operators.ts";
import type { Project } from "../../project.ts";
import type { OwnWrite } from "../places/state.ts";
import { isWithinNode, type View } from "../sharing/sharing.ts";
import { usesOf } from "../sharing/uses.ts";
import { isReadElsewhere, nameOf, readerOf } from "./readers.ts";

/** How many helpers may stand between another handler and the reading. */
const deepest = 3;

/**
 * Whether what a request was sent is stored for all that come after it: other handlers read it too, if only through
 * the helper through which this body shows it.
 */
export function isSetForAll(
  project: Project,
  view: View,
  own: OwnWrite,
  reads: ReadonlySet<ts.Node>,
): boolean {
  const alone = new Set(
    [...reads].filter(
      (read) => !isReadByOthers(project, view, own, read, deepest),
    ),
  );
  if (isReadElsewhere(project, view, own, alone) !== undefined) return true;
  const holder = holderByCall(own);
  return (
    holder !== undefined &&
    readerOf(project, view, own, holder, alone, true) !== undefined
  );
}

/** Whether another handler, one that doesn't write the place itself, runs the function that a node stands in. */
function isReadByOthers(
  project: Project,
  view: View,
  own: OwnWrite,
  node: ts.Node,
  depth: number,
): boolean {
  const around = functionAround(node);
  if (!around || !isFunctionWithBody(around) || isWithinNode(node, view.body))
    return false;
  if (project.middleware.siteOf(around)) return !writes(around, own.target);
  if (depth === 0) return false;
  for (const use of usesOf(project, around))
    if (isReadByOthers(project, view, own, use, depth - 1)) return true;
  return false;
}

/** Whether a function assigns to a name that is written like that of a write. */
function writes(around: ts.Node, target: ts.Node): boolean {
  const name = assignedName(target);
  const visit = (node: ts.Node): boolean =>
    (name !== undefined && assignedName(node) === name) ||
    (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(around);
}

function assignedName(node: ts.Node): string | undefined {
  return ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)
    ? nameOf(skipOuter(node.left))?.text
    : undefined;
}

/** `settings` of `settings.update(body)`, where that method writes `this[key]`. */
function holderByCall({ target, path }: OwnWrite): ts.Expression | undefined {
  const written = ts.isBinaryExpression(target) && skipOuter(target.left);
  const call = path.at(-1)?.node;
  if (
    !written ||
    !ts.isElementAccessExpression(written) ||
    skipOuter(written.expression).kind !== ts.SyntaxKind.ThisKeyword ||
    !call ||
    !ts.isCallExpression(call)
  )
    return undefined;
  const callee = skipOuter(call.expression);
  const holder = ts.isPropertyAccessExpression(callee)
    ? skipOuter(callee.expression)
    : undefined;
  return holder && nameOf(holder) ? holder : undefined;
}
