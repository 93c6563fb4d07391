import ts from "typescript";

import { isThenable } from "../../blocking/conditions.ts";
import { awaitedType } from "../../program/syntax/awaited.ts";
import {
  isAsync,
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import type { TextEdit } from "../finding.ts";
import type { Project } from "../project.ts";
import { typeAt } from "../../program/types/types.ts";

/**
 * What must be written for an `await` to be legal at `node`: nothing in an async function, `async` before
 * one whose caller takes a promise as well; `undefined` where neither holds.
 */
export function asyncEdits(
  project: Project,
  node: ts.Node,
): readonly TextEdit[] | undefined {
  let at: ts.Node = node;
  while (at.parent && !ts.isFunctionLike(at)) {
    if (
      ts.isParameter(at) ||
      ts.isPropertyDeclaration(at) ||
      ts.isClassStaticBlockDeclaration(at)
    )
      return undefined;
    at = at.parent;
  }
  if (!isFunctionWithBody(at)) return undefined;
  if (isAsync(at)) return [];
  const start = asyncPosition(at);
  return start !== undefined &&
    admitsPromise(project, at) &&
    !answersLater(project, at)
    ? [{ start, end: start, text: "async " }]
    : undefined;
}

/**
 * Whether a handler may answer in a function that runs after it, where the end of an async one is an answer:
 * `setTimeout(() => reply.send(page))` comes too late then.
 */
function answersLater(
  { middleware }: Project,
  owner: FunctionWithBody,
): boolean {
  const site = middleware.siteOf(owner);
  if (site?.descriptor.answering?.result !== "answers") return false;
  const names = owner.parameters.map(({ name }) => name.getText());
  const mentions = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && names.includes(node.text)) ||
    (ts.forEachChild(node, mentions) ?? false);
  const look = (node: ts.Node): boolean =>
    ts.isFunctionLike(node)
      ? mentions(node)
      : (ts.forEachChild(node, look) ?? false);
  return look(owner.body);
}

/** Where `async` goes; nothing for a function that cannot be async. */
function asyncPosition(owner: ts.SignatureDeclaration): number | undefined {
  if ("asteriskToken" in owner && owner.asteriskToken) return undefined;
  if (ts.isArrowFunction(owner)) return owner.getStart();
  if (ts.isMethodDeclaration(owner)) return owner.name.getStart();
  if (ts.isFunctionExpression(owner) || ts.isFunctionDeclaration(owner))
    return owner
      .getChildren()
      .find(({ kind }) => kind === ts.SyntaxKind.FunctionKeyword)
      ?.getStart();
  return undefined;
}

/** Whether who calls a function takes a promise in place of its result, as its types say. */
function admitsPromise(
  { checker, middleware }: Project,
  owner: ts.SignatureDeclaration,
): boolean {
  if (owner.type) {
    const symbol = checker.getTypeFromTypeNode(owner.type).getSymbol();
    return symbol?.name === "Promise";
  }
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner))
    return false;
  const signatures =
    checker
      .getContextualType(owner)
      ?.getNonNullableType()
      .getCallSignatures() ?? [];
  return (
    signatures.length > 0 &&
    signatures.every((signature) => {
      const result = signature.getReturnType();
      return (
        // `any` promises nothing, unless it is a framework that takes the result.
        ((result.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 &&
          middleware.siteOf(owner) !== undefined) ||
        isThenable(checker, result, owner)
      );
    })
  );
}

/** Whether `await f()` in place of `f()` needs parentheses. */
export function needsParentheses(call: ts.Expression): boolean {
  const { parent } = call;
  return (
    ((ts.isPropertyAccessExpression(parent) ||
      ts.isElementAccessExpression(parent) ||
      ts.isCallExpression(parent) ||
      ts.isNonNullExpression(parent) ||
      ts.isNewExpression(parent)) &&
      parent.expression === call) ||
    (ts.isTaggedTemplateExpression(parent) && parent.tag === call) ||
    (ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken)
  );
}

/**
 * Whether a type can be called with this call's arguments, with an awaited result that fits where the
 * synchronous result stands.
 */
export function answersInPlace(
  checker: ts.TypeChecker,
  type: ts.Type,
  call: ts.CallExpression,
): boolean {
  const wanted = typeAt(checker, call);
  const isDropped = ts.isExpressionStatement(call.parent);
  for (const signature of type.getCallSignatures()) {
    if (!takesArguments(checker, signature, call)) continue;
    // The first overload that takes the arguments is the one that TypeScript takes.
    const result = signature.getReturnType();
    if (!isThenable(checker, result, call)) return false;
    if (isDropped) return true;
    const awaited = awaitedType(checker, result);
    return awaited !== undefined && checker.isTypeAssignableTo(awaited, wanted);
  }
  return false;
}

function takesArguments(
  checker: ts.TypeChecker,
  signature: ts.Signature,
  call: ts.CallExpression,
): boolean {
  return takes(checker, signature, call, signature.getParameters());
}

/** Whether a signature's parameters before the last one take a call's arguments. */
export function takesFirst(
  checker: ts.TypeChecker,
  signature: ts.Signature,
  call: ts.CallExpression,
): boolean {
  return takes(
    checker,
    signature,
    call,
    signature.getParameters().slice(0, -1),
  );
}

function takes(
  checker: ts.TypeChecker,
  signature: ts.Signature,
  call: ts.CallExpression,
  parameters: readonly ts.Symbol[],
): boolean {
  const declared = signature.getDeclaration() as
    ts.SignatureDeclaration | undefined;
  const hasRest = declared?.parameters.at(-1)?.dotDotDotToken !== undefined;
  if (!hasRest && call.arguments.length > parameters.length) return false;
  if (call.arguments.some(ts.isSpreadElement)) return false;
  const isOptional = (index: number): boolean => {
    const parameter = declared?.parameters[index];
    return (
      parameter?.questionToken !== undefined ||
      parameter?.initializer !== undefined ||
      parameter?.dotDotDotToken !== undefined
    );
  };
  return parameters.every((parameter, index) => {
    const argument = call.arguments[index];
    if (!argument) return isOptional(index);
    if (hasRest && index === parameters.length - 1) return true;
    const type = checker.getTypeOfSymbolAtLocation(parameter, call);
    const bound =
      type.flags & ts.TypeFlags.TypeParameter
        ? (checker.getBaseConstraintOfType(type) ?? type)
        : type;
    if (bound.flags & ts.TypeFlags.TypeParameter) return true;
    return checker.isTypeAssignableTo(typeAt(checker, argument), bound);
  });
}
