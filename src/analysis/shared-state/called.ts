import ts from "typescript";

import {
  isAsync,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/functions.ts";
import { called } from "../../program/member-calls.ts";
import { packageOf } from "../../program/package-of.ts";
import {
  functionsDeclaredBy,
  functionsOf,
  symbolOf,
} from "../../program/symbols.ts";
import type { Project } from "../project.ts";

export type AnyCall = ts.CallExpression | ts.NewExpression;

/** A call that may run one of more functions than these says nothing. */
const mostFunctions = 3;

type Functions = readonly FunctionWithBody[];

const known = new WeakMap<Project, Map<ts.Node, Functions>>();

/** Asked once for each node: a solver comes by again and again, and implementers are looked for in the whole program. */
function once(
  project: Project,
  node: ts.Node,
  ask: () => Functions,
): Functions {
  let answers = known.get(project);
  if (!answers) known.set(project, (answers = new Map<ts.Node, Functions>()));
  let answer = answers.get(node);
  if (!answer) {
    const found = ask();
    answer = found.length > mostFunctions ? [] : found;
    answers.set(node, answer);
  }
  return answer;
}

/** The project's functions that a call may run. */
export function calledFunctions(project: Project, call: AnyCall): Functions {
  return once(project, call, () => {
    const callee = skipOuter(call.expression);
    if (ts.isNewExpression(call)) return [];
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return [];
    const declared = functionsOf(project.checker, callee);
    return (
      declared.length > 0 ? declared : implementersOf(project, callee)
    ).filter(isOurs);
  });
}

/** The project's functions that a name or a property stands for, where it is handed to a call: `.then(save)`. */
export function handedFunctions(
  project: Project,
  callback: ts.Expression,
): Functions {
  return once(project, callback, () => {
    const symbol = symbolOf(
      project.checker,
      ts.isPropertyAccessExpression(callback) ? callback.name : callback,
    );
    return (symbol?.declarations ?? [])
      .flatMap((declaration) =>
        functionsDeclaredBy(project.checker, declaration),
      )
      .filter(isOurs);
  });
}

/** The bodies that the program has for a method of an interface, an abstract class or an injected object. */
function implementersOf(project: Project, callee: ts.Expression): Functions {
  if (!ts.isPropertyAccessExpression(callee)) return [];
  return called(project, callee, { overrides: "implementers" })
    .map(({ body }) => body)
    .filter(isFunctionWithBody);
}

/** A function of the project that runs when it is called; a generator gives what it yields. */
function isOurs(node: FunctionWithBody): boolean {
  return (
    packageOf(node) === "." &&
    (node.asteriskToken === undefined || !isAsync(node))
  );
}
