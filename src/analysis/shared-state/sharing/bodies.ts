import type ts from "typescript";

import { asyncFunctionsIn } from "../../../program/syntax/functions.ts";
import type { Site } from "../../../middleware/site.ts";
import { isJudged, judgedSitesIn, type Project } from "../../project.ts";
import { classAt, heirSitesIn, heirView } from "./heir-sites.ts";
import { changersIn } from "./reached.ts";
import { callView, helperView, siteView, type View } from "./sharing.ts";

/** Which functions a rule judges. */
export type Scope = "middleware" | "request" | "async-functions";

export interface Judged {
  readonly view: View;
  /** False where only its shape says that the function runs for each request. */
  readonly certain: boolean;
  readonly kind: "site" | "helper" | "async-function";
  /** The class of the file that fills in what the body, its base's, leaves open. */
  readonly heir?: ts.ClassLikeDeclaration;
}

/** The bodies of a file that a scope covers. */
export function bodiesIn(
  project: Project,
  sourceFile: ts.SourceFile,
  scope: Scope,
): readonly Judged[] {
  const sites = judgedSitesIn(project, sourceFile);
  const covered = sites.filter((site) => isEntry(site, scope));
  const judged: Judged[] = covered.map((site) => ({
    view: { ...siteView(project, site), heir: classAt(project, site) },
    certain: site.certain,
    kind: "site",
  }));
  for (const each of heirSitesIn(project, sourceFile))
    if (isEntry(each.site, scope))
      judged.push({
        view: heirView(project, each),
        certain: each.site.certain,
        kind: "site",
        heir: each.heir,
      });
  const known = new Set<ts.Node>(sites.map(({ body }) => body));
  if (scope === "async-functions") {
    for (const body of asyncFunctionsIn(sourceFile)) {
      if (!known.has(body) && isJudged(project, body))
        judged.push({
          view: callView(project, body),
          certain: true,
          kind: "async-function",
        });
    }
    return judged;
  }
  for (const body of changersIn(sourceFile)) {
    if (!known.has(body) && isJudged(project, body))
      judged.push({
        view: helperView(project, body),
        certain: true,
        kind: "helper",
      });
  }
  return judged;
}

/** Whether a scope covers what runs for each request at this site. */
export function isEntry(site: Site, scope: Scope): boolean {
  return scope !== "middleware" || site.role === "middleware";
}
