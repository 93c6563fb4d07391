import ts from "typescript";

import { namesOfPattern } from "../../program/syntax/set-names.ts";
import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { isAssignment } from "../../program/syntax/operators.ts";

/** An alias of an alias, and so on. */
const deepest = 4;

/**
 * What a name stands for where a property is taken of it: `state` for `s` behind `const s = state`, as the code
 * writes it. Nothing where it is the object's only name, or what it stands for gets another value.
 */
export function aliasedBy(root: ts.Identifier): string | undefined {
  const known = aliases.get(root);
  if (known) return known.alias;
  const alias = aliasOf(root, deepest);
  aliases.set(root, { alias });
  return alias;
}

const aliases = new WeakMap<
  ts.Identifier,
  { readonly alias: string | undefined }
>();

function aliasOf(root: ts.Identifier, depth: number): string | undefined {
  const declaration = depth > 0 ? constantAt(root, root.text) : undefined;
  const source = declaration?.initializer && skipOuter(declaration.initializer);
  if (!source || !isAccess(source)) return undefined;
  const text = source.getText().replace(/[?!]\./g, ".");
  const assigned = assignedAround(source);
  const parts = text.split(".");
  if (
    parts.some((_part, index) =>
      assigned.has(parts.slice(0, index + 1).join(".")),
    )
  )
    return undefined;
  const first = rootOf(source);
  const behind = ts.isIdentifier(first) ? aliasOf(first, depth - 1) : undefined;
  return behind === undefined ? text : [behind, ...parts.slice(1)].join(".");
}

/** `state`, `this.state`, `req.session.state`: names and the properties below them. */
export function isAccess(expression: ts.Expression): boolean {
  const root = rootOf(expression);
  return ts.isIdentifier(root) || root.kind === ts.SyntaxKind.ThisKeyword;
}

/** `req` of `req.session.user`. */
export function rootOf(access: ts.Expression): ts.Expression {
  let root = skipOuter(access);
  while (ts.isPropertyAccessExpression(root)) root = skipOuter(root.expression);
  return root;
}

/** The constant that a name means, by the scopes around it. */
function constantAt(
  at: ts.Node,
  name: string,
): ts.VariableDeclaration | undefined {
  for (let around = at.parent; around; around = around.parent) {
    const names = namesOf(around);
    if (names.has(name)) return names.get(name);
  }
  return undefined;
}

type Names = ReadonlyMap<string, ts.VariableDeclaration | undefined>;
const none: Names = new Map();
const namesByScope = new WeakMap<ts.Node, Names>();

/** What a scope declares, with the declaration of what is a constant. */
function namesOf(scope: ts.Node): Names {
  if (
    !ts.isBlock(scope) &&
    !ts.isSourceFile(scope) &&
    !ts.isCaseBlock(scope) &&
    !ts.isCatchClause(scope) &&
    !ts.isIterationStatement(scope, false) &&
    !isFunctionWithBody(scope)
  )
    return none;
  let names = namesByScope.get(scope);
  if (!names) {
    const found = new Map<string, ts.VariableDeclaration | undefined>();
    const add = (
      name: ts.BindingName,
      constant?: ts.VariableDeclaration,
    ): void => {
      // What a pattern takes out of an object is no other name of it.
      for (const each of namesOfPattern(name))
        found.set(each, ts.isIdentifier(name) ? constant : undefined);
    };
    const declare = (list: ts.Node | undefined, isKept: boolean): void => {
      if (!list || !ts.isVariableDeclarationList(list)) return;
      for (const each of list.declarations)
        add(
          each.name,
          isKept && list.flags & ts.NodeFlags.Const ? each : undefined,
        );
    };
    if (ts.isCatchClause(scope)) {
      if (scope.variableDeclaration) add(scope.variableDeclaration.name);
    } else if (isFunctionWithBody(scope))
      for (const { name } of scope.parameters) add(name);
    else if (ts.isForStatement(scope)) declare(scope.initializer, true);
    else if (ts.isForOfStatement(scope) || ts.isForInStatement(scope))
      declare(scope.initializer, false);
    else
      for (const statement of statementsOf(scope))
        if (ts.isVariableStatement(statement))
          declare(statement.declarationList, true);
        else if (ts.isFunctionDeclaration(statement) && statement.name)
          add(statement.name);
    namesByScope.set(scope, (names = found));
  }
  return names;
}

function statementsOf(scope: ts.Node): readonly ts.Statement[] {
  if (ts.isBlock(scope) || ts.isSourceFile(scope)) return scope.statements;
  return ts.isCaseBlock(scope)
    ? scope.clauses.flatMap(
        ({ statements }) => statements as readonly ts.Statement[],
      )
    : [];
}

const assignedByFunction = new WeakMap<ts.Node, ReadonlySet<string>>();

/** What gets a value in the outermost function around a node, as the code names it: `sent`, `state.sent`. */
function assignedAround(node: ts.Node): ReadonlySet<string> {
  let outermost: ts.Node = node;
  for (let at = node; !ts.isSourceFile(at); at = at.parent)
    if (isFunctionWithBody(at)) outermost = at;
  let assigned = assignedByFunction.get(outermost);
  if (!assigned) {
    const found = new Set<string>();
    const look = (at: ts.Node): void => {
      if (ts.isBinaryExpression(at) && isAssignment(at.operatorToken.kind))
        found.add(at.left.getText());
      ts.forEachChild(at, look);
    };
    ts.forEachChild(outermost, look);
    assignedByFunction.set(outermost, (assigned = found));
  }
  return assigned;
}
