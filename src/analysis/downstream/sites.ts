import type ts from "typescript";

import type { Site } from "../../middleware/site.ts";
import { judgedSitesIn, type Project } from "../project.ts";

/** The middleware of a file whose continuation is known: what the downstream rules judge. */
export function judgedSites(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly Site[] {
  return judgedSitesIn(project, sourceFile).filter(
    (site) => site.role === "middleware" && site.downstream.length > 0,
  );
}

/** The line of a node as editors count, for messages. */
export function lineOf(node: ts.Node): string {
  const sourceFile = node.getSourceFile();
  return String(
    sourceFile.getLineAndCharacterOfPosition(node.getStart(sourceFile)).line +
      1,
  );
}
