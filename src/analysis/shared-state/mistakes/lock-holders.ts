import ts from "typescript";

import {
  functionAround,
  isAsync,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { lockUse } from "../following/locks.ts";
import type { Location } from "../places/location.ts";
import { isMadeOnceForAll } from "../sharing/sharing.ts";

/**
 * The locks around a call, by what declares them, as far as they are named: `seats` of
 * `seats.runExclusive(() => sell())`. Nothing where one of them can't be told.
 */
export function holdersAround(
  project: Project,
  call: ts.Node,
  running: readonly FunctionWithBody[],
): ReadonlySet<ts.Node> | undefined {
  const found = new Set<ts.Node>();
  const outermost = running.at(-1);
  for (let at = call; at !== outermost && at.parent; at = at.parent) {
    const { parent } = at;
    if (!ts.isCallExpression(parent) || parent.expression === at) continue;
    if (lockUse(project, parent) !== "wraps") continue;
    const holder = holderOf(project, parent);
    if (!holder) return undefined;
    found.add(holder);
  }
  return found.size > 0 ? found : undefined;
}

/**
 * Whether the lock around a call keeps nobody out of a place: one that the request has made for itself, or one of a
 * key (`lockOf(user).runExclusive(…)`) around what all keys share.
 */
export function keepsFewOut(
  project: Project,
  call: ts.Node,
  running: readonly FunctionWithBody[],
  { root, path }: Location,
  isHeld: (wrap: ts.Node) => boolean,
): boolean {
  const isForAll =
    path.every(({ kind }) => kind === "name") &&
    (root.kind === "variable" ||
      (root.kind === "this" && isOfOneObject(project, root.element)));
  let some = false;
  const outermost = running.at(-1);
  for (let at = call; at !== outermost && at.parent; at = at.parent) {
    const { parent } = at;
    if (!ts.isCallExpression(parent) || parent.expression === at) continue;
    if (lockUse(project, parent) !== "wraps") continue;
    some = true;
    const lock = lockOf(parent);
    // Another lock is held around it.
    if (!lock || isHeld(parent)) return false;
    const made = initializerIn(project, lock, running) ?? lock;
    const isOwn = made !== lock && ts.isNewExpression(made);
    if (!isOwn && !(isForAll && isOfKey(made))) return false;
  }
  return some;
}

/** Whether a method is one of an object that there is one of for all. */
function isOfOneObject(project: Project, element: ts.Node): boolean {
  const body = ts.isPropertyDeclaration(element)
    ? element.initializer
    : element;
  return (
    body !== undefined &&
    isFunctionWithBody(body) &&
    isMadeOnceForAll(project, body, element)
  );
}

function lockOf(call: ts.CallExpression): ts.Expression | undefined {
  const callee = skipOuter(call.expression);
  return ts.isPropertyAccessExpression(callee)
    ? skipOuter(callee.expression)
    : undefined;
}

function holderOf(
  project: Project,
  call: ts.CallExpression,
): ts.Node | undefined {
  const lock = lockOf(call);
  if (!lock) return undefined;
  const name = ts.isPropertyAccessExpression(lock) ? lock.name : lock;
  const declaration =
    ts.isIdentifier(name) || ts.isPrivateIdentifier(name)
      ? symbolOf(project.checker, name)?.valueDeclaration
      : undefined;
  // Two names may stand for one lock, unless each has made its own.
  return declaration &&
    (ts.isVariableDeclaration(declaration) ||
      ts.isPropertyDeclaration(declaration)) &&
    declaration.initializer &&
    ts.isNewExpression(skipOuter(declaration.initializer))
    ? declaration
    : undefined;
}

/** What a local variable of the running functions was made with. */
export function initializerIn(
  { checker }: Project,
  lock: ts.Expression,
  running: readonly FunctionWithBody[],
): ts.Expression | undefined {
  if (!ts.isIdentifier(lock)) return undefined;
  const declaration = symbolOf(checker, lock)?.valueDeclaration;
  if (
    !declaration ||
    !ts.isVariableDeclaration(declaration) ||
    !declaration.initializer
  )
    return undefined;
  const home = functionAround(declaration);
  return home && running.includes(home)
    ? skipOuter(declaration.initializer)
    : undefined;
}

/** `lockOf(user)`, `locks.get(user)` */
export function isOfKey(lock: ts.Expression): boolean {
  // `locks.get(user) ?? new Mutex()`
  if (ts.isBinaryExpression(lock)) return isOfKey(skipOuter(lock.left));
  return (
    ts.isCallExpression(lock) &&
    lock.arguments.length > 0 &&
    lock.arguments.some(
      (argument) =>
        !ts.isLiteralExpression(argument) &&
        // The object's own: `locks.get(this)`.
        argument.kind !== ts.SyntaxKind.ThisKeyword,
    )
  );
}

/** `void sell();` goes on when the lock has been given back. */
export function isLeftAlone(call: ts.Node, body: FunctionWithBody): boolean {
  return (
    isAsync(body) &&
    (ts.isVoidExpression(call.parent) || ts.isExpressionStatement(call.parent))
  );
}

const puttingOff = /^(?:setTimeout|setInterval|setImmediate|nextTick)$/;

/** `setTimeout(() => …)` */
export function isPutOff({ parent }: FunctionWithBody): boolean {
  if (!ts.isCallExpression(parent)) return false;
  const callee = skipOuter(parent.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) && puttingOff.test(name.text);
}
