import ts from "typescript";

import { isImportCall } from "./modules.ts";
import { outermost } from "../syntax/functions.ts";
import { isAssignment } from "../syntax/operators.ts";

interface Values {
  /** The names of variables that came, went or changed. */
  readonly names: string[];
  /** Those of them that are declared there. */
  readonly declared: string[];
  /** Whether a number, or an empty text, came, went or changed. */
  isOfNumbers: boolean;
  /** Whether one that is computed with: a condition may no longer hold. */
  isComputed: boolean;
  /** The texts that came, went or changed. */
  readonly texts: string[];
}

/** What two versions of a statement differ in, where they do the same. */
export interface Difference extends Readonly<Values> {
  /** The smallest nodes that hold all of it. */
  readonly before: ts.Node;
  readonly after: ts.Node;
}

interface Found extends Values {
  /** The nodes that differ, outermost first. */
  readonly places: [before: ts.Node, after: ts.Node][];
}

/** What differs between two versions of a node; nothing where one of them does what the other doesn't. */
export function differ(
  before: ts.Node,
  after: ts.Node,
): Difference | undefined {
  const found: Found = {
    names: [],
    declared: [],
    isOfNumbers: false,
    isComputed: false,
    texts: [],
    places: [],
  };
  if (!isSame(before, after, found)) return undefined;
  const { places, ...values } = found;
  const [first] = places;
  if (!first) return undefined;
  const [was, is] = places.reduce(
    ([left, right], [nextLeft, nextRight]) => [
      commonAncestor(left, nextLeft),
      commonAncestor(right, nextRight),
    ],
    first,
  );
  return { before: was, after: is, ...values };
}

function commonAncestor(left: ts.Node, right: ts.Node): ts.Node {
  let at = left;
  while (!(at.pos <= right.pos && right.end <= at.end)) at = at.parent;
  return at;
}

function isSame(before: ts.Node, after: ts.Node, found: Found): boolean {
  if (before.getText() === after.getText()) return true;
  if (before.kind !== after.kind) return isQuietChange(before, after, found);
  if (isLeaf(before)) return isQuietChange(before, after, found);
  // What is assigned may be read by anyone.
  if (isAssigning(before) || isAssigning(after)) return false;
  const old = childrenOf(before);
  const now = childrenOf(after);
  if (ts.isBlock(before) && old.length !== now.length)
    return isSameList(before, after, old, now, found);
  if (old.length !== now.length || marksOf(before) !== marksOf(after))
    return isQuietChange(before, after, found);
  // The pieces of a template, a private name: what has no parts differs in what it says, or in spaces.
  if (old.length === 0 && !ts.isBlock(before))
    return unspaced(before) === unspaced(after);
  return old.every((child, index) => {
    const next = now[index];
    return next !== undefined && isSame(child, next, found);
  });
}

/** Statements that come and go have to be quiet; the others say the same. */
function isSameList(
  before: ts.Node,
  after: ts.Node,
  old: readonly ts.Node[],
  now: readonly ts.Node[],
  found: Found,
): boolean {
  const shorter = Math.min(old.length, now.length);
  let first = 0;
  while (first < shorter && old[first]?.getText() === now[first]?.getText())
    first++;
  let last = 0;
  while (
    last < shorter - first &&
    old.at(-1 - last)?.getText() === now.at(-1 - last)?.getText()
  )
    last++;
  found.places.push([before, after]);
  return [
    ...old.slice(first, old.length - last),
    ...now.slice(first, now.length - last),
  ].every((each) => isQuiet(each, found));
}

function isQuietChange(before: ts.Node, after: ts.Node, found: Found): boolean {
  found.places.push([before, after]);
  const isOfKind =
    (ts.isNumericLiteral(before) && ts.isNumericLiteral(after)) ||
    (ts.isStringLiteralLike(before) && ts.isStringLiteralLike(after));
  return [before, after].every(
    (each) =>
      // What is compared with a literal, or added to, is read in another way than what isn't.
      isQuiet(isOfKind ? each : wholeOf(each), found) &&
      !handsNames(each) &&
      !isBesideSize(each),
  );
}

/** All of the expression that a value is computed in. */
function wholeOf(node: ts.Node): ts.Node {
  let at = node;
  while (isQuietExpression(at.parent)) at = at.parent;
  return at;
}

/** `users.size > 100`: whether something limits what others put in there. */
function isBesideSize(node: ts.Node): boolean {
  const { parent } = outermost(node);
  return (
    ts.isBinaryExpression(parent) &&
    [parent.left, parent.right].some((side) =>
      /\.\s*(?:size|length)[\s)!]*$/.test(side.getText()),
    )
  );
}

/** Whether a variable, and not what is computed of it, is the value of what was there before: it may be a function. */
function handsNames(node: ts.Node): boolean {
  return (
    isHandedOn(node) &&
    (ts.isIdentifier(node) || childrenOf(node).some(handsNames))
  );
}

function isHandedOn(node: ts.Node): boolean {
  for (let at = node; ; at = at.parent) {
    const { parent } = at;
    if (ts.isVariableDeclaration(parent)) return parent.initializer === at;
    if (ts.isConditionalExpression(parent) && parent.condition === at)
      return false;
    if (ts.isBinaryExpression(parent) && !handsOperands(parent)) return false;
    if (!isQuietExpression(parent)) return true;
    if (
      ts.isPrefixUnaryExpression(parent) ||
      ts.isVoidExpression(parent) ||
      ts.isTypeOfExpression(parent)
    )
      return false;
  }
}

function handsOperands({ operatorToken }: ts.BinaryExpression): boolean {
  return (
    operatorToken.kind === ts.SyntaxKind.BarBarToken ||
    operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ||
    operatorToken.kind === ts.SyntaxKind.CommaToken
  );
}

/** Whether code does nothing but compute values from the names and values that it has; notes these. */
function isQuiet(node: ts.Node, found: Found): boolean {
  if (ts.isIdentifier(node)) {
    if (!isComputedWith(node)) return false;
    found.names.push(node.text);
    if (ts.isVariableDeclaration(node.parent) && node.parent.name === node)
      found.declared.push(node.text);
    return true;
  }
  if (ts.isStringLiteralLike(node)) {
    if (!isValue(node)) return false;
    found.texts.push(node.text);
    if (node.text === "") noteNumber(node, found);
    return true;
  }
  if (ts.isNumericLiteral(node)) {
    noteNumber(node, found);
    return isValue(node) && !isKey(node) && !isEntry(node);
  }
  if (!isQuietKind(node)) return false;
  return childrenOf(node).every((child) => isQuiet(child, found));
}

/** Whether a name stands for a value that is computed with, and not for a member, a callee or an object. */
function isComputedWith(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent))
    return parent.name === node || parent.initializer === node;
  return isQuietExpression(parent);
}

/** A text or a number that is a value: no module's name, no type, no directive, no member: `fs["readFileSync"]`. */
function isValue({ parent }: ts.Node): boolean {
  return (
    isQuietExpression(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isNewExpression(parent) ||
    (ts.isCallExpression(parent) && !isImportCall(parent)) ||
    ts.isReturnStatement(parent) ||
    ts.isCaseClause(parent)
  );
}

/** `{ 1: "key" }`: what goes by a name elsewhere. */
function isKey(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isPropertyAssignment(parent) && parent.name === node;
}

function noteNumber({ parent }: ts.Node, found: Found): void {
  found.isOfNumbers = true;
  found.isComputed ||= isQuietExpression(parent);
}

/** `slots.get(1)`: a key that other places have, too. */
function isEntry(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    /^(?:add|at|delete|get|has|set|with)$/.test(parent.expression.name.text)
  );
}

function isQuietKind(node: ts.Node): boolean {
  return (
    isQuietExpression(node) ||
    (ts.isBinaryExpression(node.parent) &&
      node.parent.operatorToken === node &&
      !isAssigning(node.parent)) ||
    ts.isQuestionToken(node) ||
    ts.isColonToken(node) ||
    ts.isEmptyStatement(node) ||
    ts.isExpressionStatement(node) ||
    ts.isVariableStatement(node) ||
    ts.isVariableDeclaration(node) ||
    (ts.isVariableDeclarationList(node) &&
      // `var` may be another one of the same name.
      (node.flags & (ts.NodeFlags.Let | ts.NodeFlags.Const)) !== 0 &&
      (node.flags & ts.NodeFlags.Using) === 0)
  );
}

function isAssigning(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind);
}

function isQuietExpression(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return !isAssigning(node);
  if (ts.isPrefixUnaryExpression(node))
    return (
      node.operator !== ts.SyntaxKind.PlusPlusToken &&
      node.operator !== ts.SyntaxKind.MinusMinusToken
    );
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isConditionalExpression(node) ||
    ts.isVoidExpression(node) ||
    ts.isTypeOfExpression(node) ||
    ts.isArrayLiteralExpression(node)
  );
}

function isLeaf(node: ts.Node): boolean {
  return ts.isIdentifier(node) || ts.isLiteralExpression(node);
}

function unspaced(node: ts.Node): string {
  return node.getText().replace(/\s/g, "");
}

/** What a node says beside its children. */
function marksOf(node: ts.Node): string {
  const operator =
    ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)
      ? node.operator
      : 0;
  const flags = ts.isVariableDeclarationList(node)
    ? node.flags & ts.NodeFlags.BlockScoped
    : 0;
  return `${String(operator)} ${String(flags)}`;
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}
