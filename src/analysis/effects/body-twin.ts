import ts from "typescript";

import type { BlockingCall } from "../../blocking/blocking-call.ts";
import { mayHaveTwinIn, twinOf } from "../../blocking/pairs.ts";
import type { CalleeBody } from "../../program/calls/callees.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import type { Project } from "../project.ts";
import type { Following } from "./body-effects.ts";
import type { Operation } from "./operations.ts";
import { summariesOf } from "./summaries.ts";

/**
 * A call of a function whose body blocks, with the twin that answers the same call by a promise: `find` for
 * `findSync`, `acreate` for `create`. Nothing where the twin's own body blocks as well.
 */
export function pairOfBody(
  project: Project,
  operation: Operation,
  body: CalleeBody,
  options: Following,
): BlockingCall | undefined {
  const { program, checker } = project;
  if (!ts.isCallExpression(operation)) return undefined;
  const callee = skipOuter(operation.expression);
  const called = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(called) || body.name?.getText() !== called.text)
    return undefined;
  if (!mayHaveTwinIn(program, called.text)) return undefined;
  const twin = twinOf(program, checker, operation, body);
  if (!twin?.thenable || twin.isReceiver) return undefined;
  const summaries = summariesOf(project, operation.getSourceFile(), options);
  const blocks = siblingsNamed(body, twin.name).some(
    (sibling) => summaries.of(sibling).blocked.size > 0,
  );
  if (blocks) return undefined;
  return {
    node: operation,
    name: called.text,
    tier: twin.tier,
    kind: "pair",
    twin,
    declaration: body,
  };
}

/** The functions of a name that stand beside another one: members of its class or its object, functions of its file. */
function siblingsNamed(body: CalleeBody, name: string): readonly CalleeBody[] {
  const { parent } = body;
  const beside: readonly ts.Node[] = ts.isClassLike(parent)
    ? parent.members
    : ts.isObjectLiteralExpression(parent)
      ? parent.properties
      : ts.isSourceFile(parent)
        ? parent.statements
        : [];
  return beside.filter(
    (node): node is FunctionWithBody =>
      isFunctionWithBody(node) && node.name?.getText() === name,
  );
}
