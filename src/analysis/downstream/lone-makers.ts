import ts from "typescript";

import { candidatesIn, descriptorsFor } from "../../middleware/filter.ts";
import type { FrameworkDescriptor } from "../../middleware/descriptor.ts";
import { asHandler, type Site } from "../../middleware/site.ts";
import { returnedBy, skipAwait } from "../../program/calls/returned-values.ts";
import { importsOf } from "../../program/files/modules.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import {
  isPackage,
  packageOfSpecifier,
} from "../../program/types/package-of.ts";
import { isJudged, siteAround, type Project } from "../project.ts";
import { firstCallOf, returnsMade } from "./maker-calls.ts";

/**
 * The functions of a file that answer for a handler elsewhere (`app.post("/chat", (c) => chat(c))`), as handlers of the
 * frameworks that the file imports: they return a response, and are no site themselves.
 */
export function loneMakersIn(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly Site[] {
  const descriptors = frameworksOf(project, sourceFile);
  if (descriptors.length === 0) return [];
  return candidatesIn(sourceFile).flatMap((body) =>
    mayDrop(body) && isJudged(project, body) && !siteAround(project, body)
      ? descriptors
          .filter(({ makers }) => returnsMade(project.checker, body, makers))
          .map((descriptor) => asHandler(body, descriptor))
      : [],
  );
}

/** The frameworks that a file imports itself. */
function frameworksOf(
  { program, settings }: Project,
  sourceFile: ts.SourceFile,
): readonly FrameworkDescriptor[] {
  const names = importsOf(sourceFile).flatMap(
    ({ text }) => packageOfSpecifier(text) ?? [],
  );
  if (names.length === 0) return [];
  return descriptorsFor(program, settings.descriptors).filter(({ npm }) =>
    npm.some((pattern) => names.some((name) => isPackage(name, pattern))),
  );
}

/** Whether a body has a call as a statement of its own that may make a response, and returns something. Syntax alone. */
function mayDrop(body: FunctionWithBody): boolean {
  if (!body.body || !ts.isBlock(body.body)) return false;
  const visit = (node: ts.Node): boolean =>
    !isFunctionWithBody(node) &&
    !ts.isClassLike(node) &&
    ((ts.isExpressionStatement(node) && mayMake(node.expression)) ||
      (ts.forEachChild(node, visit) ?? false));
  return visit(body.body) && returnedBy(body).length > 0;
}

function mayMake(expression: ts.Expression): boolean {
  const node = skipAwait(expression);
  if (ts.isNewExpression(node))
    return (
      ts.isIdentifier(node.expression) && /Response$/.test(node.expression.text)
    );
  if (!ts.isCallExpression(node)) return false;
  const callee = skipOuter(firstCallOf(node).expression);
  return (
    ts.isIdentifier(callee) ||
    (ts.isPropertyAccessExpression(callee) && makes.test(callee.name.text))
  );
}

/** What makers of responses are called in the frameworks that have them. */
const makes =
  /^(?:body|error|html|json|newResponse|next|notFound|redirect|render|response|rewrite|text|to\w*Response)$/;
