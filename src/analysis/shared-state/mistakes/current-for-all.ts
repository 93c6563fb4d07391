import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { isAssigned, isComparison } from "../../../program/syntax/operators.ts";
import type { Project } from "../../project.ts";
import type { ReadEffect } from "../places/effect.ts";
import type { OwnWrite } from "../places/state.ts";
import { runsForRequests } from "../sharing/reached.ts";
import { accessesOf, usesOf } from "../sharing/uses.ts";

/**
 * Whether a place holds what the whole process goes by at present (its connection, its configuration): code outside of
 * the class, or the file, that makes it anew, other than what reads it here, reads it without having made one.
 */
export function isCurrentForAll(
  project: Project,
  { target, path }: OwnWrite,
  effect: ReadEffect,
): boolean {
  if (!ts.isBinaryExpression(target)) return false;
  const left = skipOuter(target.left);
  const name = ts.isPropertyAccessExpression(left) ? left.name : left;
  const home =
    ts.findAncestor(target, ts.isClassLike) ?? target.getSourceFile();
  const here = new Set(
    [...path, ...effect.path, effect]
      .flatMap((each) => [
        each.node,
        "target" in each ? each.target : undefined,
      ])
      .map((node) => node && functionAround(node)),
  );
  return accessesOf(project, name).some((node) => {
    const around = functionAround(node);
    return (
      around !== undefined &&
      !isWithin(node, home) &&
      !here.has(around) &&
      !isWritten(node)
    );
  });
}

/**
 * Whether a time says since when what all go by holds (`this.probedAt`), rather than when one of them began: it is
 * compared, and the function that looks at it is also called where none is set; or a timer sets it, too, and all of
 * what it is a part of is shown.
 */
export function isTimeForAll(
  project: Project,
  own: OwnWrite,
  effect: ReadEffect,
): boolean {
  const reader = functionAround(effect.target);
  const writer = functionAround(own.target);
  if (!reader || !writer || reader === writer) return false;
  // `res.json(health)`, which gives away what the time is a part of.
  if (ts.isCallExpression(effect.target))
    return isCalledByOthers(project, writer, own);
  if (!isComparedTime(effect.target)) return false;
  if (own.path.length === 0 || effect.path.length === 0) return false;
  const others = new Set(
    [...own.path, ...effect.path].map(({ node }) => functionAround(node)),
  );
  for (const use of usesOf(project, writer)) others.add(functionAround(use));
  for (const use of usesOf(project, reader)) {
    const around = functionAround(use);
    if (around && !others.has(around)) return true;
  }
  return false;
}

/** Whether a function that notes a time is also called where no request waits for it: by a timer, or at the start. */
function isCalledByOthers(
  project: Project,
  writer: FunctionWithBody,
  { path }: OwnWrite,
): boolean {
  const own = new Set(path.map(({ node }) => functionAround(node)));
  for (const use of usesOf(project, writer)) {
    const around = functionAround(use);
    if (
      !own.has(around) &&
      !(around && runsForRequests(project, around, "request"))
    )
      return true;
  }
  return false;
}

/** `Date.now() - this.probedAt > fresh`: how long it took (`return Date.now() - this.startedAt`) is somebody's own. */
function isComparedTime(target: ts.Node): boolean {
  return (
    ts.findAncestor(target, (node) => {
      if (ts.isStatement(node)) return "quit";
      return (
        ts.isBinaryExpression(node) && isComparison(node.operatorToken.kind)
      );
    }) !== undefined
  );
}

function isWritten(name: ts.Node): boolean {
  return isAssigned(
    ts.isPropertyAccessExpression(name.parent) ? name.parent : name,
  );
}
