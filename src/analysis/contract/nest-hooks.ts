import ts from "typescript";

import { heritageOf } from "../../middleware/members.ts";
import { resultOfReturn } from "../../middleware/result.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isNamed, symbolIsNamed } from "../../program/types/type-names.ts";
import type { Project } from "../project.ts";
import { hookFinding, type HookFinding } from "./hook-finding.ts";
import { awaitedFirst } from "./hook-repairs.ts";
import {
  awaitedParts,
  isNothing,
  returnsOf,
  runsOffItsEnd,
} from "./results.ts";
import { typeAt } from "../../program/types/types.ts";

const nest = "@nestjs/common";

/** Guards whose answer isn't the one that their code asks for, and pipes without a value. */
export function nestHookFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly HookFinding[] {
  if (!/\bcanActivate\b|\bPipeTransform\b/.test(sourceFile.text)) return [];
  const found: HookFinding[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isMethodDeclaration(node) && isFunctionWithBody(node)) {
      if (node.name.getText() === "canActivate" && isGuard(project, node))
        found.push(...guardFindings(project, node));
      if (node.name.getText() === "transform" && isPipe(project, node))
        found.push(...pipeFindings(project, node));
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
}

function isGuard(
  { checker }: Project,
  method: ts.MethodDeclaration & FunctionWithBody,
): boolean {
  const [context] = method.parameters;
  return (
    context !== undefined &&
    isNamed(checker, typeAt(checker, context), [
      { package: nest, type: "ExecutionContext" },
    ])
  );
}

function isPipe(
  { checker }: Project,
  method: ts.MethodDeclaration & FunctionWithBody,
): boolean {
  return (
    ts.isClassLike(method.parent) &&
    heritageOf(checker, method.parent).some((symbol) =>
      symbolIsNamed(symbol, { package: nest, type: "PipeTransform" }),
    )
  );
}

function guardFindings(
  project: Project,
  method: ts.MethodDeclaration & FunctionWithBody,
): readonly HookFinding[] {
  const { checker } = project;
  if (answersNothing(checker, method))
    return [hookFinding("guardWithoutAnswer", method.name)];
  const found: HookFinding[] = [];
  for (const each of returnsOf(method)) {
    const value = ts.isReturnStatement(each) ? each.expression : each;
    if (!value) continue;
    const parts = awaitedParts(checker, value);
    if (parts.length > 0 && parts.every((part) => isList(checker, part)))
      found.push(hookFinding("guardAlwaysTrue", each));
    const promise = promiseAsBoolean(checker, value);
    if (promise)
      found.push(
        hookFinding(
          "promiseAsBoolean",
          promise,
          { value: promise.getText() },
          { repairs: awaitedFirst(method, promise) },
        ),
      );
  }
  return found;
}

function pipeFindings(
  { checker }: Project,
  method: ts.MethodDeclaration & FunctionWithBody,
): readonly HookFinding[] {
  return answersNothing(checker, method)
    ? [hookFinding("pipeWithoutValue", method.name)]
    : [];
}

/** Whether a method comes to its end, and never with a value. */
function answersNothing(
  checker: ts.TypeChecker,
  method: FunctionWithBody,
): boolean {
  const isEmpty = returnsOf(method).every((each) => {
    const value = ts.isReturnStatement(each) ? each.expression : each;
    return !value || awaitedParts(checker, value).every(isNothing);
  });
  return isEmpty && runsOffItsEnd(checker, method);
}

function isList(checker: ts.TypeChecker, type: ts.Type): boolean {
  return checker.isArrayType(type) || checker.isTupleType(type);
}

/** The `!promise` or `Boolean(promise)` that an answer is made of. */
function promiseAsBoolean(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): ts.Expression | undefined {
  const inner = skipOuter(expression);
  if (
    ts.isPrefixUnaryExpression(inner) &&
    inner.operator === ts.SyntaxKind.ExclamationToken
  )
    return isPromise(checker, inner.operand)
      ? inner
      : promiseAsBoolean(checker, inner.operand);
  if (
    ts.isCallExpression(inner) &&
    inner.expression.getText() === "Boolean" &&
    inner.arguments[0]
  )
    return isPromise(checker, inner.arguments[0]) ? inner : undefined;
  if (ts.isBinaryExpression(inner))
    return (
      promiseAsBoolean(checker, inner.left) ??
      promiseAsBoolean(checker, inner.right)
    );
  return undefined;
}

function isPromise(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): boolean {
  return resultOfReturn(checker, typeAt(checker, expression)) === "promise";
}
