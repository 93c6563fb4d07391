import path from "node:path";
import ts from "typescript";

import type { Site } from "../../middleware/site.ts";
import { awaitedType } from "../../program/syntax/awaited.ts";
import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { isNamed } from "../../program/types/type-names.ts";
import { typeAt } from "../../program/types/types.ts";
import type { Project } from "../project.ts";
import { analyseSite } from "./analyse.ts";
import { isFetchResponse } from "./fetch-responses.ts";
import { isUntyped, mayOweValue } from "./response-owed.ts";
import { isNothing } from "./returns.ts";
import type { Path } from "./state.ts";

export interface Unreturned {
  readonly kind: "swallowed" | "returnsNothing" | "endsWithout";
  /** Nothing where it stands for the whole function. */
  readonly node: ts.Node | undefined;
}

/**
 * The ends of a handler's paths that give no response, where others return one and the framework takes it from there:
 * a `catch` that only logs, `return;`, an `if (row) return json(row);` with nothing behind it. Where the framework takes
 * any value for one, and fails without, also those of a handler that never gives one.
 */
export function unreturnedResponses(
  project: Project,
  site: Site,
): readonly Unreturned[] {
  const { response } = site.descriptor.handlers;
  const { files } = response ?? {};
  const { fileName } = site.body.getSourceFile();
  if (
    !response ||
    /^(?:annotation|shape)$/.test(site.evidence) ||
    (files && !files.includes(path.basename(fileName))) ||
    !(response.anyValue
      ? mayOweValue(project, site, response, returnsSometimes(site))
      : returnsSometimes(site)
        ? mayReturnNothing(project, site)
        : files && endsInResponse(project, site)) ||
    isAnsweredOtherwise(project, site)
  )
    return [];
  const exits = analyseSite(project, site)?.body.exits ?? [];
  const found = new Map<ts.Node | undefined, Unreturned>();
  for (const exit of exits) {
    if (exit.result?.given || exit.calls > 0) continue;
    const end = endOf(site, exit);
    // Whether its end is reached only the type would tell: `switch` may know every case.
    if (end.kind === "endsWithout" && isUntyped(project, site)) continue;
    found.set(end.node, end);
  }
  return [...found.values()];
}

/** Whether the body itself returns a value somewhere, in a block. Syntax alone. */
function returnsSometimes({ body }: Site): boolean {
  if (!body.body || !ts.isBlock(body.body)) return false;
  const visit = (node: ts.Node): boolean =>
    !isFunctionWithBody(node) &&
    ((ts.isReturnStatement(node) && node.expression !== undefined) ||
      (ts.forEachChild(node, visit) ?? false));
  return visit(body.body);
}

/** `produce(stream);` as the last word of a body that never returns: the response is there, and nobody takes it. */
function endsInResponse({ checker }: Project, site: Site): boolean {
  const last = lastOf(site);
  if (!last || !ts.isExpressionStatement(last)) return false;
  const type = typeAt(checker, last.expression);
  return isFetchResponse(awaitedType(checker, type) ?? type);
}

/** Whether what a body returns is a response or nothing, by its type. */
function mayReturnNothing({ checker }: Project, { body }: Site): boolean {
  const signature = checker.getSignatureFromDeclaration(body);
  const type = signature && checker.getReturnTypeOfSignature(signature);
  const awaited = type && (awaitedType(checker, type) ?? type);
  if (!awaited?.isUnion()) return false;
  return (
    awaited.types.some(isNothing) &&
    awaited.types.every((each) => isNothing(each) || isFetchResponse(each))
  );
}

/**
 * Whether the response may come another way: put into the context, by the body or by whom it is handed to; or by who
 * is handed the continuation.
 */
function isAnsweredOtherwise(project: Project, site: Site): boolean {
  const { checker } = project;
  const { makers, resultPolicy } = site.descriptor;
  const types =
    resultPolicy === "carried-by-context" ? makers?.types : undefined;
  const isContext = (node: ts.Node): boolean =>
    types !== undefined && isNamed(checker, typeAt(checker, node), types);
  const visit = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node) && node.name.text === "res")
      return isContext(node.expression);
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && types) {
      const isHanded = node.arguments?.some(
        (argument) => ts.isIdentifier(argument) && isContext(argument),
      );
      if (
        isHanded &&
        !isOfFramework(project, site, node.expression) &&
        (ts.isNewExpression(node) ||
          ts.isExpressionStatement(skipAwaited(node).parent) ||
          givesNothing(checker, node))
      )
        return true;
    }
    if (
      ts.isIdentifier(node) &&
      site.downstream.some(({ name }) => name === node.text) &&
      !ts.isParameter(node.parent) &&
      !(ts.isCallExpression(node.parent) && node.parent.expression === node)
    )
      return true;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(site.body);
}

/** Whether a call is made for what it does: `await Promise.all([render(c), log()])`. */
function givesNothing(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): boolean {
  const type = typeAt(checker, call);
  return isNothing(awaitedType(checker, type) ?? type);
}

/** `setCookie(c, …)` says something of the response, and makes none. */
function isOfFramework(
  { checker }: Project,
  { descriptor }: Site,
  callee: ts.Expression,
): boolean {
  const declaration = symbolOf(checker, skipOuter(callee))?.declarations?.[0];
  return (
    declaration !== undefined && descriptor.npm.includes(packageOf(declaration))
  );
}

function skipAwaited(node: ts.Node): ts.Node {
  return ts.isAwaitExpression(node.parent) ? node.parent : node;
}

function endOf(site: Site, { result, caught }: Path): Unreturned {
  if (result && ts.isReturnStatement(result.node))
    return { kind: "returnsNothing", node: result.node };
  if (caught)
    return { kind: "swallowed", node: caught.getFirstToken() ?? caught };
  const last = lastOf(site);
  if (last && ts.isExpressionStatement(last) && !returnsSometimes(site))
    return { kind: "endsWithout", node: last.expression };
  return {
    kind: "endsWithout",
    node: last && ts.isIfStatement(last) ? last.getFirstToken() : undefined,
  };
}

function lastOf({ body: { body } }: Site): ts.Statement | undefined {
  return body && ts.isBlock(body) ? body.statements.at(-1) : undefined;
}
