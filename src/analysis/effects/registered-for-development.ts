import ts from "typescript";

import type { CalleeBody } from "../../program/calls/callees.ts";
import { mentionsInWrapper } from "../../program/calls/wrapped-functions.ts";
import { ownFilesOf } from "../../program/files/declared-names.ts";
import { createFileFlag } from "../../program/files/file-index.ts";
import { maySpeak } from "../../program/files/identifiers.ts";
import { oncePerNode } from "../../program/files/once.ts";
import { filesSpeaking } from "../../program/files/speakers.ts";
import { importedDefaultsOf } from "../../program/files/renames.ts";
import {
  functionAround,
  isFunctionWithBody,
  isWithin,
  rootOfChain,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { accessOf, namesIn } from "../../program/syntax/mentions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { typeAt } from "../../program/types/types.ts";
import type { Project } from "../project.ts";
import {
  areAll,
  nameOf,
  usesOf,
  valueUsesOf,
} from "../shared-state/sharing/uses.ts";
import { isForDevelopment } from "./development.ts";

/** A handler's name, its router's name, the function that registers it. */
const deepest = 4;

/**
 * Whether a handler gets its requests only while somebody develops: every place that registers it, or the
 * router that it stands on, is for development.
 */
export function isRegisteredForDevelopment(
  project: Project,
  body: CalleeBody,
): boolean {
  return (
    isFunctionWithBody(body) &&
    asksEnvironment(project.program) &&
    isGivenThere(project, body, deepest)
  );
}

/** Whether any file speaks of what tells development from production. */
const asksEnvironment = createFileFlag(ownFilesOf, (file) =>
  ["NODE_ENV", "DEV", "PROD"].some((name) => maySpeak(file, name)),
);

function isGivenThere(project: Project, body: ts.Node, depth: number): boolean {
  const name = isFunctionWithBody(body) ? nameOf(body) : undefined;
  return name
    ? areAll(valueUsesOf(project, name), (use) =>
        isThere(project, use, depth - 1),
      )
    : isThere(project, body, depth - 1);
}

/** Whether what stands here is run, or serves, only while somebody develops. */
function isThere(project: Project, node: ts.Node, depth: number): boolean {
  if (isForDevelopment(project.checker, node)) return true;
  if (depth <= 0) return false;
  if (isWrappedForDevelopment(project.checker, node)) return true;
  const router = routerOf(node);
  if (router && isMountedThere(project, router, depth)) return true;
  const around = functionAround(node);
  const name = around && nameOf(around);
  return (
    around !== undefined &&
    name !== undefined &&
    !project.middleware.siteOf(around) &&
    valueUsesOf(project, name).length === 0 &&
    areAll(usesOf(project, around), (use) => isThere(project, use, depth - 1))
  );
}

/** `developmentOnly(handler)`, a function of the project that calls or gives back what it was given only while somebody develops. */
function isWrappedForDevelopment(
  checker: ts.TypeChecker,
  given: ts.Node,
): boolean {
  const mentions = mentionsInWrapper(checker, accessOf(given));
  return (
    mentions !== undefined &&
    areAll(mentions, (mention) => isForDevelopment(checker, mention))
  );
}

/** `router` of `router.get("/", list)`. */
function routerOf(node: ts.Node): ts.Identifier | undefined {
  const call = ts.findAncestor(
    node,
    (at): at is ts.CallExpression =>
      ts.isCallExpression(at) &&
      at.arguments.some((given) => isWithin(node, given)),
  );
  const root = call && rootOfChain(call);
  return root && ts.isIdentifier(root) ? root : undefined;
}

/** `if (isDevelopment) app.use("/debug", router)`, and nowhere else. */
function isMountedThere(
  project: Project,
  router: ts.Identifier,
  depth: number,
): boolean {
  const declaration = symbolOf(project.checker, router)?.valueDeclaration;
  if (
    !declaration ||
    !ts.isVariableDeclaration(declaration) ||
    !declaration.initializer ||
    !ts.isIdentifier(declaration.name)
  )
    return false;
  return areAll(
    routerUsesOf(project, declaration.name).flatMap((use) => handed(use) ?? []),
    (given) =>
      isMounted(project.checker, given, router) &&
      isThere(project, given, depth - 1),
  );
}

/** Where a router is used, under the names of default imports too. */
const routerUsesOf = oncePerNode(
  (project: Project, name: ts.Identifier): readonly ts.Node[] => {
    const { program, checker } = project;
    const uses = valueUsesOf(project, name);
    if (!uses.some(({ parent }) => ts.isExportAssignment(parent))) return uses;
    const declaration = symbolOf(checker, name)?.valueDeclaration;
    const imported = [...importedDefaultsOf(program, name.getSourceFile())];
    return [
      ...uses,
      ...imported.flatMap((text) =>
        filesSpeaking(program, text)
          .flatMap((file) => namesIn(file, text))
          .filter(
            (use) => symbolOf(checker, use)?.valueDeclaration === declaration,
          ),
      ),
    ].filter(
      ({ parent }) =>
        !ts.isExportAssignment(parent) && !ts.isImportClause(parent),
    );
  },
);

/** The router, or what it makes of itself for somebody else: `router.routes()` of `app.use(router.routes())`. */
function handed(name: ts.Node): ts.Node | undefined {
  const use = accessOf(name);
  const { parent } = use;
  if (!ts.isPropertyAccessExpression(parent)) return use;
  const made = parent.parent;
  if (!ts.isCallExpression(made) || made.expression !== parent)
    return undefined;
  const taker = made.parent;
  // `const routes = router.routes()`, `[router.routes()]`: whoever has that may mount it.
  if (
    ts.isVariableDeclaration(taker) ||
    ts.isPropertyAssignment(taker) ||
    ts.isArrayLiteralExpression(taker) ||
    ts.isReturnStatement(taker) ||
    ts.isArrowFunction(taker) ||
    ts.isExportAssignment(taker)
  )
    return made;
  return ts.isCallExpression(taker) &&
    taker.expression !== made &&
    rootOfChain(taker).getText() !== use.getText()
    ? made
    : undefined;
}

/**
 * `app.use("/debug", router)`, on something that comes from where the router does, or `app.use(router.routes())`, on
 * what comes from a package: what else takes it says nothing.
 */
function isMounted(
  checker: ts.TypeChecker,
  given: ts.Node,
  router: ts.Identifier,
): boolean {
  const { parent } = given;
  if (!ts.isCallExpression(parent)) return false;
  const callee = skipOuter(parent.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const home = homeOf(checker, callee.expression);
  return ts.isCallExpression(given)
    ? home !== undefined && home !== "."
    : home !== undefined && home === homeOf(checker, router);
}

function homeOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): string | undefined {
  const [declaration] =
    typeAt(checker, expression).getSymbol()?.declarations ?? [];
  return declaration && packageOf(declaration);
}
