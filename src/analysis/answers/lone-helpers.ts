import ts from "typescript";

import { candidatesIn } from "../../middleware/filter.ts";
import { isEntry } from "../../middleware/exported.ts";
import type { FrameworkDescriptor } from "../../middleware/descriptor.ts";
import { parametersOf } from "../../middleware/parameters.ts";
import type { Site } from "../../middleware/site.ts";
import type { FunctionWithBody } from "../../program/syntax/functions.ts";
import {
  symbolIsNamed,
  symbolsOfParameter,
} from "../../program/types/type-names.ts";
import { isJudged, siteAround, type Project } from "../project.ts";

/**
 * The functions that a file hands to others with a response to answer (`fail(error, res)`, `upload(server, request,
 * reply)`), as the handlers that they are part of: no site of this file runs them.
 */
export function loneHelpersIn(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly Site[] {
  return candidatesIn(sourceFile).flatMap((body) => {
    if (
      !mayAnswerTwice(body) ||
      !isJudged(project, body) ||
      !isEntry(body) ||
      siteAround(project, body)
    )
      return [];
    const descriptor = responderOf(project, body);
    return descriptor
      ? {
          role: "handler",
          body,
          descriptor,
          evidence: "annotation",
          downstream: [],
          certain: true,
          offLoop: false,
        }
      : [];
  });
}

/** Whether a parameter with a written type is mentioned twice at least: one answer alone is never too many. */
function mayAnswerTwice(body: FunctionWithBody): boolean {
  const text = body.body?.getText() ?? "";
  return body.parameters.some(
    ({ name, type }) =>
      type !== undefined &&
      ts.isTypeReferenceNode(type) &&
      ts.isIdentifier(name) &&
      text.indexOf(name.text) !== text.lastIndexOf(name.text),
  );
}

/** The framework whose response a parameter is typed as: by the nearest of its types, most extend Node's. */
function responderOf(
  { checker, settings }: Project,
  body: FunctionWithBody,
): FrameworkDescriptor | undefined {
  for (const slot of parametersOf(body))
    for (const symbol of symbolsOfParameter(checker, slot)) {
      const found = settings.descriptors.find(({ answering }) =>
        answering?.responses.some(({ types }) =>
          types.some((type) => symbolIsNamed(symbol, type)),
        ),
      );
      if (found) return found;
    }
  return undefined;
}
