import ts from "typescript";

import { boundFunction, skipOuter } from "../syntax/functions.ts";
import { listening } from "./method-names.ts";

/** Methods of lists and promises that run what they are given, and give back what comes of it. */
const running = new Set([
  "map",
  "flatMap",
  "forEach",
  "reduce",
  "then",
  "catch",
  "finally",
]);

/**
 * The names of functions that a list, a promise or an emitter is told to run: `add` of `rows.map(add)`, `save` of
 * `load().then(this.save)`, `onMessage` of `socket.on("message", this.onMessage.bind(this))`.
 */
export function handedNames(
  node: ts.CallExpression | ts.NewExpression,
): readonly ts.MemberName[] {
  const callee = skipOuter(node.expression);
  if (
    !node.arguments ||
    !ts.isPropertyAccessExpression(callee) ||
    !(running.has(callee.name.text) || listening.has(callee.name.text))
  )
    return [];
  return node.arguments.flatMap((argument) => {
    const given = skipOuter(argument);
    const inner = skipOuter(boundFunction(given) ?? given);
    if (ts.isIdentifier(inner)) return [inner];
    return ts.isPropertyAccessExpression(inner) ? [inner.name] : [];
  });
}
