import ts from "typescript";

import { flowOf } from "../../flow/build.ts";
import { awaitedType } from "../../program/syntax/awaited.ts";
import {
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { typeAt } from "../../program/types/types.ts";

/** Every `return` of a body with a value or without, and an arrow's expression. */
export function returnsOf(
  body: FunctionWithBody,
): readonly (ts.ReturnStatement | ts.Expression)[] {
  if (!ts.isBlock(body.body)) return [body.body];
  const found: ts.ReturnStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) found.push(node);
    else if (!isFunctionWithBody(node) && !ts.isClassLike(node))
      ts.forEachChild(node, visit);
  };
  visit(body.body);
  return found;
}

/** Whether some path runs off the end of a body; a call of a function that never returns is no such path. */
export function runsOffItsEnd(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
): boolean {
  if (!ts.isBlock(body.body)) return false;
  const graph = flowOf(body);
  if (!graph) return false;
  const seen = new Set([graph.entry]);
  const queue = [graph.entry];
  for (let block = queue.pop(); block; block = queue.pop()) {
    const stops = block.steps.some(
      ({ kind, node }) =>
        kind === "evaluate" &&
        ts.isCallExpression(node) &&
        (typeAt(checker, node).flags & ts.TypeFlags.Never) !== 0,
    );
    if (stops) continue;
    for (const edge of block.out) {
      if (edge.kind === "end") return true;
      if (edge.kind === "implicit-throw" || seen.has(edge.to)) continue;
      seen.add(edge.to);
      queue.push(edge.to);
    }
  }
  return false;
}

/** The parts of the type that waiting for an expression gives. */
export function awaitedParts(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): readonly ts.Type[] {
  const type = typeAt(checker, expression);
  const awaited = awaitedType(checker, type) ?? type;
  return awaited.isUnion() ? awaited.types : [awaited];
}

/** Whether a type is nothing: `undefined`, `null`, `void`. */
export function isNothing(type: ts.Type): boolean {
  return (
    (type.flags &
      (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void)) !==
    0
  );
}

/** Whether a type is a plain value, as no response is. */
export function isPrimitive(type: ts.Type): boolean {
  const flags =
    ts.TypeFlags.BooleanLike |
    ts.TypeFlags.StringLike |
    ts.TypeFlags.NumberLike |
    ts.TypeFlags.BigIntLike;
  return (type.flags & flags) !== 0;
}
