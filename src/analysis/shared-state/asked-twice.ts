import ts from "typescript";

import type { FunctionWithBody } from "../../program/functions.ts";

/** Whether two `if` statements of a body ask the same, word for word: others may change the answer in between. */
export function asksTwice(body: FunctionWithBody): boolean {
  const asked = new Set<string>();
  const visit = (node: ts.Node): boolean => {
    if (ts.isIfStatement(node)) {
      const text = conditionText(node);
      if (asked.has(text)) return true;
      asked.add(text);
    }
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(body);
}

/** The condition of an `if` statement, however it is laid out. */
export function conditionText({ expression }: ts.IfStatement): string {
  return expression.getText().replace(/\s+/g, " ");
}
