import ts from "typescript";

import { isFunctionWithBody } from "../syntax/functions.ts";
import { isAssignment } from "../syntax/operators.ts";
import { namesOf } from "./related-statements.ts";

/**
 * The statements of a function's own code that an edit touches, from the first to the last, where the functions
 * beside them can't tell: they keep nothing that is read elsewhere, hand on nothing that the function declares,
 * and do not decide whether something else runs.
 *
 * @param node The smallest node that holds what changed; only one function is around it.
 * @param statement The statement of the file that is that function.
 * @param names The names of variables that came, went or changed.
 */
export function quietStatements(
  node: ts.Node,
  statement: ts.Statement,
  { pos: start, end }: ts.TextRange,
  names: readonly string[],
): ts.TextRange | undefined {
  const block = blockAround(node, statement);
  if (!block) return undefined;
  const touched = block.statements.filter(
    (each) => each.pos <= end && each.end >= start,
  );
  if (!touched.every(isQuiet)) return undefined;
  const range = {
    pos: touched[0]?.pos ?? start,
    end: touched.at(-1)?.end ?? end,
  };
  const { spoken, declared } = namesBeside(statement, range);
  const own = [...names, ...touched.flatMap(namesOf), ...namesOf(statement)];
  return own.some((name) => spoken.has(name)) ||
    touched.flatMap(handedOnBy).some((name) => declared.has(name))
    ? undefined
    : range;
}

function blockAround(
  node: ts.Node,
  statement: ts.Statement,
): ts.Block | undefined {
  for (let at = node; ; at = at.parent) {
    if (ts.isBlock(at)) return at;
    if (at === statement) return undefined;
  }
}

function isQuiet(statement: ts.Statement): boolean {
  return (
    (ts.isExpressionStatement(statement) ||
      ts.isVariableStatement(statement)) &&
    !keepsSomething(statement)
  );
}

/** Whether the code itself, functions in it aside, gives something a value, or makes an object. */
function keepsSomething(node: ts.Node): boolean {
  if (isFunctionWithBody(node)) return false;
  return (
    (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) ||
    ts.isPostfixUnaryExpression(node) ||
    (ts.isPrefixUnaryExpression(node) &&
      (node.operator === ts.SyntaxKind.PlusPlusToken ||
        node.operator === ts.SyntaxKind.MinusMinusToken)) ||
    ts.isDeleteExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isClassLike(node) ||
    ts.forEachChild(node, (child) => keepsSomething(child) || undefined) ===
      true
  );
}

/** The names that code hands on, as far as functions in it don't: all but members, and objects of which one is called. */
function handedOnBy(statement: ts.Statement): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node)) return;
    if (ts.isIdentifier(node)) found.push(node.text);
    else if (ts.isPropertyAccessExpression(node)) visit(node.expression);
    else if (ts.isCallExpression(node)) {
      if (!isMemberOfName(node.expression)) visit(node.expression);
      node.arguments.forEach(visit);
    } else ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}

/** `router.post`, `app.locals.clock.tick` */
function isMemberOfName(callee: ts.Expression): boolean {
  let at = callee;
  while (ts.isPropertyAccessExpression(at)) at = at.expression;
  return at !== callee && ts.isIdentifier(at);
}

interface Beside {
  /** The names that the rest of a statement speaks of. */
  readonly spoken: ReadonlySet<string>;
  /** Those of them that it declares. */
  readonly declared: ReadonlySet<string>;
}

function namesBeside(statement: ts.Statement, range: ts.TextRange): Beside {
  const spoken = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (range.pos <= node.pos && node.end <= range.end) return;
    if (ts.isIdentifier(node)) {
      if (isDeclared(node)) declared.add(node.text);
      // Who calls all of the function, from inside, runs these statements, too.
      if (!isNameOf(node, statement)) spoken.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return { spoken, declared };
}

function isDeclared(name: ts.Identifier): boolean {
  const { parent } = name;
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isClassDeclaration(parent)) &&
    parent.name === name
  );
}

/** Whether a name is the one under which the file knows a function. */
function isNameOf({ parent }: ts.Identifier, statement: ts.Statement): boolean {
  return (
    parent === statement ||
    (ts.isVariableDeclaration(parent) &&
      parent.parent.parent === (statement as ts.Node))
  );
}
