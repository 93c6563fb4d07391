import ts from "typescript";

import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { namesIn } from "../../../program/syntax/mentions.ts";
import { returnedBy } from "../../../program/calls/returned-values.ts";
import { functionsOf, symbolOf } from "../../../program/types/symbols.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { typeAt } from "../../../program/types/types.ts";
import type { Project } from "../../project.ts";
import type { Stale, WriteEffect } from "../places/effect.ts";
import { isReleased } from "./growth-ends.ts";
import { isLogCall } from "../places/log-calls.ts";
import { sideFound } from "../places/guards.ts";
import { containerOf, holderOf } from "../places/written-container.ts";

/**
 * Whether a write changes an entry that was found to be there: `if (!users.has(id)) return c.notFound();`, and
 * behind a wait `users.set(id, …)`. Who comes second finds it there as well, and is let in as he should be.
 */
export function changesWhatIsThere(
  checker: ts.TypeChecker,
  { location, how }: WriteEffect,
  { condition, sides, suspension }: Stale,
): boolean {
  return (
    (how === "assign" || how === "update") &&
    location.path.at(-1)?.kind === "key" &&
    condition !== undefined &&
    sideOfPresence(checker, condition as ts.Expression) === sides &&
    !isHandedOver(condition as ts.Expression, suspension)
  );
}

/** `if (current) { await stop(current); running.set(id, next); }`: what was found there is what the wait is about. */
function isHandedOver(condition: ts.Expression, suspension: ts.Node): boolean {
  const asked = skipOuter(condition);
  const handed = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && node.text === asked.getText()) ||
    (ts.forEachChild(node, (child) => handed(child) || undefined) ?? false);
  return ts.isIdentifier(asked) && handed(suspension);
}

/**
 * Whether whoever takes an entry away behind a wait asks whether it was still there, here or through the helpers on the
 * way: `if (!codes.delete(code)) throw …`. The first one gets it, and all others are told so.
 */
export function asksWhetherTaken(
  checker: ts.TypeChecker,
  { how, target, path }: WriteEffect,
): boolean {
  if (how !== "remove" || !ts.isCallExpression(target)) return false;
  const calls = [target, ...path.map(({ node }) => node).reverse()];
  for (const call of calls) {
    const use = useOfAnswer(checker, call);
    if (use !== "given") return use === "asked";
  }
  return true;
}

/** What becomes of what a call says: another line asks for it, the function gives it to its own caller, or nobody hears it but a log. */
function useOfAnswer(
  checker: ts.TypeChecker,
  call: ts.Node,
): "asked" | "given" | "dropped" {
  let at = call;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAwaitExpression(at.parent) ||
    ts.isPrefixUnaryExpression(at.parent) ||
    (ts.isBinaryExpression(at.parent) && at.parent.right === at)
  )
    at = at.parent;
  const { parent } = at;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent))
    return "dropped";
  if (ts.isReturnStatement(parent)) return "given";
  if (ts.isArrowFunction(parent))
    return ts.isCallExpression(parent.parent) ? "dropped" : "given";
  const isUnheard =
    ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)
      ? isOnlyLogged(checker, parent.name)
      : isLogged(checker, at);
  return isUnheard ? "dropped" : "asked";
}

/** Whether a constant of a function goes to a log, and nowhere else. */
function isOnlyLogged(checker: ts.TypeChecker, name: ts.Identifier): boolean {
  const symbol = symbolOf(checker, name);
  const home = functionAround(name);
  return (
    home !== undefined &&
    namesIn(home, name.text).every(
      (use) =>
        use === name ||
        symbolOf(checker, use) !== symbol ||
        isLogged(checker, use),
    )
  );
}

/** `console.log(gone)`, `if (gone) console.log("used");` */
function isLogged(checker: ts.TypeChecker, node: ts.Node): boolean {
  const call = node.parent;
  if (ts.isCallExpression(call)) return isLogCall(checker, call);
  if (!ts.isIfStatement(call) || call.expression !== node) return false;
  return [call.thenStatement, call.elseStatement].every(
    (branch) => !branch || isLogAlone(checker, branch),
  );
}

function isLogAlone(checker: ts.TypeChecker, branch: ts.Statement): boolean {
  return ts.isBlock(branch)
    ? branch.statements.every((each) => isLogAlone(checker, each))
    : ts.isExpressionStatement(branch) &&
        ts.isCallExpression(branch.expression) &&
        isLogCall(checker, branch.expression);
}

/** Whether an entry that was found there may be gone meanwhile: the write then brings it back. */
export function mayBeGone(project: Project, { target }: WriteEffect): boolean {
  const holder = holderOf(target);
  const container = holder && containerOf(project, holder);
  return !container || isReleased(project, container);
}

/** The side on which something is there, by what its parts ask and by their types. */
function sideOfPresence(
  checker: ts.TypeChecker,
  condition: ts.Expression,
  depth = 2,
): number {
  return sideFound(condition, (inner) => {
    if (ts.isCallExpression(inner)) {
      if (asksForKey(checker, inner)) return 1;
      const [body, ...others] = functionsOf(checker, inner.expression);
      const [returned, ...more] = body ? returnedBy(body) : [];
      if (depth > 0 && returned && others.length === 0 && more.length === 0) {
        const found = sideOfPresence(checker, returned, depth - 1);
        if (found !== 0) return found;
      }
    }
    const type = checker.getNonNullableType(typeAt(checker, inner));
    return type.flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive)
      ? 1
      : 0;
  });
}

/** `users.has(id)`, of the language's own containers. */
function asksForKey(checker: ts.TypeChecker, call: ts.CallExpression): boolean {
  const callee = skipOuter(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "has")
    return false;
  const declaration = symbolOf(checker, callee.name)?.declarations?.[0];
  return declaration !== undefined && packageOf(declaration) !== ".";
}
