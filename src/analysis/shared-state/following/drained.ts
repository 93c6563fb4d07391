import ts from "typescript";

import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";

/** A reading of a whole list, and the wait that it was handed to. */
export interface Drained {
  readonly read: ts.Node;
  readonly wait: ts.Node;
}

const known = new WeakMap<ts.Node, Drained | "no">();

/**
 * Where a list is emptied after a wait that all of it went to, without having been taken before:
 * `await send(this.queue); this.queue = []`. What others have put there meanwhile (`this.queue.push(mail)`,
 * which the same class or module says) goes with it.
 */
export function drainedBy(target: ts.Node): Drained | undefined {
  let found = known.get(target);
  if (!found) known.set(target, (found = find(target) ?? "no"));
  return found === "no" ? undefined : found;
}

function find(target: ts.Node): Drained | undefined {
  const list = emptied(target);
  const around = functionAround(target);
  if (!list || !around) return undefined;
  const text = list.getText();
  if (!isAddedTo(list, text)) return undefined;
  const names = new Set([text]);
  let found: Drained | undefined;
  const visit = (node: ts.Node): void => {
    if (node.pos >= target.pos) return;
    if (
      ts.isVariableDeclaration(node) &&
      ts.isIdentifier(node.name) &&
      node.initializer &&
      wholeIn(node.initializer, new Set([text]))
    )
      names.add(node.name.text);
    if (ts.isAwaitExpression(node) && comesBefore(node, target)) {
      const read = wholeIn(node.expression, names);
      if (read) found = { read, wait: node };
    }
    // What a function inside waits for, its own caller does.
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(around.body, visit);
  return found;
}

/** `this.queue` of `this.queue = []`, `this.queue.length = 0`, `this.dirty = new Set()` and `this.dirty.clear()`. */
function emptied(target: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(target)) {
    const callee = skipOuter(target.expression);
    return ts.isPropertyAccessExpression(callee) && callee.name.text === "clear"
      ? skipOuter(callee.expression)
      : undefined;
  }
  if (
    !ts.isBinaryExpression(target) ||
    target.operatorToken.kind !== ts.SyntaxKind.EqualsToken
  )
    return undefined;
  const left = skipOuter(target.left);
  const right = skipOuter(target.right);
  if (ts.isNumericLiteral(right) && right.text === "0")
    return ts.isPropertyAccessExpression(left) && left.name.text === "length"
      ? skipOuter(left.expression)
      : undefined;
  const isEmpty =
    (ts.isArrayLiteralExpression(right) && right.elements.length === 0) ||
    (ts.isNewExpression(right) &&
      right.expression.getText() === "Set" &&
      (right.arguments?.length ?? 0) === 0);
  return isEmpty ? left : undefined;
}

/** Whether the class or the module of a list adds single entries to it; a table by keys is more often a cache. */
function isAddedTo(list: ts.Expression, text: string): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      /^(?:push|unshift|add)$/.test(node.expression.name.text) &&
      node.expression.expression.getText() === text) ||
    (ts.forEachChild(node, visit) ?? false);
  return visit(ts.findAncestor(list, ts.isClassLike) ?? list.getSourceFile());
}

/** Whether every way to `target` leads through a wait, as far as blocks tell. */
function comesBefore(wait: ts.Node, target: ts.Node): boolean {
  let block = ts.findAncestor(wait, ts.isBlock);
  // `try { await send(queue); } catch { return; }`
  while (
    block &&
    ts.isTryStatement(block.parent) &&
    block.parent.tryBlock === block &&
    target.pos >= block.end
  )
    block = ts.findAncestor(block.parent, ts.isBlock);
  return (
    block !== undefined && target.pos > block.pos && target.end < block.end
  );
}

const copies = /^(?:concat|filter|map|slice|toReversed|toSorted|values)$/;

/** Where an expression hands on all of a list: by name, spread, or entry by entry (`queue.map(send)`). */
function wholeIn(
  expression: ts.Node,
  names: ReadonlySet<string>,
): ts.Node | undefined {
  if (
    (ts.isIdentifier(expression) ||
      ts.isPropertyAccessExpression(expression)) &&
    names.has(expression.getText())
  ) {
    const { parent } = expression;
    if (
      ts.isPropertyAccessExpression(parent) &&
      parent.expression === expression
    )
      return copies.test(parent.name.text) && ts.isCallExpression(parent.parent)
        ? expression
        : undefined;
    return (ts.isCallExpression(parent) && parent.expression !== expression) ||
      ts.isSpreadElement(parent) ||
      ts.isVariableDeclaration(parent) ||
      ts.isShorthandPropertyAssignment(parent) ||
      ts.isPropertyAssignment(parent)
      ? expression
      : undefined;
  }
  return ts.forEachChild(expression, (child) => wholeIn(child, names));
}

/** Whether a wait is given a list, or anything of it. */
export function isMentioned(text: string, suspension: ts.Node): boolean {
  const plain = (access: string): string => access.replace(/[\s!?]/g, "");
  const place = plain(text.replace(/\.(?:length|size)$/, ""));
  const visit = (node: ts.Node): boolean => {
    // `logger.log` is not `log`.
    if (ts.isPropertyAccessExpression(node))
      return plain(node.getText()) === place || visit(node.expression);
    // `queues[key]`
    if (ts.isElementAccessExpression(node) && plain(node.getText()) === place)
      return true;
    return (
      (ts.isIdentifier(node) && node.text === place) ||
      (ts.forEachChild(node, visit) ?? false)
    );
  };
  return visit(suspension);
}
