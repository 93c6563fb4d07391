import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { lastOf } from "../../../program/syntax/leaving.ts";
import { returnedBy } from "../../../program/calls/returned-values.ts";
import { isConstant, symbolOf } from "../../../program/types/symbols.ts";
import type { Stale, WriteEffect } from "../places/effect.ts";
import { waitsIn } from "../places/nodes.ts";
import { Flag } from "../places/value.ts";
import type { View } from "../sharing/sharing.ts";

/**
 * How a request is turned away: because somebody else has what it wants (`409`), because of another mistake of the
 * client's (`401`, `429`), or by an exception that says neither.
 */
type Refusal = "taken" | "refused" | "exception";

/** Bad request, conflict, unprocessable, locked: what one gets who comes second. */
const takenStatuses: ReadonlySet<number> = new Set([400, 409, 422, 423]);
const takenNames =
  /^(?:badrequest|conflict|locked|unprocessable(?:entity|content))/;

/** The same for any other mistake of the client's. */
const [firstStatus, lastStatus] = [400, 499];
const refusedNames =
  /^(?:unauthorized|forbidden|notfound|gone|toomanyrequests)/;

/** Calls that are given a status; of `json`, `text` and their like it is the second argument. */
const statusCalls =
  /^(?:status|sendStatus|code|json|text|html|body|error|fail|throw|createError|HTTPException|HttpException)$/;

/**
 * Whether the other side of a check turns requests away because of what this side writes: `if (seat.taken) return
 * c.json({ error: "taken" }, 409);`, `if (users.has(name)) throw new ConflictException();`. Such a check is there to let
 * one in; one that only saves work (`if (ready) return;`) goes on either way.
 */
export function letsOneIn(
  checker: ts.TypeChecker,
  effect: WriteEffect,
  { condition }: Stale,
): boolean {
  const test = condition && ifAround(condition);
  if (!test || functionAround(test) !== functionAround(effect.node))
    return false;
  const other = otherSide(test, effect.node);
  const refusal = other && refusalIn(other);
  return (
    (refusal === "taken" || refusal === "exception") && isClaim(checker, effect)
  );
}

/**
 * Whether a write says what came of a request that is turned away itself: `if (!ok) { blocked.add(ip); return c.json({}, 401); }`,
 * stands in the `catch` around a wait, or behind a test that something isn't there (`if (!row) missing.add(id);`).
 * Whoever does so a second time says the same.
 */
export function isOutcome(
  checker: ts.TypeChecker,
  { node }: WriteEffect,
  { suspension }: Stale,
): boolean {
  if (node.getSourceFile() !== suspension.getSourceFile()) return false;
  for (let at = node; !isWithin(suspension, at); at = at.parent) {
    if (ts.isFunctionLike(at) || ts.isSourceFile(at)) return false;
    const { parent } = at;
    if (ts.isCatchClause(at) && ts.isTryStatement(parent))
      return isWithin(suspension, parent.tryBlock) || waitsIn(parent.tryBlock);
    if (!ts.isIfStatement(parent) || parent.expression === at) continue;
    if (refusalIn(at as ts.Statement)) return true;
    if (parent.thenStatement === at && isOfAbsence(checker, parent.expression))
      return true;
  }
  return false;
}

/**
 * Whether what is taken away turned out to be worth nothing: whoever takes it away a second time is turned away as well,
 * with what the check says of its absence (`if (!session) return null; … if (revoked) { sessions.delete(id); return null; }`).
 */
export function givesUp(
  checker: ts.TypeChecker,
  { site }: View,
  effect: WriteEffect,
  stale: Stale,
): boolean {
  // What a handler returns nobody looks at where it answers by an object.
  const isHeard =
    !site?.descriptor.answering || functionAround(effect.node) !== site.body;
  return (
    isOutcome(checker, effect, stale) || (isHeard && endsAlike(effect, stale))
  );
}

function endsAlike(
  { node }: WriteEffect,
  { condition, suspension }: Stale,
): boolean {
  const test = condition && ifAround(condition);
  const other = test && otherSide(test, node);
  const nothing = other && nothingIn(other);
  if (nothing === undefined || node.getSourceFile() !== test?.getSourceFile())
    return false;
  // A bare `return` ends what went well, too, where nothing is given in any case.
  if (nothing === "undefined" && !givesValues(functionAround(node)))
    return false;
  for (let at = node; !isWithin(suspension, at); at = at.parent) {
    if (ts.isFunctionLike(at) || ts.isSourceFile(at)) return false;
    if (ts.isIfStatement(at.parent) && at.parent.expression !== at)
      return nothingIn(at as ts.Statement) === nothing;
  }
  return false;
}

/** The text of `null` where a statement, or the last one of a block, is `return null;`. */
function nothingIn(statement: ts.Statement): string | undefined {
  const last = lastOf(statement);
  if (!last || !ts.isReturnStatement(last)) return undefined;
  const given = last.expression?.getText() ?? "undefined";
  return /^(?:undefined|null|false)$/.test(given) ? given : undefined;
}

/** Whether a function returns something somewhere: whoever calls it looks at that. */
function givesValues(body: FunctionWithBody | undefined): boolean {
  return (
    body !== undefined &&
    returnedBy(body).some(
      (given) => !/^(?:undefined|null)$/.test(given.getText()),
    )
  );
}

/** Whether a write hangs on how the answer turned out: `await next(); if (ctx.status === 429) pausedUntil = …`. */
export function hangsOnAnswer(
  { node }: WriteEffect,
  { suspension }: Stale,
): boolean {
  const test = ts.findAncestor(
    node,
    (at) => ts.isFunctionLike(at) || ts.isIfStatement(at),
  );
  if (!test || !ts.isIfStatement(test) || isWithin(suspension, test))
    return false;
  const readsAnswer = (at: ts.Node): boolean =>
    (ts.isPropertyAccessExpression(at) &&
      /^(?:status|statusCode|ok)$/.test(at.name.text)) ||
    (ts.forEachChild(at, (child) => readsAnswer(child) || undefined) ?? false);
  return readsAnswer(test.expression);
}

/** A mark, or an object of the request's own; no copy of what the wait said: `down = !answer.ok`. */
function isClaim(
  checker: ts.TypeChecker,
  { target, value }: WriteEffect,
): boolean {
  if ((value.flags & Flag.awaited) === 0) return true;
  const written = ts.isBinaryExpression(target)
    ? target.right
    : ts.isCallExpression(target)
      ? target.arguments.at(-1)
      : undefined;
  const isMade = (expression: ts.Expression | undefined): boolean => {
    const inner = expression && skipOuter(expression);
    return (
      inner !== undefined &&
      (ts.isObjectLiteralExpression(inner) || ts.isNewExpression(inner))
    );
  };
  if (isMade(written)) return true;
  const declaration =
    written && ts.isIdentifier(written)
      ? symbolOf(checker, written)?.valueDeclaration
      : undefined;
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    isConstant(declaration) &&
    isMade(declaration.initializer)
  );
}

/** `!row` behind `const row = await …`, `!answer.ok` */
function isOfAbsence(checker: ts.TypeChecker, test: ts.Expression): boolean {
  const inner = skipOuter(test);
  if (
    !ts.isPrefixUnaryExpression(inner) ||
    inner.operator !== ts.SyntaxKind.ExclamationToken
  )
    return false;
  const asked = skipOuter(inner.operand);
  const name =
    ts.isPropertyAccessExpression(asked) && asked.name.text === "ok"
      ? skipOuter(asked.expression)
      : asked;
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
export function ifAround(condition: ts.Node): ts.IfStatement | undefined {
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
export function otherSide(
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

/** How a statement, or the last one of a block, turns a request away. */
export function refusalIn(statement: ts.Statement): Refusal | undefined {
  const statements = ts.isBlock(statement) ? statement.statements : [statement];
  const last = statements.at(-1);
  if (!last) return undefined;
  // `res.status(423).end(); return;`
  const said =
    ts.isReturnStatement(last) && !last.expression ? statements.at(-2) : last;
  const expression =
    said &&
    (ts.isExpressionStatement(said) ||
      ts.isReturnStatement(said) ||
      ts.isThrowStatement(said))
      ? said.expression
      : undefined;
  return (
    (expression && refusalOf(expression)) ??
    (ts.isThrowStatement(last) ? "exception" : undefined)
  );
}

/** Whether one of the statements of a block turns a request away, whatever else it says: `ctx.status = 429; ctx.body = …;`. */
export function refusesIn(statement: ts.Statement): boolean {
  const statements = ts.isBlock(statement) ? statement.statements : [statement];
  return (
    refusalIn(statement) !== undefined ||
    statements.some(
      (each) =>
        ts.isExpressionStatement(each) &&
        refusalOf(each.expression) !== undefined,
    )
  );
}

/** What is said somewhere in an expression, on both sides of a choice. */
function refusalOf(node: ts.Node): Refusal | undefined {
  if (ts.isFunctionLike(node)) return undefined;
  if (ts.isConditionalExpression(node)) {
    const [yes, no] = [refusalOf(node.whenTrue), refusalOf(node.whenFalse)];
    return yes === no ? yes : undefined;
  }
  return saidBy(node) ?? ts.forEachChild(node, (child) => refusalOf(child));
}

/** `status(409)`, `new ConflictException()`, `reply.conflict()`, `HttpStatus.CONFLICT`, `{ ok: false }`, `{ error: "taken" }` */
function saidBy(node: ts.Node): Refusal | undefined {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const callee = skipOuter(node.expression);
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    if (!ts.isIdentifier(name)) return undefined;
    const status = statusCalls.test(name.text)
      ? node.arguments?.map(ofStatus).find((found) => found !== undefined)
      : undefined;
    return status ?? ofName(name.text);
  }
  // `ctx.status = 409`
  if (ts.isBinaryExpression(node)) {
    const left = skipOuter(node.left);
    return node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(left) &&
      /^status(?:Code)?$/.test(left.name.text)
      ? ofStatus(node.right)
      : undefined;
  }
  // A member of an enum, or of a table of status codes.
  if (ts.isPropertyAccessExpression(node))
    return /^[A-Z]/.test(node.name.text) ? ofName(node.name.text) : undefined;
  if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name))
    return undefined;
  const value = skipOuter(node.initializer);
  switch (node.name.text) {
    case "status":
    case "statusCode":
      return ofStatus(value);
    case "ok":
    case "success":
      return value.kind === ts.SyntaxKind.FalseKeyword ? "taken" : undefined;
    case "error":
      return ts.isStringLiteralLike(value) && value.text !== ""
        ? "taken"
        : undefined;
    default:
      return undefined;
  }
}

function ofStatus(value: ts.Expression): Refusal | undefined {
  const inner = skipOuter(value);
  if (!ts.isNumericLiteral(inner)) return undefined;
  const status = Number(inner.text);
  if (takenStatuses.has(status)) return "taken";
  return status >= firstStatus && status <= lastStatus ? "refused" : undefined;
}

function ofName(name: string): Refusal | undefined {
  const plain = name.replace(/_/g, "").toLowerCase();
  if (takenNames.test(plain)) return "taken";
  return refusedNames.test(plain) ? "refused" : undefined;
}
