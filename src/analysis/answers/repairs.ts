import ts from "typescript";

import {
  functionAround,
  isAsync,
  isFunctionWithBody,
  isWithin,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { awaitedType } from "../../program/syntax/awaited.ts";
import type { Repair, TextEdit } from "../finding.ts";
import type { Project } from "../project.ts";
import type { Note } from "./context.ts";
import { typeAt } from "../../program/types/types.ts";

/** `return` behind what came first, where a branch of its own ends with it. */
export function returnRepairs(project: Project, note: Note): readonly Repair[] {
  const { first, node, implicit } = note;
  if (implicit || first.kind === "deferred") return [];
  const statement = statementOf(first.node);
  if (!statement || !endsBranch(statement, node)) return [];
  const body = functionAround(statement);
  if (!body || functionAround(node) !== body) return [];
  const edits = returnEdits(project, body, statement);
  return edits ? [{ kind: "addReturn", edits }] : [];
}

function statementOf(node: ts.Node): ts.ExpressionStatement | undefined {
  let at = node;
  while (
    ts.isAwaitExpression(at.parent) ||
    ts.isVoidExpression(at.parent) ||
    ts.isParenthesizedExpression(at.parent)
  )
    at = at.parent;
  return ts.isExpressionStatement(at.parent) ? at.parent : undefined;
}

/** Whether a statement is the last of a branch or a loop that the other place is not in, or comes to again. */
function endsBranch(statement: ts.Statement, other: ts.Node): boolean {
  const block = statement.parent;
  if (!isBody(block, statement)) return false;
  const branch = ts.isBlock(block) ? block.parent : block;
  const decides =
    ts.isIfStatement(branch) ||
    ts.isIterationStatement(branch, false) ||
    ts.isCaseClause(branch) ||
    ts.isCatchClause(branch);
  if (!decides) return false;
  if (runsAllTheSame(statement, other)) return false;
  // `return` leaves a loop, but not the turns of a `forEach`.
  return isWithin(other, statement)
    ? isInLoop(statement)
    : !isWithin(other, block);
}

/** Whether the other place is in a `finally`, or in the `catch` of what throws here: no `return` keeps it from running. */
function runsAllTheSame(statement: ts.Statement, other: ts.Node): boolean {
  for (let at: ts.Node = statement; !ts.isSourceFile(at); at = at.parent)
    if (
      ts.isTryStatement(at) &&
      [
        at.finallyBlock,
        isWithin(statement, at.tryBlock) && at.catchClause,
      ].some(
        (part) => part && isWithin(other, part) && !isWithin(statement, part),
      )
    )
      return true;
  return false;
}

function isInLoop(node: ts.Node): boolean {
  for (let at = node.parent; !isFunctionWithBody(at); at = at.parent) {
    if (ts.isSourceFile(at)) return false;
    if (ts.isIterationStatement(at, false)) return true;
  }
  return false;
}

function isBody(block: ts.Node, statement: ts.Statement): boolean {
  if (ts.isBlock(block)) return block.statements.at(-1) === statement;
  if (ts.isCaseClause(block)) {
    const rest = block.statements.slice(
      block.statements.indexOf(statement) + 1,
    );
    return rest.every((one) => ts.isBreakStatement(one));
  }
  return ts.isIfStatement(block) || ts.isIterationStatement(block, false);
}

function returnEdits(
  project: Project,
  body: FunctionWithBody,
  statement: ts.ExpressionStatement,
): readonly TextEdit[] | undefined {
  const { end } = statement;
  const start = statement.getStart();
  if (returnsValues(project, body)) {
    if (!isReturnable(project, body, statement.expression)) return undefined;
    if (ts.isAwaitExpression(statement.expression) && !isAsync(body))
      return undefined;
    return [{ start, end: start, text: "return " }];
  }
  if (!mayReturnNothing(project, body)) return undefined;
  const semicolon = statement.getText().endsWith(";") ? ";" : "";
  if (ts.isCaseClause(statement.parent)) {
    const last = statement.parent.statements.at(-1);
    if (last && last !== statement)
      return [
        { start: last.getStart(), end: last.end, text: `return${semicolon}` },
      ];
  }
  if (!ts.isBlock(statement.parent) && !ts.isCaseClause(statement.parent)) {
    const outer = indentOf(statement.parent);
    const { text } = statement.getSourceFile();
    const isBelow = /\r?\n[ \t]*$/.test(text.slice(statement.pos, start));
    const inner = isBelow ? indentOf(statement) : `${outer}  `;
    return [
      isBelow
        ? { start: statement.pos, end: statement.pos, text: " {" }
        : { start: statement.pos, end: start, text: ` {\n${inner}` },
      { start: end, end, text: `\n${inner}return${semicolon}\n${outer}}` },
    ];
  }
  const { text } = statement.getSourceFile();
  if (!text.slice(statement.pos, start).includes("\n"))
    return [{ start: end, end, text: semicolon ? " return;" : "; return" }];
  // What is said of the statement at the end of its line stays with it.
  const behind =
    end + (/^[ \t]*\/\/[^\r\n]*/.exec(text.slice(end))?.[0].length ?? 0);
  return [
    {
      start: behind,
      end: behind,
      text: `\n${indentOf(statement)}return${semicolon}`,
    },
  ];
}

/** Whether `return` gives a value elsewhere in a function: then it has to here as well. */
function returnsValues(project: Project, body: FunctionWithBody): boolean {
  let found = false;
  const nothing = ts.TypeFlags.Void | ts.TypeFlags.Undefined;
  const look = (node: ts.Node): void => {
    if (found || isFunctionWithBody(node)) return;
    if (ts.isReturnStatement(node) && node.expression) {
      const type = typeAt(project.checker, node.expression);
      found ||=
        ((awaitedType(project.checker, type) ?? type).flags & nothing) === 0;
    }
    ts.forEachChild(node, look);
  };
  ts.forEachChild(body.body, look);
  return found;
}

function resultType(
  project: Project,
  body: FunctionWithBody,
): ts.Type | undefined {
  const { checker } = project;
  const signature = checker.getSignatureFromDeclaration(body);
  if (!signature) return undefined;
  const contextual =
    ts.isArrowFunction(body) || ts.isFunctionExpression(body)
      ? checker.getContextualType(body)?.getCallSignatures()[0]
      : undefined;
  const type = checker.getReturnTypeOfSignature(
    body.type ? signature : (contextual ?? signature),
  );
  return awaitedType(checker, type) ?? type;
}

function isReturnable(
  project: Project,
  body: FunctionWithBody,
  expression: ts.Expression,
): boolean {
  const { checker } = project;
  const wanted = resultType(project, body);
  if (!wanted) return false;
  const type = typeAt(checker, expression);
  const given = awaitedType(checker, type) ?? type;
  if (wanted.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return true;
  return checker.isTypeAssignableTo(given, wanted);
}

function mayReturnNothing(project: Project, body: FunctionWithBody): boolean {
  if (!body.type) return true;
  const wanted = resultType(project, body);
  const open =
    ts.TypeFlags.Void |
    ts.TypeFlags.Undefined |
    ts.TypeFlags.Any |
    ts.TypeFlags.Unknown;
  if (!wanted) return false;
  const parts = wanted.isUnion() ? wanted.types : [wanted];
  return parts.some((part) => (part.flags & open) !== 0);
}

function indentOf(node: ts.Node): string {
  const { text } = node.getSourceFile();
  const start = text.lastIndexOf("\n", node.getStart() - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? "";
}
