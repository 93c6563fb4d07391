import ts from "typescript";

import type { FrameworkDescriptor } from "../../middleware/descriptor.ts";
import { chaining } from "../../program/files/method-names.ts";
import {
  functionAround,
  isAsync,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import type { Repair, TextEdit } from "../finding.ts";
import type { Project } from "../project.ts";
import { isThenable } from "./context.ts";
import { typeAt } from "../../program/types/types.ts";

/** Ways to wait for a downstream call where it stands: `await`, or `return` where that is the answer. */
export function awaitRepairs(
  project: Project,
  node: ts.Node,
  descriptor: FrameworkDescriptor,
): readonly Repair[] {
  if (!ts.isExpression(node)) return [];
  const whole = chainOf(node);
  const repairs: Repair[] = [];
  const statement = statementOf(whole);
  const returns = descriptor.resultPolicy === "must-return";
  if (returns && statement && isLast(statement)) {
    repairs.push({ kind: "addReturn", edits: returnEdits(statement, whole) });
  }
  if (descriptor.awaitPolicy === "never-await") return repairs;
  const edits = awaitEdits(project, whole);
  if (edits) repairs.push({ kind: "addAwait", edits });
  return repairs;
}

/** `await next` to `await next()`, where the continuation takes no arguments. */
export function callRepairs(
  project: Project,
  node: ts.Node,
): readonly Repair[] {
  const expression =
    ts.isAwaitExpression(node) || ts.isReturnStatement(node)
      ? node.expression
      : node;
  if (!expression || !ts.isExpression(expression)) return [];
  const signatures = typeAt(project.checker, expression).getCallSignatures();
  const plain = signatures.some((signature) =>
    signature.parameters.every((parameter) => isOptional(parameter)),
  );
  if (!plain) return [];
  return [
    {
      kind: "addCall",
      edits: [{ start: expression.end, end: expression.end, text: "()" }],
    },
  ];
}

function isOptional(parameter: ts.Symbol): boolean {
  const declaration = parameter.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isParameter(declaration) &&
    (declaration.questionToken !== undefined ||
      declaration.initializer !== undefined ||
      declaration.dotDotDotToken !== undefined)
  );
}

/** `await next(x)` as the last statement to `return await next(x)`; `next(x)` to `return next(x)`. */
export function returnRepairs(
  project: Project,
  node: ts.Node,
): readonly Repair[] {
  if (!ts.isExpression(node)) return [];
  const whole = ts.isAwaitExpression(node.parent) ? node.parent : node;
  const statement = statementOf(whole);
  if (!statement || !isLast(statement)) return [];
  const body = functionAround(node);
  if (!body || typeAt(project.checker, whole).flags & ts.TypeFlags.Void)
    return [];
  return [{ kind: "addReturn", edits: returnEdits(statement, whole) }];
}

/** The chain of `.then(…)` and `.catch(…)` that hangs on a call. */
function chainOf(node: ts.Expression): ts.Expression {
  let at = node;
  for (;;) {
    const access = at.parent;
    if (!ts.isPropertyAccessExpression(access) || access.expression !== at)
      return at;
    if (!/^(then|catch|finally|pipe)$/.test(access.name.text)) return at;
    if (
      !ts.isCallExpression(access.parent) ||
      access.parent.expression !== access
    )
      return at;
    at = access.parent;
  }
}

function statementOf(
  expression: ts.Expression,
): ts.ExpressionStatement | undefined {
  const outer = ts.isVoidExpression(expression.parent)
    ? expression.parent
    : expression;
  return ts.isExpressionStatement(outer.parent) ? outer.parent : undefined;
}

/** Whether a statement is the last of its function, so that `return` cuts nothing off. */
function isLast(statement: ts.Statement): boolean {
  const block = statement.parent;
  return (
    ts.isBlock(block) &&
    ts.isFunctionLike(block.parent) &&
    block.statements.at(-1) === statement
  );
}

function returnEdits(
  statement: ts.ExpressionStatement,
  whole: ts.Expression,
): readonly TextEdit[] {
  return [
    { start: statement.getStart(), end: whole.getStart(), text: "return " },
  ];
}

/** Inserts `await`, with the parentheses that it needs, and `async` where the function lacks it. */
function awaitEdits(
  project: Project,
  whole: ts.Expression,
): readonly TextEdit[] | undefined {
  const body = functionAround(whole);
  if (!body || usesPromise(whole)) return undefined;
  const edits: TextEdit[] = [];
  if (!isAsync(body)) {
    if (!mayBecomeAsync(project, body)) return undefined;
    edits.push({ start: startOf(body), end: startOf(body), text: "async " });
  }
  const start = whole.getStart();
  if (ts.isVoidExpression(whole.parent)) {
    return [
      ...edits,
      { start: whole.parent.getStart(), end: start, text: "await " },
    ];
  }
  if (needsParentheses(whole)) {
    return [
      ...edits,
      { start, end: start, text: "(await " },
      { start: whole.end, end: whole.end, text: ")" },
    ];
  }
  return [...edits, { start, end: start, text: "await " }];
}

/** Whether the variable that holds the promise is used as a promise later: `await` would break that. */
function usesPromise(whole: ts.Expression): boolean {
  const declaration = whole.parent;
  if (
    !ts.isVariableDeclaration(declaration) ||
    !ts.isIdentifier(declaration.name)
  )
    return false;
  const name = declaration.name.text;
  const body = functionAround(whole);
  let found = false;
  const look = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      node.text === name &&
      node !== declaration.name
    ) {
      const access = node.parent;
      if (
        ts.isPropertyAccessExpression(access) &&
        chaining.has(access.name.text)
      ) {
        found = true;
      }
    }
    if (!found) ts.forEachChild(node, look);
  };
  if (body) look(body.body);
  return found;
}

function needsParentheses(whole: ts.Expression): boolean {
  const { parent } = whole;
  return (
    ((ts.isPropertyAccessExpression(parent) ||
      ts.isElementAccessExpression(parent) ||
      ts.isCallExpression(parent) ||
      ts.isTaggedTemplateExpression(parent)) &&
      ("expression" in parent ? parent.expression : parent.tag) === whole) ||
    ts.isNonNullExpression(parent) ||
    (ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken)
  );
}

function startOf(body: FunctionWithBody): number {
  if (ts.isMethodDeclaration(body))
    return body.asteriskToken?.getStart() ?? body.name.getStart();
  return ts.isFunctionDeclaration(body)
    ? (
        body
          .getChildren()
          .find((child) => child.kind === ts.SyntaxKind.FunctionKeyword) ?? body
      ).getStart()
    : body.getStart();
}

/** Whether a promise is welcome where this function's result goes. */
function mayBecomeAsync(project: Project, body: FunctionWithBody): boolean {
  if (
    body.asteriskToken ||
    ts.isConstructorDeclaration(body) ||
    ts.isAccessor(body)
  )
    return false;
  if (body.type) {
    const type = project.checker.getTypeFromTypeNode(body.type);
    // `async` with `Response | Promise<Response>` written down doesn't compile.
    return !type.isUnion() && isThenable(project.checker, type);
  }
  if (!ts.isArrowFunction(body) && !ts.isFunctionExpression(body)) return true;
  const expected = project.checker.getContextualType(body);
  const signatures = expected?.getCallSignatures() ?? [];
  return (
    signatures.length > 0 &&
    signatures.every((signature) => {
      const type = project.checker.getReturnTypeOfSignature(signature);
      return (
        (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 ||
        isThenable(project.checker, type)
      );
    })
  );
}
