import ts from "typescript";

import { reachedBy } from "../../../middleware/class-shape.ts";
import type { Site } from "../../../middleware/site.ts";
import { nodesOf } from "../../../program/files/file-nodes.ts";
import { classOfThis, isWithin } from "../../../program/syntax/functions.ts";
import type { Project } from "../../project.ts";
import {
  hasRelatives,
  ownBasesOf,
  ownFunctionsOf,
} from "../following/heirs.ts";
import { siteView, type View } from "./sharing.ts";

/** A class, and what of its bases runs for each request and calls what the class has overridden. */
export interface HeirSite {
  readonly heir: ts.ClassLikeDeclaration;
  readonly site: Site;
}

/** The class whose objects a site runs on, where its heirs are judged by themselves. */
export function classAt(
  project: Project,
  { body }: Site,
): ts.ClassLikeDeclaration | undefined {
  const owner = classOfThis(body);
  return owner && hasRelatives(project, owner) ? owner : undefined;
}

/** The heirs of a file that fill in what their bases leave open: `before` and `after` of a `call` that stands in the base. */
export function heirSitesIn(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly HeirSite[] {
  return nodesOf<ts.ClassLikeDeclaration>(
    sourceFile,
    ts.SyntaxKind.ClassDeclaration,
    ts.SyntaxKind.ClassExpression,
  ).flatMap((heir) =>
    heir.heritageClauses && hasRelatives(project, heir)
      ? sitesOf(project, heir).map((site) => ({ heir, site }))
      : [],
  );
}

/** The sites of a class's bases that run on its objects, and lead to what it has overridden. */
function sitesOf(
  project: Project,
  heir: ts.ClassLikeDeclaration,
): readonly Site[] {
  const own = ownFunctionsOf(heir);
  const overridden = new Set(own);
  return ownBasesOf(project, heir).flatMap((base) => {
    const sites = project.middleware
      .sitesIn(base.getSourceFile())
      .filter(
        ({ body }) =>
          classOfThis(body) === base &&
          !isOverridden(base, body, overridden) &&
          [...reachedBy(project.checker, heir, body).names].some((name) =>
            own.has(name),
          ),
      );
    for (const name of ownFunctionsOf(base)) overridden.add(name);
    return sites;
  });
}

/** Whether a nearer class has another member in the stead of the one that holds a body. */
function isOverridden(
  base: ts.ClassLikeDeclaration,
  body: ts.Node,
  names: ReadonlySet<string>,
): boolean {
  const member = base.members.find((each) => isWithin(body, each));
  return (
    member?.name !== undefined &&
    ts.isIdentifier(member.name) &&
    names.has(member.name.text)
  );
}

/** The view of what a base does for each request with an object of an heir. */
export function heirView(project: Project, { heir, site }: HeirSite): View {
  return { ...siteView(project, site, heir), heir };
}
