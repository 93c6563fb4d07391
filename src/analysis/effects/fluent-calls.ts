import ts from "typescript";

import { withAssertions } from "../../program/syntax/functions.ts";
import { accessOf, namesIn } from "../../program/syntax/mentions.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { isConstant } from "../../program/types/symbols.ts";
import type { Operation } from "./operations.ts";
import type { Blocked } from "./ways.ts";

interface Way {
  readonly operation: Operation;
  readonly blocked: Blocked;
}

/**
 * Whether a call only makes what other blocking calls of the same package are made on, so that they say it
 * already: `db.prepare(sql).get(id)`, or a constant that holds the statement.
 */
export function isPartOfAnother(
  { operation, blocked }: Way,
  others: ReadonlyMap<ts.Node, Way>,
): boolean {
  if (!ts.isCallExpression(operation) || blocked.through) return false;
  const maker = madeBy(blocked);
  if (maker === undefined) return false;
  const isSaid = (value: ts.Expression): boolean => {
    const call = callOn(value);
    const other = call && others.get(call)?.blocked;
    return (
      other !== undefined &&
      !other.through &&
      other.sink.tier === blocked.sink.tier &&
      madeBy(other) === maker
    );
  };
  const place = withAssertions(operation).parent;
  if (!ts.isVariableDeclaration(place)) return isSaid(operation);
  if (!ts.isIdentifier(place.name) || !isConstant(place)) return false;
  const uses = usesOf(place.name);
  return uses.length > 0 && uses.every(isSaid);
}

function madeBy({ sink }: Blocked): string | undefined {
  return sink.declaration && packageOf(sink.declaration);
}

/** `value.all()`: the call of a member of it. */
function callOn(value: ts.Expression): ts.CallExpression | undefined {
  const receiver = withAssertions(value);
  const access = receiver.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== receiver)
    return undefined;
  const callee = withAssertions(access);
  const call = callee.parent;
  return ts.isCallExpression(call) && call.expression === callee
    ? call
    : undefined;
}

/** Where a local constant is mentioned; one of the same name in an inner block counts, which keeps a report. */
function usesOf(name: ts.Identifier): readonly ts.Expression[] {
  const scope = ts.findAncestor(name, ts.isBlock);
  return scope
    ? namesIn(scope, name.text).filter(
        (each) => each !== name && accessOf(each) === each,
      )
    : [];
}
