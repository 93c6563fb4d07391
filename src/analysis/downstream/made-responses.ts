import ts from "typescript";

import type { ResponseMakers } from "../../middleware/descriptor.ts";
import type { Site } from "../../middleware/site.ts";
import { skipAwait } from "../../program/calls/returned-values.ts";
import { awaitedType } from "../../program/syntax/awaited.ts";
import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { isImported } from "../../program/files/imported-names.ts";
import { isPackage, packageOf } from "../../program/types/package-of.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { typeAt } from "../../program/types/types.ts";
import type { Project } from "../project.ts";
import { isFetchResponse } from "./fetch-responses.ts";
import { isMadeType, makerCalled } from "./maker-calls.ts";
import { deepest, onlyMakes, type IsMaking } from "./making-helpers.ts";

export interface MadeResponse {
  readonly kind: "dropped" | "ignored";
  readonly node: ts.NewExpression | ts.CallExpression;
  /** What makes it, as the code says it: `new Response`, `NextResponse.json`. */
  readonly callee: string;
}

/**
 * The fetch responses that a site makes and leaves lying: `if (!user) new Response(null, { status: 401 });`,
 * `catch { NextResponse.json({ error }); }`. To make one does nothing else, so nobody can have meant it.
 */
export function madeResponses(
  project: Project,
  site: Site,
): readonly MadeResponse[] {
  const { body } = site.body;
  if (!body || !ts.isBlock(body)) return [];
  const found: MadeResponse[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node) || ts.isClassLike(node)) return;
    if (ts.isExpressionStatement(node)) {
      const kind = wrongAt(node, body);
      const made = kind && makingIn(project, site, node.expression);
      if (made) found.push({ kind, ...made });
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

function makingIn(
  project: Project,
  site: Site,
  expression: ts.Expression,
): Omit<MadeResponse, "kind"> | undefined {
  const node = skipAwait(expression);
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return undefined;
  const { checker } = project;
  if (
    !isMaking(checker, site, node) &&
    !(ts.isCallExpression(node) && isByHelper(checker, site, node))
  )
    return undefined;
  const word = ts.isNewExpression(node) ? "new " : "";
  return { node, callee: `${word}${nameOf(skipOuter(node.expression))}` };
}

/** `new ChatError().toResponse` for `new ChatError("unauthorized", "no session").toResponse`. */
function nameOf(callee: ts.Expression): string {
  if (!ts.isPropertyAccessExpression(callee)) return callee.getText();
  const holder = skipOuter(callee.expression);
  if (!ts.isNewExpression(holder)) return callee.getText();
  return `new ${holder.expression.getText()}().${callee.name.text}`;
}

function isMaking(
  checker: ts.TypeChecker,
  site: Site,
  node: ts.NewExpression | ts.CallExpression,
): boolean {
  const callee = skipOuter(node.expression);
  const maker = ts.isPropertyAccessExpression(callee)
    ? callee.expression
    : callee;
  if (!ts.isIdentifier(maker) || !mayMake(node, callee, maker)) return false;
  if (!isResponse(typeAt(checker, node))) return false;
  return ts.isNewExpression(node)
    ? callee === maker
    : callee === maker
      ? isOfFramework(checker, site, maker)
      : typeAt(checker, maker).getConstructSignatures().length > 0;
}

/** `badRequest("no id")` of the project. */
function isByHelper(
  checker: ts.TypeChecker,
  site: Site,
  call: ts.CallExpression,
): boolean {
  const { makers } = site.descriptor;
  const isMade: IsMaking = (node, depth) =>
    isMaking(checker, site, node) ||
    (ts.isCallExpression(node) &&
      ((makers !== undefined && isMadeBy(checker, makers, node)) ||
        onlyMakes(checker, node, isMade, depth)));
  const type = typeAt(checker, call);
  const made = awaitedType(checker, type) ?? type;
  return (
    (isResponse(made) || isMadeType(checker, makers, made)) &&
    onlyMakes(checker, call, isMade, deepest)
  );
}

/** `c.json(…)`, and what says something of it before: `c.status(401);`. */
function isMadeBy(
  checker: ts.TypeChecker,
  makers: ResponseMakers,
  call: ts.CallExpression,
): boolean {
  const member = makerCalled(checker, makers, call);
  return (
    member !== undefined &&
    (makers.prepares.includes(member)
      ? ts.isExpressionStatement(call.parent)
      : isMadeType(checker, makers, typeAt(checker, call)))
  );
}

/** The methods of `Response` and of the classes over it that make one. */
const makes = /^(?:error|json|next|redirect|rewrite)$/;

/** By the names alone: `new Response()`, `NextResponse.json()`, an imported `json()`. */
function mayMake(
  node: ts.Node,
  callee: ts.Expression,
  maker: ts.Identifier,
): boolean {
  if (ts.isNewExpression(node)) return maker.text.endsWith("Response");
  return ts.isPropertyAccessExpression(callee)
    ? makes.test(callee.name.text) && maker.text.endsWith("Response")
    : isImported(maker);
}

/** A fetch response, or what React Router's `data()` gives in its place. */
function isResponse(type: ts.Type): boolean {
  return (
    isFetchResponse(type) ||
    (type.isIntersection()
      ? type.types.some(isResponse)
      : type.getSymbol()?.name === "DataWithResponseInit")
  );
}

/** `json(data)` of the framework itself; a function of the project may do more than make one. */
function isOfFramework(
  checker: ts.TypeChecker,
  { descriptor }: Site,
  callee: ts.Identifier,
): boolean {
  const declarations = symbolOf(checker, callee)?.declarations ?? [];
  return declarations.some((declaration) =>
    descriptor.npm.some((name) => isPackage(packageOf(declaration), name)),
  );
}

/** What goes wrong at a statement: the last word of a path, or of a branch that goes on. */
function wrongAt(
  statement: ts.Statement,
  body: ts.Node,
): MadeResponse["kind"] | undefined {
  let isBranch = false;
  for (let at: ts.Node = statement; at !== body; at = at.parent) {
    const { parent } = at;
    if (ts.isBlock(parent)) {
      const next =
        parent.statements[parent.statements.indexOf(at as ts.Statement) + 1];
      if (next && !(ts.isReturnStatement(next) && !next.expression))
        return isBranch ? "ignored" : undefined;
      if (next) return "dropped";
    } else if (ts.isIfStatement(parent) || ts.isCatchClause(parent)) {
      isBranch = true;
    } else if (!ts.isTryStatement(parent) || parent.finallyBlock) {
      return undefined;
    }
  }
  return "dropped";
}
