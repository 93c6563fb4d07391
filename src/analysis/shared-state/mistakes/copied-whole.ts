import ts from "typescript";

import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";
import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { useOf } from "../places/use.ts";
import { isWithinNode, type View } from "../sharing/sharing.ts";
import { isForeign } from "./foreign-places.ts";
import { filesWith, isSamePlace } from "./readers.ts";
import { nameOf } from "./written-holder.ts";

/**
 * Where code beside the body hands on a copy of the object that a part was written in: `send({ ...defaults, to })`
 * behind `defaults.locale = …`. A copy that is returned or logged only shows what there is.
 */
export function copierOf(
  project: Project,
  view: View,
  target: ts.Expression,
): ts.Node | undefined {
  const holder = ts.isPropertyAccessExpression(target)
    ? skipOuter(target.expression)
    : undefined;
  const name = holder && nameOf(holder);
  const symbol = name && symbolOf(project.checker, name);
  if (!holder || !symbol || isForeign(symbol)) return undefined;
  for (const file of filesWith(project, name.text, holder, symbol)) {
    const found = namesIn(file, name.text).find((node) => {
      const access = accessOf(node);
      const around = functionAround(node);
      return (
        ts.isSpreadAssignment(access.parent) &&
        around !== undefined &&
        !project.middleware.siteOf(around) &&
        !isWithinNode(node, view.body) &&
        isHandedOn(project.checker, access.parent) &&
        isSamePlace(project, node, symbol, holder)
      );
    });
    if (found) return found;
  }
  return undefined;
}

/** Whether what a literal is put together for is a call, and none that only logs. */
function isHandedOn(
  checker: ts.TypeChecker,
  part: ts.ObjectLiteralElement,
): boolean {
  let at: ts.Node = part;
  while (
    ts.isObjectLiteralElement(at.parent) ||
    ts.isObjectLiteralExpression(at.parent) ||
    ts.isArrayLiteralExpression(at.parent) ||
    ts.isParenthesizedExpression(at.parent)
  )
    at = at.parent;
  return (
    (ts.isCallExpression(at.parent) || ts.isNewExpression(at.parent)) &&
    useOf(checker, at, () => false) === "mine"
  );
}
