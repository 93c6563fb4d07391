import ts from "typescript";

import { awaitedType } from "../../../program/syntax/awaited.ts";
import { skipOuter } from "../../../program/syntax/functions.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { isOneOf } from "../../../program/files/imported-names.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { returnedBy } from "../../../program/calls/returned-values.ts";
import {
  functionsDeclaredBy,
  functionsOf,
  symbolOf,
} from "../../../program/types/symbols.ts";
import type { Specifier } from "../../../program/types/specifier.ts";
import { keepsNobodyOut } from "./own-locks.ts";
import {
  hasLimits,
  initializerOf,
  isLimitOfOne,
  isQueueOfOne,
  queueing,
} from "./queues.ts";
import { isForeign } from "./sources.ts";
import type { Project } from "../../project.ts";
import { typeAt } from "../../../program/types/types.ts";

/** What a call does with a lock. */
export type LockUse =
  /** Its function argument runs while others are kept out. */
  | "wraps"
  /** Once awaited, others are kept out… */
  | "acquires"
  /** … until this. */
  | "releases";

const wrappers = new Set([
  "runExclusive",
  "withLock",
  "runLocked",
  "synchronized",
  "exclusive",
  "using",
]);
const acquirers = new Set(["acquire", "acquireAsync", "lock", "enter", "wait"]);
const releasers = new Set(["release", "unlock", "leave", "signal"]);

/** Methods that may wrap, by the type of what they are called on. */
const otherWrappers = new Set([
  "add",
  "addAll",
  "dispatch",
  "execute",
  "request",
  "schedule",
  "use",
  "wrap",
]);
const named = new Set([
  ...wrappers,
  ...otherWrappers,
  ...acquirers,
  ...releasers,
]);

/** Whether a call takes, holds or gives back a lock, by the type of what it is called on. */
export const lockUse: (
  project: Pick<Project, "program" | "checker" | "settings">,
  call: ts.CallExpression,
) => LockUse | undefined = oncePerNode(askLockUse);

function askLockUse(
  {
    program,
    checker,
    settings: { locks },
  }: Pick<Project, "program" | "checker" | "settings">,
  call: ts.CallExpression,
): LockUse | undefined {
  const callee = skipOuter(call.expression);
  const member = ts.isPropertyAccessExpression(callee) ? callee : undefined;
  const name = member
    ? member.name
    : ts.isIdentifier(callee)
      ? callee
      : undefined;
  if (!name) return undefined;
  const listed = locks.some((lock) => namesCallee(checker, lock, name));
  // Names first: the types of arguments are what costs.
  const limits =
    call.arguments.length > 0 &&
    hasLimits(program) &&
    isLimitOfOne(checker, call);
  if (!listed && !limits && !(member && named.has(name.text))) return undefined;
  const takesFunction = call.arguments.some(
    (argument) =>
      isCallable(checker, argument) ||
      (name.text === "addAll" && isListOfCallables(checker, argument)),
  );
  if (listed) return takesFunction ? "wraps" : "acquires";
  if (takesFunction) {
    return limits ||
      (member !== undefined &&
        wrapsByType(checker, member) &&
        !admitsAll(checker, member))
      ? "wraps"
      : undefined;
  }
  if (!member) return undefined;
  if (
    acquirers.has(name.text) &&
    !isDropped(checker, call) &&
    isLock(checker, member, call) &&
    !admitsAll(checker, member)
  )
    return "acquires";
  return releasers.has(name.text) && givesBack(checker, member, call, locks)
    ? "releases"
    : undefined;
}

/** `void mutex.acquire();`: nobody waits until it is their turn. */
function isDropped(checker: ts.TypeChecker, call: ts.CallExpression): boolean {
  const { parent } = call;
  return (
    (ts.isVoidExpression(parent) || ts.isExpressionStatement(parent)) &&
    awaitedType(checker, typeAt(checker, call)) !== undefined
  );
}

/** A method of the project's own that is only called like one of a lock's. */
function admitsAll(
  checker: ts.TypeChecker,
  callee: ts.PropertyAccessExpression,
): boolean {
  const bodies = functionsOf(checker, callee);
  return bodies.length > 0 && bodies.every(keepsNobodyOut);
}

/** Whether what is released can be taken as a lock: `client.release()` gives something else back. */
function givesBack(
  checker: ts.TypeChecker,
  callee: ts.PropertyAccessExpression,
  call: ts.CallExpression,
  locks: readonly Specifier[],
): boolean {
  const type = typeAt(checker, callee.expression);
  const taking = [
    ...acquirers,
    ...wrappers,
    ...locks.flatMap(namesOf).map(lastPart),
  ];
  return (
    taking.some((name) => {
      const taken = type.getProperty(name);
      return taken !== undefined && !letsAllIn(checker, taken);
    }) &&
    // `pool.release(connection)`
    (call.arguments.length === 0 || isCalledLock(type))
  );
}

/** `enter(user) { this.stack.push(user); }`: keeps nobody out, and tells nobody to stay out. */
function letsAllIn(checker: ts.TypeChecker, method: ts.Symbol): boolean {
  const bodies = (method.declarations ?? []).flatMap((declaration) =>
    functionsDeclaredBy(checker, declaration),
  );
  return (
    bodies.length > 0 &&
    bodies.every(
      (body) => keepsNobodyOut(body) && returnedBy(body).length === 0,
    )
  );
}

function isCalledLock(type: ts.Type): boolean {
  const symbol = type.getSymbol();
  // `export default class Semaphore`
  const name =
    symbol?.declarations?.[0] &&
    ts.getNameOfDeclaration(symbol.declarations[0]);
  return /lock|mutex|sema/i.test(name?.getText() ?? symbol?.getName() ?? "");
}

function isCallable(checker: ts.TypeChecker, argument: ts.Expression): boolean {
  const inner = skipOuter(argument);
  return (
    ts.isFunctionLike(inner) ||
    // A text, a number, an object written here is none.
    (!ts.isLiteralExpression(inner) &&
      !ts.isObjectLiteralExpression(inner) &&
      typeAt(checker, inner).getCallSignatures().length > 0)
  );
}

/** `queue.addAll([pack, send])` */
function isListOfCallables(
  checker: ts.TypeChecker,
  argument: ts.Expression,
): boolean {
  const element = typeAt(checker, argument).getNumberIndexType();
  return element !== undefined && element.getCallSignatures().length > 0;
}

function wrapsByType(
  checker: ts.TypeChecker,
  callee: ts.PropertyAccessExpression,
): boolean {
  const name = callee.name.text;
  if (wrappers.has(name)) return !hasSeveralPermits(checker, callee.expression);
  const type = typeAt(checker, callee.expression);
  if (name === "request")
    return (
      type.getSymbol()?.getName() === "LockManager" &&
      isForeign(checker, callee.name)
    );
  if (queueing.has(name)) return isQueueOfOne(checker, callee.expression, type);
  return (
    (acquirers.has(name) || otherWrappers.has(name)) &&
    isCalledLock(type) &&
    !hasSeveralPermits(checker, callee.expression)
  );
}

/** `acquire()` of something that can be released, or that answers with the function that releases it. */
function isLock(
  checker: ts.TypeChecker,
  callee: ts.PropertyAccessExpression,
  call: ts.CallExpression,
): boolean {
  if (hasSeveralPermits(checker, callee.expression)) return false;
  const type = typeAt(checker, callee.expression);
  for (const name of releasers) {
    const release = type.getProperty(name);
    if (!release) continue;
    const signature = checker
      .getTypeOfSymbolAtLocation(release, call)
      .getCallSignatures()[0];
    // `pool.release(connection)` gives something back: a pool lets many in.
    if (
      signature &&
      (signature.getParameters().length === 0 || isCalledLock(type))
    )
      return true;
  }
  const answer = typeAt(checker, call);
  const got = awaitedType(checker, answer) ?? answer;
  return (
    got.getCallSignatures().length > 0 ||
    got.getProperty("release") !== undefined ||
    (checker.isTupleType(got) &&
      checker
        .getTypeArguments(got as ts.TypeReference)
        .some((part) => part.getCallSignatures().length > 0))
  );
}

/** `new Semaphore(5)` lets five in at once. */
function hasSeveralPermits(
  checker: ts.TypeChecker,
  lock: ts.Expression,
): boolean {
  const made = initializerOf(checker, lock);
  return (
    made !== undefined &&
    ts.isNewExpression(made) &&
    (made.arguments ?? []).some((argument) => {
      const type = typeAt(checker, argument);
      return type.isNumberLiteral() && type.value > 1;
    })
  );
}

function namesOf(lock: Specifier): readonly string[] {
  if (typeof lock === "string") return [lock];
  return typeof lock.name === "string" ? [lock.name] : lock.name;
}

/** `runExclusive` of `Mutex.runExclusive`. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function namesCallee(
  checker: ts.TypeChecker,
  lock: Specifier,
  name: ts.Identifier | ts.MemberName,
): boolean {
  if (!isOneOf(checker, name, new Set(namesOf(lock).map(lastPart))))
    return false;
  if (typeof lock === "string" || lock.from === "lib") return true;
  const declaration = symbolOf(checker, name)?.declarations?.[0];
  if (!declaration) return false;
  const from = packageOf(declaration);
  if (lock.from === "package") return from === lock.package;
  return (
    from === "." &&
    (lock.path === undefined ||
      declaration.getSourceFile().fileName.endsWith(lock.path))
  );
}
