import ts from "typescript";

import type { CalleeBody, Receiver } from "../../program/calls/callees.ts";
import { functionAround } from "../../program/syntax/functions.ts";

/** Whether what a body does hangs on whose `this` is in there, or on what made its closure. */
export function hangsOn(body: CalleeBody, receiver: Receiver): boolean {
  return (
    ts.isCallExpression(receiver) ||
    usesThis(body) ||
    (ts.isNewExpression(receiver) && usesThis(methodAround(body)))
  );
}

/** Whose `this` an arrow has: `step` of `this.steps.map((step) => step())` is what that one holds. */
function methodAround(body: CalleeBody): ts.Node {
  let at: ts.Node = body;
  while (ts.isArrowFunction(at)) {
    const around = functionAround(at);
    if (!around) break;
    at = around;
  }
  return at;
}

const users = new WeakMap<ts.Node, boolean>();

function usesThis(node: ts.Node): boolean {
  let uses = users.get(node);
  if (uses === undefined) {
    uses = /\b(?:this|super)\b/.test(node.getText());
    users.set(node, uses);
  }
  return uses;
}
