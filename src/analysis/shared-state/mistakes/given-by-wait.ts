import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import {
  functionsOf,
  isConstant,
  symbolOf,
} from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import type { Stale, WriteEffect } from "../places/effect.ts";
import { constantNamed, writtenBy } from "../places/nodes.ts";
import type { View } from "../sharing/sharing.ts";

/** How many constants may stand between what is written and where it comes from. */
const deepest = 4;

/** What a framework's context carries up from downstream: `ctx.body`, `c.res`, `ctx.response.status`. */
const answers =
  /^(?:body|status|statusCode|message|length|type|result|response|res)$/;

/**
 * Whether a value that is written comes from what the code waited for: what a callback was given
 * (`load(key).then((page) => pages.set(key, page))`), or what downstream has put into the context
 * (`await next(); pages.set(ctx.path, ctx.body)`).
 */
export function isGivenByWait(
  project: Project,
  view: View,
  { node: writes, target, path }: WriteEffect,
  { suspension }: Stale,
): boolean {
  const written = writtenBy(target);
  if (!written) return false;
  const calls = path.map(({ node }) => node);
  const isAnswer = runsDownstream(project, view, suspension, [
    writes,
    ...calls,
  ]);
  const comesFrom = (node: ts.Node, depth: number): boolean => {
    if (ts.isFunctionLike(node)) return false;
    if (
      isAnswer &&
      ts.isPropertyAccessExpression(node) &&
      answers.test(node.name.text) &&
      isBelowParameter(project, node.expression)
    )
      return true;
    if (ts.isIdentifier(node)) {
      const declaration = symbolOf(project.checker, node)?.valueDeclaration;
      if (!declaration) return false;
      if (isGivenIn(declaration, suspension)) return true;
      // `pages.put(ctx.path, ctx.body)`: what a helper writes its caller has given.
      const argument =
        depth > 0 && argumentFor(project.checker, declaration, calls);
      if (argument && comesFrom(argument, depth - 1)) return true;
      return (
        depth > 0 &&
        isConstant(declaration) &&
        ts.isVariableDeclaration(declaration) &&
        declaration.initializer !== undefined &&
        declaration.pos >= suspension.pos &&
        comesFrom(declaration.initializer, depth - 1)
      );
    }
    return (
      ts.forEachChild(node, (child) => comesFrom(child, depth) || undefined) ??
      false
    );
  };
  return comesFrom(written, deepest);
}

/** What the calls that lead to a write give for a parameter on their way. */
function argumentFor(
  checker: ts.TypeChecker,
  declaration: ts.Declaration,
  calls: readonly ts.Node[],
): ts.Expression | undefined {
  if (!ts.isParameter(declaration)) return undefined;
  const { parent } = declaration;
  const index = parent.parameters.indexOf(declaration);
  const call = calls.find(
    (each): each is ts.CallExpression =>
      ts.isCallExpression(each) &&
      functionsOf(checker, each.expression).some((body) => body === parent),
  );
  return call?.arguments[index];
}

/**
 * Whether what is written is what the wait gave and no more, put as it is into a slot or into a new object there:
 * `const value = await state.running; this.state = { done: true, value }`. Who waits for the same promise
 * writes the same.
 */
export function keepsWhatWaitGave(
  { checker }: Project,
  { target }: WriteEffect,
  { read, suspension }: Stale,
): boolean {
  // What was calculated before the wait comes back as it was.
  if (
    read.computed === true ||
    !ts.isAwaitExpression(suspension) ||
    (ts.isBinaryExpression(target) &&
      target.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
  )
    return false;
  const promise = skipOuter(suspension.expression);
  // A call is made anew by each request.
  if (!ts.isPropertyAccessExpression(promise) && !ts.isIdentifier(promise))
    return false;
  if (isAskedWith(checker, promise, read.node)) return false;
  let isGiven = false;
  const isPlain = (part: ts.Expression): boolean => {
    const inner = skipOuter(part);
    if (inner === suspension) return (isGiven = true);
    if (ts.isObjectLiteralExpression(inner))
      return inner.properties.every((property) =>
        ts.isShorthandPropertyAssignment(property)
          ? isPlain(property.name)
          : ts.isPropertyAssignment(property) && isPlain(property.initializer),
      );
    if (!ts.isIdentifier(inner)) return isLiteral(inner);
    if (isReplacedBy(checker, inner, suspension, target))
      return (isGiven = true);
    const declaration = symbolOf(checker, inner)?.valueDeclaration;
    return (
      declaration !== undefined &&
      isConstant(declaration) &&
      ts.isVariableDeclaration(declaration) &&
      declaration.initializer !== undefined &&
      isPlain(declaration.initializer)
    );
  };
  const written = writtenBy(target);
  return written !== undefined && isPlain(written) && isGiven;
}

/** `total` of `const next = price(total); total = await next`: an own call as well, begun before. */
function isAskedWith(
  checker: ts.TypeChecker,
  promise: ts.Expression,
  read: ts.Node,
): boolean {
  const made = ts.isIdentifier(promise)
    ? constantNamed(checker, promise)
    : undefined;
  if (!made || !isWithin(read, made)) return false;
  for (let at = read; at !== made; at = at.parent)
    if (ts.isCallExpression(at.parent) && at.parent.expression !== at)
      return true;
  return false;
}

/** `page = await page; pages.set(key, page);`: a promise gives way to what it gave, in one block. */
function isReplacedBy(
  checker: ts.TypeChecker,
  name: ts.Identifier,
  wait: ts.AwaitExpression,
  write: ts.Node,
): boolean {
  const { parent: assigns } = wait;
  if (
    !ts.isBinaryExpression(assigns) ||
    assigns.operatorToken.kind !== ts.SyntaxKind.EqualsToken ||
    skipOuter(assigns.right) !== wait
  )
    return false;
  const symbol = symbolOf(checker, name);
  const { parent: first } = assigns;
  const last = ts.findAncestor(write, ts.isStatement);
  if (
    !symbol ||
    symbolOf(checker, skipOuter(assigns.left)) !== symbol ||
    symbolOf(checker, skipOuter(wait.expression)) !== symbol ||
    !ts.isExpressionStatement(first) ||
    !ts.isBlock(first.parent) ||
    last?.parent !== first.parent
  )
    return false;
  const { statements } = first.parent;
  return statements.indexOf(last) === statements.indexOf(first) + 1;
}

function isLiteral(node: ts.Expression): boolean {
  return (
    ts.isLiteralExpression(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    node.kind === ts.SyntaxKind.NullKeyword
  );
}

/** A parameter, or a part of one, of a function that is written into the call that is waited for. */
function isGivenIn(declaration: ts.Declaration, wait: ts.Node): boolean {
  let at: ts.Node = declaration;
  while (ts.isBindingElement(at)) at = at.parent.parent;
  return (
    ts.isParameter(at) &&
    at.pos >= wait.pos &&
    at.end <= wait.end &&
    at.getSourceFile() === wait.getSourceFile()
  );
}

function isBelowParameter(project: Project, holder: ts.Expression): boolean {
  let at = skipOuter(holder);
  while (ts.isPropertyAccessExpression(at)) at = skipOuter(at.expression);
  if (!ts.isIdentifier(at)) return false;
  const declaration = symbolOf(project.checker, at)?.valueDeclaration;
  return (
    declaration !== undefined &&
    (ts.isParameter(declaration) ||
      (ts.isBindingElement(declaration) &&
        ts.isParameter(declaration.parent.parent)))
  );
}

/**
 * Whether a wait is, or holds, a call of the downstream, or one comes before the write: `await cache.get(key)` waits first.
 */
function runsDownstream(
  { middleware }: Project,
  { site }: View,
  wait: ts.Node,
  writes: readonly ts.Node[],
): boolean {
  if (!site) return false;
  const body = functionAround(wait);
  const write = writes.find((node) => functionAround(node) === body);
  const end = Math.max(wait.end, write?.pos ?? 0);
  const look = (node: ts.Node): boolean =>
    node.end > wait.pos &&
    node.pos < end &&
    ((ts.isCallExpression(node) &&
      node.pos >= wait.pos &&
      node.end <= end &&
      middleware.downstreamOf(node.expression, site) !== undefined) ||
      (ts.forEachChild(node, (child) => look(child) || undefined) ?? false));
  return look(body ?? wait);
}
