import ts from "typescript";

import { candidatesIn } from "../../middleware/filter.ts";
import { isEntry } from "../../middleware/exported.ts";
import type { FrameworkDescriptor } from "../../middleware/descriptor.ts";
import { parametersOf } from "../../middleware/parameters.ts";
import { asHandler, type Site } from "../../middleware/site.ts";
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
  if (!answeringCalls(project).test(sourceFile.text)) return [];
  return candidatesIn(sourceFile).flatMap((body) => {
    if (
      !mayAnswerTwice(project, body) ||
      !isJudged(project, body) ||
      !isEntry(body) ||
      siteAround(project, body)
    )
      return [];
    const descriptor = responderOf(project, body);
    return descriptor ? asHandler(body, descriptor) : [];
  });
}

/**
 * Whether a parameter with a written type may answer twice, by names alone: it is mentioned more than once, and a
 * member of that name gives an answer.
 */
function mayAnswerTwice(project: Project, body: FunctionWithBody): boolean {
  const names = body.parameters.flatMap(({ name, type }) =>
    type && ts.isTypeReferenceNode(type) && ts.isIdentifier(name)
      ? name.text
      : [],
  );
  if (names.length === 0) return false;
  const text = body.body?.getText() ?? "";
  return (
    names.some((name) => text.indexOf(name) !== text.lastIndexOf(name)) &&
    answeringCalls(project).test(text)
  );
}

const calls = new WeakMap<Project["settings"], RegExp>();

/** `.json(`, `.send(` and whatever else gives an answer somewhere. */
function answeringCalls({ settings }: Project): RegExp {
  let known = calls.get(settings);
  if (!known) {
    const members = settings.descriptors.flatMap(
      ({ answering }) =>
        answering?.responses.flatMap(({ answers, ends }) => [
          ...answers,
          ...ends,
        ]) ?? [],
    );
    known = new RegExp(
      `\\.(?:${[...new Set(members)].map(escaped).join("|")})\\(`,
    );
    calls.set(settings, known);
  }
  return known;
}

function escaped(name: string): string {
  return name.replaceAll("$", "\\$");
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
