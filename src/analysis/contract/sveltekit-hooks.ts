import ts from "typescript";

import { exportOf } from "../../middleware/exported.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isNamed } from "../../program/types/type-names.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { isPackage, packageOf } from "../../program/types/package-of.ts";
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
    // `if (building) throw error`: a build that fails is what it is for, and no request is served.
    if (ts.isIfStatement(node) && asksForTheBuild(project, node.expression)) {
      if (node.elseStatement) visit(node.elseStatement);
      return;
    }
    if (ts.isThrowStatement(node) && !isKitsOwn(project, node.expression))
      found.push(hookFinding("errorHookThrows", node));
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body.body, visit);
  return found;
}

/** Whether a condition asks how the application runs, of `$app/environment` or of the environment. */
function asksForTheBuild(
  { checker }: Project,
  condition: ts.Expression,
): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isMetaProperty(node)) return true;
    if (ts.isPropertyAccessExpression(node) && node.name.text === "env")
      return true;
    if (ts.isIdentifier(node)) {
      const declaration = checker.getSymbolAtLocation(node)?.declarations?.[0];
      const from =
        declaration && ts.findAncestor(declaration, ts.isImportDeclaration);
      if (
        from &&
        ts.isStringLiteral(from.moduleSpecifier) &&
        from.moduleSpecifier.text === "$app/environment"
      )
        return true;
    }
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(condition);
}

function isKitsOwn({ checker }: Project, thrown: ts.Expression): boolean {
  const inner = skipOuter(thrown);
  if (!ts.isCallExpression(inner) || !ts.isIdentifier(inner.expression))
    return false;
  const declaration = symbolOf(checker, inner.expression)?.declarations?.[0];
  return declaration !== undefined && isPackage(packageOf(declaration), kit);
}
