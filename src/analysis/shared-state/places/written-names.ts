import ts from "typescript";

import { isAssignment } from "../../../program/syntax/operators.ts";
import { ownFilesOf } from "../../../program/files/declared-names.ts";
import { nodesOf } from "../../../program/files/file-nodes.ts";

const byProgram = new WeakMap<ts.Program, ReadonlySet<string>>();
const kinds = ts.SyntaxKind;
const writing = [
  kinds.BinaryExpression,
  kinds.PrefixUnaryExpression,
  kinds.PostfixUnaryExpression,
  kinds.ForOfStatement,
  kinds.ForInStatement,
  kinds.PropertyDeclaration,
  kinds.ObjectLiteralExpression,
  kinds.CallExpression,
];

/**
 * The last names of the places that code of the project gives a value: `a` of `x.a = 1`, of `{ ...x, a }`,
 * of `map.set("a", 1)`. By syntax alone: more of them than there are, never fewer.
 */
export function writtenNames(program: ts.Program): ReadonlySet<string> {
  let names = byProgram.get(program);
  if (!names) {
    // A store's `set` writes its value, `Object.assign` with an unknown object any part.
    const found = new Set<string>(["value", "*"]);
    for (const file of ownFilesOf(program))
      for (const node of nodesOf<ts.Node>(file, ...writing))
        for (const target of targetsAt(node)) namesIn(target, found);
    byProgram.set(program, (names = found));
  }
  return names;
}

/** What a node gives a value, or names as given one. */
function targetsAt(node: ts.Node): readonly ts.Node[] {
  switch (node.kind) {
    case kinds.BinaryExpression: {
      const { left, operatorToken } = node as ts.BinaryExpression;
      return isAssignment(operatorToken.kind) ? [left] : [];
    }
    case kinds.PrefixUnaryExpression:
    case kinds.PostfixUnaryExpression: {
      const { operator, operand } = node as ts.PrefixUnaryExpression;
      return operator === kinds.PlusPlusToken ||
        operator === kinds.MinusMinusToken
        ? [operand]
        : [];
    }
    case kinds.ForOfStatement:
    case kinds.ForInStatement:
      return [(node as ts.ForInOrOfStatement).initializer];
    case kinds.PropertyDeclaration:
      return [(node as ts.PropertyDeclaration).name];
    case kinds.ObjectLiteralExpression: {
      const [first, ...rest] = (node as ts.ObjectLiteralExpression).properties;
      return first && ts.isSpreadAssignment(first) ? namesOf(rest) : [];
    }
    case kinds.CallExpression:
      return givenBy(node as ts.CallExpression);
    default:
      return [];
  }
}

/** `map.set("a", 1)`, `Object.assign(x, { a: 1 })` */
function givenBy({
  expression,
  arguments: given,
}: ts.CallExpression): readonly ts.Node[] {
  if (!ts.isPropertyAccessExpression(expression)) return [];
  if (expression.name.text === "set") return given.slice(0, 1);
  return expression.name.text === "assign"
    ? given.flatMap((each) =>
        ts.isObjectLiteralExpression(each) ? namesOf(each.properties) : [each],
      )
    : [];
}

function namesOf(
  properties: readonly ts.ObjectLiteralElementLike[],
): readonly ts.Node[] {
  return properties.flatMap(({ name }) => (name ? [name] : []));
}

/** Every name and every literal in a target: it may be a pattern. */
function namesIn(target: ts.Node, found: Set<string>): void {
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) ||
      ts.isPrivateIdentifier(node) ||
      ts.isStringLiteralLike(node) ||
      ts.isNumericLiteral(node)
    )
      found.add(node.text);
    else ts.forEachChild(node, visit);
  };
  visit(target);
}
