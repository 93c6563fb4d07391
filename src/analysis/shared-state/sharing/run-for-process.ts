import ts from "typescript";

import {
  functionAround,
  isFunctionWithBody,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { namesIn } from "../../../program/syntax/mentions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { isConstant, symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { runsForRequests } from "./reached.ts";
import { accessesOf, valueUsesOf } from "./uses.ts";

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

const listening = new Set([
  "on",
  "once",
  "addListener",
  "prependListener",
  "prependOnceListener",
]);

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
  const symbol = symbolOf(checker, name);
  const lists = namesIn(parent, name.text)
    .filter((use) => use !== name && symbolOf(checker, use) === symbol)
    .map((use) => listsKeeping(checker, use));
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

/** Whether others than the keeper go through a list, and none of them for a request. */
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
    !readers.some((body) => runsForRequests(project, body, "request"))
  );
}
