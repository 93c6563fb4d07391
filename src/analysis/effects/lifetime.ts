import ts from "typescript";

import { isAskedFor } from "../../middleware/containers.ts";
import type { Site } from "../../middleware/site.ts";
import type { CalleeBody } from "../../program/calls/callees.ts";
import { nodesOf } from "../../program/files/file-nodes.ts";
import {
  isFunctionWithBody,
  isInitialized,
} from "../../program/syntax/functions.ts";
import { isPackage, packageOf } from "../../program/types/package-of.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { siteAround, type Project } from "../project.ts";

/** Whether a function runs, or an object of a class lives, for one request. */
export function isPerRequest(project: Project, owner: ts.Node): boolean {
  if (ts.isClassLike(owner))
    return (
      isDecoratedPerRequest(project, owner) ||
      owner.members.some(
        (member) =>
          project.middleware.siteOf(member)?.descriptor.instance === "request",
      )
    );
  return siteAround(project, owner) !== undefined;
}

/** The classes of a file that are constructed for each request, by their framework or by a decorator. */
export function perRequestClasses(
  project: Project,
  sourceFile: ts.SourceFile,
  sites: readonly Site[],
): readonly ts.ClassLikeDeclaration[] {
  const found = new Set<ts.ClassLikeDeclaration>();
  for (const { body, descriptor } of sites) {
    const owner = ts.isPropertyDeclaration(body.parent)
      ? body.parent.parent
      : body.parent;
    if (descriptor.instance === "request" && ts.isClassLike(owner))
      found.add(owner);
  }
  for (const node of nodesOf<ts.ClassLikeDeclaration>(
    sourceFile,
    ts.SyntaxKind.ClassDeclaration,
    ts.SyntaxKind.ClassExpression,
  ))
    if (isDecoratedPerRequest(project, node)) found.add(node);
  return [...found];
}

/** What constructing an object of a class runs of the class itself: field initialisers and the constructor. */
export function constructionOf(
  owner: ts.ClassLikeDeclaration,
): readonly CalleeBody[] {
  return owner.members.flatMap((member): CalleeBody[] => {
    if (ts.isConstructorDeclaration(member))
      return isFunctionWithBody(member) ? [member] : [];
    return isInitialized(member) ? [member] : [];
  });
}

/** `@Injectable({ scope: Scope.REQUEST })`: a decorator of a known package, with one of the names among its arguments. */
function isDecoratedPerRequest(
  project: Project,
  owner: ts.ClassLikeDeclaration,
): boolean {
  if (!ts.canHaveDecorators(owner)) return false;
  return (ts.getDecorators(owner) ?? []).some(({ expression }) => {
    if (!ts.isCallExpression(expression)) return false;
    return project.settings.descriptors.some(({ perRequest }) =>
      perRequest?.some(
        ({ decorator, names }) =>
          declares(project, expression.expression, decorator) &&
          isAskedFor(project.checker, expression, names),
      ),
    );
  });
}

function declares(
  project: Project,
  name: ts.Expression,
  wanted: { readonly package: string; readonly type: string },
): boolean {
  const symbol = symbolOf(
    project.checker,
    ts.isPropertyAccessExpression(name) ? name.name : name,
  );
  return (
    symbol?.name === wanted.type &&
    (symbol.declarations ?? []).some((declaration) =>
      isPackage(packageOf(declaration), wanted.package),
    )
  );
}
