import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { accessOf } from "../../../program/syntax/mentions.ts";
import { isAssigned, isEquality } from "../../../program/syntax/operators.ts";
import { valuesOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { makesAnew } from "../following/sources.ts";
import type { Checked, Stale, WriteEffect } from "../places/effect.ts";
import { sideOfEqual } from "../places/guards.ts";
import { Flag, type Value } from "../places/value.ts";
import type { View } from "../sharing/sharing.ts";
import { accessesOf } from "../sharing/uses.ts";
import { ifAround, otherSide, refusalIn } from "./refusals.ts";

/**
 * `if (given !== setupToken) return res.sendStatus(403); await create(); setupToken = randomUUID();`: what a request has
 * to present is good for one, and is taken out of use only after the wait.
 */
export function spendsCode(
  project: Project,
  view: View,
  effect: WriteEffect,
  stale: Stale,
): boolean {
  return [stale, ...(stale.beside ?? [])].some((check) =>
    isSpentCode(project, view, effect, check),
  );
}

function isSpentCode(
  project: Project,
  view: View,
  { how, node, target, value }: WriteEffect,
  { condition, flags, sides }: Checked,
): boolean {
  const test = condition && skipOuter(condition as ts.Expression);
  if (
    !test ||
    !ts.isBinaryExpression(test) ||
    !isEquality(test.operatorToken.kind) ||
    sides !== sideOfEqual(test) ||
    (flags & view.owned) === 0
  )
    return false;
  if (how === "assign" && isMadeAnew(project, target, value))
    return (value.flags & Flag.awaited) === 0;
  const other = how === "reset" ? ifAround(test) : undefined;
  const refusal = other && otherSide(other, node);
  return (
    refusal !== undefined &&
    refusalIn(refusal) !== undefined &&
    !saysWho(project, target)
  );
}

/** `token = randomUUID()`, `pin = String(randomInt(1e6))` */
function isMadeAnew(
  { checker }: Project,
  target: ts.Node,
  { flags }: Value,
): boolean {
  return (
    (flags & Flag.fresh) !== 0 ||
    (ts.isBinaryExpression(target) && makesCode(checker, target.right))
  );
}

/**
 * Whether a place is given what a request has (`presenter = socket.id`) rather than what was made for it: only whoever
 * has it is let in, and leaves it however often.
 */
function saysWho(project: Project, target: ts.Node): boolean {
  if (!ts.isBinaryExpression(target)) return false;
  const { checker } = project;
  const place = skipOuter(target.left);
  const name = ts.isPropertyAccessExpression(place) ? place.name : place;
  return accessesOf(project, name).some((access) => {
    const at = accessOf(access);
    if (!isAssigned(at) || !ts.isBinaryExpression(at.parent)) return false;
    const given = skipOuter(at.parent.right);
    if (/^(?:undefined|null|false|""|'')$/.test(given.getText())) return false;
    const values = valuesOf(checker, given);
    return (
      values.length === 0 || values.some((value) => !makesCode(checker, value))
    );
  });
}

/** `randomBytes(16).toString("hex")` */
function makesCode(checker: ts.TypeChecker, value: ts.Node): boolean {
  return (
    makesAnew(checker, value) ||
    (ts.forEachChild(value, (part) => makesCode(checker, part) || undefined) ??
      false)
  );
}
