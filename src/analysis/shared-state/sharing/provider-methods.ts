import ts from "typescript";

import { isProvider } from "../../../middleware/containers.ts";
import { heritageOf } from "../../../middleware/members.ts";
import { isProjectFile } from "../../../program/files/declared-names.ts";
import type { FunctionWithBody } from "../../../program/syntax/functions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { areAll, usesOf } from "./uses.ts";

/** A provider's method: whoever asks the container for the object calls it. */
export function isAskedMethod(
  project: Project,
  body: FunctionWithBody,
): boolean {
  return (
    ts.isClassLike(body.parent) &&
    isProvider(project, body.parent) &&
    !isLifecycleHook(project, body) &&
    !isScheduled(project, body)
  );
}

/**
 * Whether the calls of a provider's method all stand outside of what a container makes: in a script, or in
 * what starts the process. Then they say whether requests lead to it, as for any other function.
 */
export function isCalledBySetupAlone(
  project: Project,
  body: FunctionWithBody,
): boolean {
  if (ts.canHaveDecorators(body) && ts.getDecorators(body)?.length)
    return false;
  return areAll(usesOf(project, body), (use) => {
    const holder = ts.findAncestor(use, ts.isClassLike);
    return !holder || !isProvider(project, holder);
  });
}

const lifecycleHooks =
  /^(?:onModuleInit|onModuleDestroy|onApplicationBootstrap|onApplicationShutdown|beforeApplicationShutdown)$/;

/** What a library that starts, connects or stops something calls such a member. */
const startOrEnd =
  /^(?:start|stop|init|initiali[sz]e|setup|boot|bootstrap|connect|disconnect|listen|close|shutdown|destroy|dispose)$/;

/** A provider's method that the container, or the library whose member it is, calls at the start or the end of the process. */
function isLifecycleHook(
  { checker }: Project,
  { name, parent }: FunctionWithBody,
): boolean {
  if (name === undefined || !ts.isIdentifier(name)) return false;
  const { text } = name;
  return (
    lifecycleHooks.test(text) ||
    (startOrEnd.test(text) &&
      ts.isClassLike(parent) &&
      heritageOf(checker, parent).some((base) =>
        checker
          .getDeclaredTypeOfSymbol(base)
          .getProperty(text)
          ?.declarations?.some((each) => !isProjectFile(each.getSourceFile())),
      ))
  );
}

/** `@Cron("0 * * * *")`: a timer calls it, no request. */
function isScheduled(project: Project, body: FunctionWithBody): boolean {
  return (
    ts.canHaveDecorators(body) &&
    (ts.getDecorators(body) ?? []).some(({ expression }) => {
      const name = ts.isCallExpression(expression)
        ? expression.expression
        : expression;
      const declaration = symbolOf(project.checker, name)?.declarations?.[0];
      return (
        declaration !== undefined &&
        packageOf(declaration) === "@nestjs/schedule"
      );
    })
  );
}
