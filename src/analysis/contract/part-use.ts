import ts from "typescript";

import { isAccess } from "../../program/calls/accesses.ts";
import { skipOuter, withAssertions } from "../../program/syntax/functions.ts";
import { isAssignment } from "../../program/syntax/operators.ts";

/** Which part of a request or a response an expression touches, and whether it may change it. */
export interface PartUse {
  /** `user`; `headers:vary` for one header by name. */
  readonly path: string;
  readonly writes: boolean;
}

const readers = new Set([
  ...["get", "has", "at", "includes", "startsWith", "endsWith", "slice"],
  ...["split", "toLowerCase", "toUpperCase", "trim", "match", "replace"],
  ...["test", "indexOf", "keys", "values", "entries", "forEach", "toString"],
  ...["map", "filter", "some", "every", "find", "join", "getAll"],
]);

/** What a mention of a request or a response does with it; `whole` where all of it is handed on. */
export function useOf(
  name: ts.Identifier,
  isDownstream: (call: ts.CallExpression) => boolean,
): PartUse | "whole" | undefined {
  const at = withAssertions(name);
  const { parent } = at;
  if (isAccess(parent) && parent.expression === at) return partUse(parent);
  if (ts.isCallExpression(parent) && parent.expression !== at)
    return isDownstream(parent) || isOwnCall(parent) ? undefined : "whole";
  if (
    ts.isReturnStatement(parent) ||
    ts.isExpressionStatement(parent) ||
    ts.isAwaitExpression(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isArrowFunction(parent)
  )
    return undefined;
  if (ts.isVariableDeclaration(parent) && parent.initializer === at)
    // Taken apart it is read; another name is followed.
    return undefined;
  return "whole";
}

/** `this.acall(request)` is the layer's own. */
function isOwnCall(call: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.expression.kind === ts.SyntaxKind.ThisKeyword
  );
}

function partUse(
  access: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): PartUse | "whole" {
  const first = nameOf(access);
  // `request[key]` may be any part.
  if (first === undefined) return "whole";
  let path = first;
  let at: ts.Expression = withAssertions(access);
  let parent = at.parent;
  if (isAccess(parent) && parent.expression === at) {
    const next = nameOf(parent);
    const call = withAssertions(parent).parent;
    const isCalled =
      ts.isCallExpression(call) && call.expression === withAssertions(parent);
    if (isCalled) {
      const [key] = call.arguments;
      const header =
        key && ts.isStringLiteralLike(key) ? `:${key.text.toLowerCase()}` : "";
      return {
        path: `${path}${header}`,
        writes: !readers.has(next ?? ""),
      };
    }
    if (first === "headers" && next !== undefined)
      path += `:${next.toLowerCase()}`;
    at = withAssertions(parent);
    parent = at.parent;
    // Deeper access: only the end says whether it is changed.
    while (isAccess(parent) && parent.expression === at) {
      at = withAssertions(parent);
      parent = at.parent;
    }
  }
  return { path, writes: isChanged(at, parent) };
}

function isChanged(at: ts.Expression, parent: ts.Node): boolean {
  if (ts.isBinaryExpression(parent) && parent.left === at) {
    const operator = parent.operatorToken.kind;
    return isAssignment(operator);
  }
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return (
      parent.operator === ts.SyntaxKind.PlusPlusToken ||
      parent.operator === ts.SyntaxKind.MinusMinusToken
    );
  if (ts.isDeleteExpression(parent)) return true;
  // A method of a part, or a function that is given it, may change it.
  return (
    (ts.isCallExpression(parent) && parent.expression === at) ||
    (ts.isCallExpression(parent) && parent.arguments.includes(at))
  );
}

function nameOf(
  access: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): string | undefined {
  if (ts.isPropertyAccessExpression(access)) return access.name.text;
  const argument = skipOuter(access.argumentExpression);
  return ts.isStringLiteralLike(argument) ? argument.text : undefined;
}
