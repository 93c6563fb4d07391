import ts from "typescript";

import {
  functionAround,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import type { Project } from "../../project.ts";
import type { Effect } from "../places/effect.ts";
import { isArgument } from "../places/nodes.ts";
import { areAll, usesOf } from "../sharing/uses.ts";
import { summaryIn } from "../following/summary.ts";

/**
 * Whether every call of a function is made while a lock or a claim keeps all other requests out, and
 * nothing there writes what `effect` is about without it.
 */
export function isKeptOut(
  project: Project,
  body: FunctionWithBody,
  { location }: Effect,
): boolean {
  const summaryOf = summaryIn(project);
  return areAll(usesOf(project, body), (use) => {
    let around = functionAround(use);
    while (around && isArgument(around)) around = functionAround(around);
    if (!around || around === body) return false;
    const { exclusive, effects } = summaryOf(around);
    return (
      exclusive.get(callOf(use)) === true &&
      !effects.some(
        (other) =>
          other.kind === "write" &&
          !other.exclusive &&
          !other.stale &&
          other.location.key === location.key,
      )
    );
  });
}

function callOf(name: ts.Node): ts.Node {
  let at = name;
  while (at.parent && !ts.isCallExpression(at) && !ts.isNewExpression(at))
    at = at.parent;
  return at;
}
