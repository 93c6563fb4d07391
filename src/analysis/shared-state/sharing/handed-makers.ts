import ts from "typescript";

import { targetsOf } from "../../../program/calls/targets.ts";
import {
  isFunctionWithBody,
  outermost,
} from "../../../program/syntax/functions.ts";
import { mentionsOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";

/**
 * What functions of the project do with an argument, by the names of the parameters that take it: `make` of `make().run(req)`
 * in what `wrap(() => new Show())` calls; undefined where anybody else may get it.
 */
export function usesWhereTaken(
  project: Project,
  argument: ts.Node,
): readonly ts.Node[] | undefined {
  const given = outermost(argument);
  const call = given.parent;
  if (!ts.isCallExpression(call) || call.expression === given) return undefined;
  const index = call.arguments.indexOf(given as ts.Expression);
  const targets = targetsOf(project.checker, call.expression);
  const uses: ts.Node[] = [];
  for (const target of targets) {
    const parameter = isFunctionWithBody(target)
      ? target.parameters[index]
      : undefined;
    if (
      !parameter ||
      parameter.dotDotDotToken ||
      !ts.isIdentifier(parameter.name)
    )
      return undefined;
    uses.push(...mentionsOf(project.checker, parameter.name, target));
  }
  return uses.length > 0 ? uses : undefined;
}

/** `make()`, `new Type()` */
export function isRunThere(use: ts.Node): boolean {
  const { parent } = use;
  return (
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
    parent.expression === use
  );
}
