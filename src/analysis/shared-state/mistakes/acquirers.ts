import ts from "typescript";

import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { makesPromise } from "../../../program/syntax/awaited.ts";
import { importedName } from "../../../program/files/imported-names.ts";

// What a function of anybody's does twice is told by no type: the name that it was given says it.
const acquirers =
  /^(?:connect|begin|transaction|startTransaction|open|listen|charge|insert|acquire|reserve|spawn|launch|subscribe|pay|debit|withdraw|transfer|checkout|purchase|capture|refund|redeem|provision|allocate|lease|place[A-Z]|book[A-Z]|create(?:Connection|Pool|Client|Server|Channel|Transport|Session|Worker|Browser|Socket|QueryRunner))(?![a-z])/;

/** A call whose second run isn't undone by forgetting its result: another connection, another payment. */
export function isAcquirer(node: ts.Node): boolean {
  let found = false;
  const visit = (at: ts.Node): void => {
    if (found || (ts.isFunctionLike(at) && !makesPromise(at.parent))) return;
    if (ts.isCallExpression(at)) {
      const callee = skipOuter(at.expression);
      const name = ts.isPropertyAccessExpression(callee)
        ? callee.name.text
        : ts.isIdentifier(callee)
          ? importedName(callee)
          : callee.getText();
      if (acquirers.test(name)) found = true;
    }
    ts.forEachChild(at, visit);
  };
  visit(node);
  return found;
}

/** `const result = await payments.charge(…)` on the way from the check to the write. */
export function acquiresBetween(check: ts.Node, write: ts.Node): boolean {
  const around = functionAround(write);
  if (!around || functionAround(check) !== around) return false;
  let found = false;
  const visit = (at: ts.Node): void => {
    if (found || at.end <= check.end || at.pos >= write.pos) return;
    if (at !== around && ts.isFunctionLike(at)) return;
    if (ts.isAwaitExpression(at) && at.pos >= check.end && leadsTo(at, write))
      found = isAcquirer(at.expression);
    if (!found) ts.forEachChild(at, visit);
  };
  visit(around);
  return found;
}

/** Whether a statement stands before another one in its block, or in one around it. */
function leadsTo(before: ts.Node, after: ts.Node): boolean {
  let block = before.parent as ts.Node | undefined;
  while (block && !ts.isBlock(block) && !ts.isFunctionLike(block))
    block = block.parent;
  return (
    block !== undefined && after.pos >= block.pos && after.end <= block.end
  );
}
