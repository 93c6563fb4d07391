import ts from "typescript";

import { exportOf } from "../../middleware/exported.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/functions.ts";
import { isNamed } from "../../program/type-names.ts";
import { symbolOf } from "../../program/symbols.ts";
import { isPackage, packageOf } from "../../program/package-of.ts";
import type { Project } from "../project.ts";
import { hookFinding, type HookFinding } from "./hook-finding.ts";

const kit = "@sveltejs/kit";

/** `handleError` hooks that throw: what they throw reaches the adapter, and no error page is made. */
export function sveltekitHookFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly HookFinding[] {
  if (!/handleError|HandleServerError/.test(sourceFile.text)) return [];
  const found: HookFinding[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node) && isErrorHook(project, node))
      found.push(...throwsOf(project, node));
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
}

function isErrorHook({ checker }: Project, body: FunctionWithBody): boolean {
  const type =
    ts.isArrowFunction(body) || ts.isFunctionExpression(body)
      ? checker.getContextualType(body)
      : undefined;
  if (
    type &&
    isNamed(checker, type, [{ package: kit, type: "HandleServerError" }])
  )
    return true;
  const path = exportOf(body);
  return (
    path?.name === "handleError" &&
    path.path.length === 0 &&
    /\/hooks\.server\.[jt]s$/.test(body.getSourceFile().fileName)
  );
}

/** The `throw` statements that no `try` of the hook catches; a redirect is followed. */
function throwsOf(
  project: Project,
  body: FunctionWithBody,
): readonly HookFinding[] {
  const found: HookFinding[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node)) return;
    if (ts.isTryStatement(node) && node.catchClause) {
      ts.forEachChild(node.catchClause, visit);
      if (node.finallyBlock) visit(node.finallyBlock);
      return;
    }
    if (ts.isThrowStatement(node) && !isKitsOwn(project, node.expression))
      found.push(hookFinding("errorHookThrows", node));
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body.body, visit);
  return found;
}

function isKitsOwn({ checker }: Project, thrown: ts.Expression): boolean {
  const inner = skipOuter(thrown);
  if (!ts.isCallExpression(inner) || !ts.isIdentifier(inner.expression))
    return false;
  const declaration = symbolOf(checker, inner.expression)?.declarations?.[0];
  return declaration !== undefined && isPackage(packageOf(declaration), kit);
}
