import ts from "typescript";

import {
  functionAround,
  isFunctionWithBody,
  isWithin,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { listening } from "../../../program/files/method-names.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import {
  isConstant,
  mentionsOf,
  symbolOf,
} from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { accessesOf, nameOf, usesOf, valueUsesOf } from "./uses.ts";

/**
 * Whether a function that is handed to a call runs for the process, and for no request, wherever it is written:
 * `process.on("SIGTERM", close)`, `onShutdown(close)`.
 */
export function isRunForProcess(
  project: Project,
  call: ts.CallExpression | ts.NewExpression,
  index: number,
  called: readonly ts.Node[],
): boolean {
  if (!ts.isCallExpression(call)) return false;
  if (isProcessEvent(project.checker, call)) return true;
  return (
    called.length > 0 &&
    called.every(
      (body) =>
        isFunctionWithBody(body) &&
        body.parameters[index] !== undefined &&
        isKeptForProcess(project, body.parameters[index]),
    )
  );
}

/** A signal, an exit, an uncaught error; the messages of a parent process come as requests do. */
function isProcessEvent(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): boolean {
  const callee = skipOuter(call.expression);
  if (
    !ts.isPropertyAccessExpression(callee) ||
    !listening.has(callee.name.text) ||
    !ts.isIdentifier(callee.expression) ||
    callee.expression.text !== "process"
  )
    return false;
  const [event] = call.arguments;
  if (event && ts.isStringLiteralLike(event) && event.text === "message")
    return false;
  const declaration = symbolOf(checker, callee.expression)?.declarations?.[0];
  return declaration !== undefined && packageOf(declaration) !== ".";
}

/** Whether a function only keeps what it is given there, in lists that no request's code goes through. */
const isKeptForProcess: (
  project: Project,
  parameter: ts.ParameterDeclaration,
) => boolean = oncePerNode((project, { name, parent }) => {
  if (!ts.isIdentifier(name)) return false;
  const { checker } = project;
  const lists = mentionsOf(checker, name, parent).map((use) =>
    listsKeeping(checker, use),
  );
  return (
    lists.length > 0 &&
    lists.every(
      (each) =>
        each !== undefined &&
        each.every((list) => isReadForProcess(project, parent, list)),
    )
  );
});

const keeping = new Set(["push", "unshift", "add", "set"]);

/** The names of the lists into which a use puts a value: `hooks.add(hook)`. */
function listsKeeping(
  checker: ts.TypeChecker,
  use: ts.Node,
): readonly ts.Node[] | undefined {
  const { parent } = use;
  if (!ts.isCallExpression(parent) || parent.expression === use)
    return undefined;
  const callee = skipOuter(parent.expression);
  return ts.isPropertyAccessExpression(callee) && keeping.has(callee.name.text)
    ? namesOfList(checker, callee.expression)
    : undefined;
}

/** `hooks`, `this.hooks`, either of `late ? lateHooks : hooks` */
function namesOfList(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): readonly ts.Node[] | undefined {
  const inner = skipOuter(expression);
  if (ts.isPropertyAccessExpression(inner)) return [inner.name];
  if (ts.isConditionalExpression(inner)) {
    const yes = namesOfList(checker, inner.whenTrue);
    const no = namesOfList(checker, inner.whenFalse);
    return yes && no && [...yes, ...no];
  }
  if (!ts.isIdentifier(inner)) return undefined;
  const declaration = symbolOf(checker, inner)?.valueDeclaration;
  if (!declaration) return undefined;
  if (!functionAround(declaration)) return [inner];
  return ts.isVariableDeclaration(declaration) &&
    isConstant(declaration) &&
    declaration.initializer
    ? namesOfList(checker, declaration.initializer)
    : undefined;
}

/** Whether others than the keeper go through a list, and all of them as the process ends. */
function isReadForProcess(
  project: Project,
  keeper: ts.Node,
  list: ts.Node,
): boolean {
  const uses = ts.isPropertyAccessExpression(list.parent)
    ? accessesOf(project, list)
    : valueUsesOf(project, list);
  const readers = uses
    .filter((use) => !isWithin(use, keeper))
    .map((use) => functionAround(use))
    .filter((body) => body !== undefined);
  return (
    readers.length > 0 &&
    readers.every((body) => runsAsProcessEnds(project, body, deepest))
  );
}

/** How many calls may stand between what the process calls and a function. */
const deepest = 4;

/**
 * Whether only what the process's own events call leads to a function: a list that a timer or a loop goes through
 * (`setInterval(drain)`) holds the jobs of requests.
 */
function runsAsProcessEnds(
  project: Project,
  body: FunctionWithBody,
  depth: number,
): boolean {
  const { parent } = body;
  if (ts.isCallExpression(parent) && parent.expression !== body)
    return (
      isProcessEvent(project.checker, parent) ||
      // `hooks.forEach((hook) => …)`
      isWithinEnding(project, parent, depth)
    );
  const name = nameOf(body);
  if (!name || depth === 0) return false;
  const handed = valueUsesOf(project, name).map(
    ({ parent: call }) =>
      ts.isCallExpression(call) && isProcessEvent(project.checker, call),
  );
  if (handed.includes(false)) return false;
  const uses = [...usesOf(project, body)];
  return (
    handed.length + uses.length > 0 &&
    uses.every((use) => isWithinEnding(project, use, depth - 1))
  );
}

function isWithinEnding(
  project: Project,
  node: ts.Node,
  depth: number,
): boolean {
  const around = functionAround(node);
  return around !== undefined && runsAsProcessEnds(project, around, depth);
}
