import ts from "typescript";

import { changing } from "../../../program/files/method-names.ts";
import {
  functionAround,
  isWithin,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";
import { isAssignment } from "../../../program/syntax/operators.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { holderOf, type Location } from "../places/location.ts";
import { runsForRequests } from "../sharing/reached.ts";

/** Whether another function that requests lead to changes a place: whoever holds a lock of one function's own keeps that one out alone. */
export function isWrittenElsewhere(
  project: Project,
  body: FunctionWithBody,
  { root, path }: Location,
): boolean {
  const declaration =
    root.kind === "variable" ? root.symbol.valueDeclaration : undefined;
  const [first] = path;
  const name = declaration
    ? root.kind === "variable" && root.symbol.name
    : first?.kind === "name" && first.text;
  const home =
    declaration?.getSourceFile() ??
    (root.kind === "this" ? holderOf(root.element) : undefined);
  if (!name || !home) return false;
  return namesIn(home, name).some((use) => {
    if (isWithin(use, body)) return false;
    const around = functionAround(use);
    if (!around || ts.isConstructorDeclaration(around)) return false;
    if (!isChanged(accessOf(use))) return false;
    return (
      (declaration === undefined ||
        symbolOf(project.checker, use)?.valueDeclaration === declaration) &&
      (project.middleware.siteOf(around) !== undefined ||
        runsForRequests(project, around, "request"))
    );
  });
}

/** `orders = 1`, `orders.count++`, `delete orders[id]`, `orders.set(id, 1)` */
function isChanged(access: ts.Node): boolean {
  let at = access;
  while (
    (ts.isPropertyAccessExpression(at.parent) ||
      ts.isElementAccessExpression(at.parent) ||
      ts.isNonNullExpression(at.parent)) &&
    at.parent.expression === at
  )
    at = at.parent;
  const { parent } = at;
  if (ts.isBinaryExpression(parent))
    return parent.left === at && isAssignment(parent.operatorToken.kind);
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return /^(?:\+\+|--)$/.test(ts.tokenToString(parent.operator) ?? "");
  return (
    ts.isDeleteExpression(parent) ||
    (ts.isCallExpression(parent) &&
      ts.isPropertyAccessExpression(at) &&
      parent.expression === at &&
      changing.has(at.name.text))
  );
}
