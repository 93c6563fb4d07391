import ts from "typescript";

import {
  isFunctionWithBody,
  outermost,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { functionsOf } from "../../program/types/symbols.ts";
import type { Project } from "../project.ts";
import { isOfRuntime, isRuntimeName } from "./runtime-use.ts";
import { declaredMember, lineageOf } from "./lineage.ts";

/** Whether an instance is made to look async while it is built; `unknown` where code that isn't here may do it. */
export type Mark = "marked" | "unmarked" | "unknown";

/** Whether the constructors and the fields of a class mark its instances as async. */
export function markOf(project: Project, owner: ts.ClassLikeDeclaration): Mark {
  const lineage = lineageOf(project.checker, owner);
  if (lineage.classes.some((each) => isOfRuntime(project, each)))
    return "marked";
  let found: Mark = lineage.isComplete ? "unmarked" : "unknown";
  const seen = new Set<ts.Node>();
  const see = (mark: Mark): void => {
    if (found !== "marked" && mark !== "unmarked") found = mark;
  };
  const visit = (node: ts.Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (ts.isCallExpression(node)) {
      if (node.arguments.some(isThis)) see(marksArgument(project, node));
      const called = skipOuter(node.expression);
      if (ts.isPropertyAccessExpression(called) && isThis(called.expression)) {
        const member = declaredMember(lineage, called.name.text);
        if (member) visit(member);
      }
    }
    // `this[marker] = true`, `return new Proxy(this, …)`: whatever that makes of it.
    if (
      ts.isElementAccessExpression(node) &&
      isThis(node.expression) &&
      ts.isBinaryExpression(node.parent)
    )
      see("unknown");
    if (
      ts.isReturnStatement(node) &&
      node.expression &&
      ts.isConstructorDeclaration(enclosing(node))
    )
      see("unknown");
    ts.forEachChild(node, visit);
  };
  for (const each of lineage.classes) {
    if (each.getSourceFile().isDeclarationFile) see("unknown");
    if (ts.canHaveDecorators(each) && (ts.getDecorators(each)?.length ?? 0) > 0)
      see("unknown");
    for (const member of each.members)
      if (
        ts.isConstructorDeclaration(member) ||
        (ts.isPropertyDeclaration(member) &&
          member.initializer &&
          !isFunctionWithBody(skipOuter(member.initializer)))
      )
        visit(member);
  }
  return found;
}

function isThis(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.ThisKeyword;
}

function enclosing(node: ts.Node): ts.Node {
  let at = node.parent;
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent;
  return at;
}

/** What a call does to the instance that it is given: the runtime's own function, or a helper around it. */
function marksArgument(project: Project, call: ts.CallExpression): Mark {
  if (isMarker(project, call.expression)) return "marked";
  const bodies = functionsOf(project.checker, call.expression);
  if (bodies.length === 0) return "unknown";
  return bodies.some((body) => mentionsMarker(project, body))
    ? "marked"
    : "unmarked";
}

/** A function of the project that marks, or writes a symbol: one of its own kind. */
function mentionsMarker(project: Project, body: FunctionWithBody): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && isMarker(project, node.expression)) ||
    (ts.isCallExpression(node) &&
      /^(?:Object|Reflect)\.define/.test(node.expression.getText())) ||
    (ts.isBinaryExpression(node) &&
      ts.isElementAccessExpression(skipOuter(node.left))) ||
    (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(body.body);
}

function isMarker(project: Project, callee: ts.Expression): boolean {
  return isRuntimeName(project, callee, "markCoroutineFunction");
}

/** Whether a function that a factory gives is marked where it is returned. */
export function isMarkedFunction(
  project: Project,
  body: FunctionWithBody,
): boolean {
  const at = outermost(body);
  if (
    ts.isCallExpression(at.parent) &&
    at.parent.arguments.includes(at as ts.Expression)
  )
    return isMarker(project, at.parent.expression) || isWrapper(at.parent);
  // A name can be marked anywhere: `markCoroutineFunction(middleware); return middleware`.
  return !ts.isReturnStatement(at.parent) && !ts.isArrowFunction(at.parent);
}

/** A call whose result is the layer, not what a list takes: it may mark or not. */
function isWrapper(call: ts.CallExpression): boolean {
  return ts.isReturnStatement(call.parent) || ts.isArrowFunction(call.parent);
}
