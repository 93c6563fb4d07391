import ts from "typescript";

import type { ResponseObject } from "../../middleware/descriptor.ts";
import {
  expressResponse,
  nodeResponse,
} from "../../middleware/frameworks/responses.ts";
import { skipAwait } from "../../program/calls/returned-values.ts";
import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { isNamed } from "../../program/types/type-names.ts";
import { typeAt } from "../../program/types/types.ts";

const responses: readonly ResponseObject[] = [expressResponse, nodeResponse];
const enders: ReadonlySet<string> = new Set(
  responses.flatMap(({ answers, ends, hands }) => [
    ...answers,
    ...ends,
    ...hands,
  ]),
);

/**
 * Whether the statements on the way to this one have ended the HTTP response itself: `response.end("no"); return null;`.
 * What the function returns is then sent to nobody.
 */
export function isAnsweredByHand(
  checker: ts.TypeChecker,
  statement: ts.Node,
): boolean {
  for (
    let at = statement;
    !isFunctionWithBody(at) && !ts.isSourceFile(at);
    at = at.parent
  ) {
    const { parent } = at;
    if (!ts.isBlock(parent) && !ts.isCaseOrDefaultClause(parent)) continue;
    for (const before of parent.statements) {
      if (before === at) break;
      if (ts.isExpressionStatement(before) && ends(checker, before.expression))
        return true;
    }
  }
  return false;
}

function ends(checker: ts.TypeChecker, expression: ts.Expression): boolean {
  const call = skipAwait(expression);
  if (!ts.isCallExpression(call)) return false;
  const callee = skipOuter(call.expression);
  return (
    ts.isPropertyAccessExpression(callee) &&
    enders.has(callee.name.text) &&
    responses.some(({ types }) =>
      isNamed(checker, typeAt(checker, callee.expression), types),
    )
  );
}
