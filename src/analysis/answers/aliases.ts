import ts from "typescript";

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
export function aliasedBy(
  root: ts.Identifier,
  depth = deepest,
): string | undefined {
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
  const behind = ts.isIdentifier(first)
    ? aliasedBy(first, depth - 1)
    : undefined;
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

/** The constant that a name means, by the blocks around it. */
function constantAt(
  at: ts.Node,
  name: string,
): ts.VariableDeclaration | undefined {
  for (let around = at.parent; around; around = around.parent) {
    if (ts.isBlock(around) || ts.isSourceFile(around)) {
      const found = constantsIn(around).get(name);
      if (found) return found;
    }
    if (
      isFunctionWithBody(around) &&
      around.parameters.some((parameter) => parameter.name.getText() === name)
    )
      return undefined;
  }
  return undefined;
}

const constantsByBlock = new WeakMap<
  ts.Node,
  ReadonlyMap<string, ts.VariableDeclaration>
>();

function constantsIn(
  block: ts.Block | ts.SourceFile,
): ReadonlyMap<string, ts.VariableDeclaration> {
  let found = constantsByBlock.get(block);
  if (!found) {
    const constants = new Map<string, ts.VariableDeclaration>();
    for (const statement of block.statements)
      if (
        ts.isVariableStatement(statement) &&
        statement.declarationList.flags & ts.NodeFlags.Const
      )
        for (const declaration of statement.declarationList.declarations)
          if (ts.isIdentifier(declaration.name))
            constants.set(declaration.name.text, declaration);
    constantsByBlock.set(block, (found = constants));
  }
  return found;
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
