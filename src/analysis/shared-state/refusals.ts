import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../program/functions.ts";
import { symbolOf } from "../../program/symbols.ts";
import type { Stale, WriteEffect } from "./effect.ts";

/** How a request is turned away: by an answer that names a client's mistake, or by any exception. */
export type Refusal = "answer" | "exception";

/** What frameworks and libraries of status codes call a client's mistake. */
const refusing =
  /^(?:badrequest|notfound|unauthorized|forbidden|conflict|gone|locked|toomanyrequests|unprocessable(?:entity|content))/;

/** How far a status code of the client's side goes. */
const [firstStatus, lastStatus] = [400, 499];

/**
 * How the other side of a check turns requests away: `if (seat.taken) return c.json({ error }, 409);`,
 * `if (users.has(name)) throw new ConflictException();`. Such a check lets one in; one that only saves work
 * (`if (ready) return;`) goes on either way.
 */
export function refusalOf(
  { node }: WriteEffect,
  { condition }: Stale,
): Refusal | undefined {
  const test = condition && ifAround(condition);
  if (!test || functionAround(test) !== functionAround(node)) return undefined;
  const other = otherSide(test, node);
  return other && refusalIn(other);
}

/**
 * Whether a write says what came of a request that is turned away itself: `if (!ok) { blocked.add(ip); return c.json({}, 401); }`,
 * stands in a `catch`, or behind a test that something isn't there (`if (!row) missing.add(id);`). Whoever does so a
 * second time says the same.
 */
export function isOutcome(
  checker: ts.TypeChecker,
  { node }: WriteEffect,
): boolean {
  for (
    let at = node;
    !ts.isFunctionLike(at) && !ts.isSourceFile(at);
    at = at.parent
  ) {
    if (ts.isCatchClause(at)) return true;
    const { parent } = at;
    if (!ts.isIfStatement(parent) || parent.expression === at) continue;
    if (refusalIn(at as ts.Statement) !== undefined) return true;
    if (parent.thenStatement === at && isOfAbsence(checker, parent.expression))
      return true;
  }
  return false;
}

/** `!row` behind `const row = await …` */
function isOfAbsence(checker: ts.TypeChecker, test: ts.Expression): boolean {
  const inner = skipOuter(test);
  if (
    !ts.isPrefixUnaryExpression(inner) ||
    inner.operator !== ts.SyntaxKind.ExclamationToken
  )
    return false;
  const name = skipOuter(inner.operand);
  const declaration = ts.isIdentifier(name)
    ? symbolOf(checker, name)?.valueDeclaration
    : undefined;
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    ts.isAwaitExpression(skipOuter(declaration.initializer))
  );
}

/** The `if` that a part of its condition decides. */
function ifAround(condition: ts.Node): ts.IfStatement | undefined {
  let at = condition;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isPrefixUnaryExpression(at.parent) ||
    ts.isBinaryExpression(at.parent)
  )
    at = at.parent;
  return ts.isIfStatement(at.parent) && at.parent.expression === at
    ? at.parent
    : undefined;
}

/** What runs instead of a write. */
function otherSide(
  { thenStatement, elseStatement, parent }: ts.IfStatement,
  write: ts.Node,
): ts.Statement | undefined {
  if (!isWithin(write, thenStatement)) return thenStatement;
  if (elseStatement) return elseStatement;
  const { statements } = ts.isBlock(thenStatement)
    ? thenStatement
    : { statements: [thenStatement] };
  const last = statements.at(-1);
  return last && ts.isReturnStatement(last) && ts.isBlock(parent)
    ? parent.statements.find(({ pos }) => pos >= thenStatement.end)
    : undefined;
}

/** What every path through a statement ends in; nothing where one of them may end otherwise. */
function refusalIn(statement: ts.Statement): Refusal | undefined {
  const statements = ts.isBlock(statement) ? statement.statements : [statement];
  const last = statements.at(-1);
  if (!last) return undefined;
  // `res.status(423).end(); return;`
  const said =
    ts.isReturnStatement(last) && !last.expression ? statements.at(-2) : last;
  if (said && isPlain(said) && holdsAnswer(said)) return "answer";
  return ts.isThrowStatement(last) ? "exception" : undefined;
}

function isPlain(statement: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(statement) ||
    ts.isReturnStatement(statement) ||
    ts.isThrowStatement(statement)
  );
}

function holdsAnswer(node: ts.Node): boolean {
  return (
    isAnswer(node) ||
    (!ts.isFunctionLike(node) &&
      (ts.forEachChild(node, (child) => holdsAnswer(child) || undefined) ??
        false))
  );
}

/** `409`, `HttpStatus.CONFLICT`, `new ConflictException()`, `reply.conflict()`, `{ ok: false }`, `{ error: "taken" }` */
function isAnswer(node: ts.Node): boolean {
  if (ts.isNumericLiteral(node)) {
    const status = Number(node.text);
    return status >= firstStatus && status <= lastStatus;
  }
  if (ts.isIdentifier(node))
    return refusing.test(node.text.replace(/_/g, "").toLowerCase());
  if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name))
    return false;
  const value = skipOuter(node.initializer);
  return /^(?:ok|success)$/.test(node.name.text)
    ? value.kind === ts.SyntaxKind.FalseKeyword
    : node.name.text === "error" && ts.isStringLiteralLike(value);
}
