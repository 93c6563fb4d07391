import ts from "typescript";

/** The mentions of a name in a file, or in a part of one. */
export function namesIn(
  within: ts.Node,
  name: string,
): readonly (ts.MemberName | ts.StringLiteralLike)[] {
  const found: (ts.MemberName | ts.StringLiteralLike)[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isIdentifier(node) ||
        ts.isPrivateIdentifier(node) ||
        (ts.isStringLiteralLike(node) &&
          ts.isElementAccessExpression(node.parent))) &&
      node.text === name
    )
      found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(within);
  return found;
}

/** The whole access that a name is the last part of. */
export function accessOf(name: ts.Node): ts.Node {
  const { parent } = name;
  return (ts.isPropertyAccessExpression(parent) && parent.name === name) ||
    (ts.isElementAccessExpression(parent) && parent.argumentExpression === name)
    ? parent
    : name;
}
