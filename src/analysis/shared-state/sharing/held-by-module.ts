import ts from "typescript";

import {
  functionAround,
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { holderOfResult } from "./exposures.ts";
import { runsForRequests } from "./reached.ts";
import { usesOf } from "./uses.ts";

/**
 * Whether requests call a function on an object that a variable of a module holds, though others of its kind
 * are made for one request each: `const hits = createCounter();` beside `const local = createCounter();` in a
 * handler.
 *
 * @param makings Finds where such objects are made.
 * @param maker What makes them, which `body` is a part of: a factory, or a class.
 */
export function isCalledOnModules(
  project: Project,
  body: FunctionWithBody,
  makings: () => Iterable<ts.Node>,
  maker: ts.Node,
): boolean {
  const makers = makersOf(project, body);
  let answer = makers.get(maker);
  if (answer === undefined) {
    answer = askModules(project, body, makings(), maker);
    makers.set(maker, answer);
  }
  return answer;
}

/** The answers by what makes the objects: each effect asks again. */
const makersOf: (
  project: Project,
  body: FunctionWithBody,
) => Map<ts.Node, boolean> = oncePerNode(() => new Map<ts.Node, boolean>());

function askModules(
  project: Project,
  body: FunctionWithBody,
  makings: Iterable<ts.Node>,
  maker: ts.Node,
): boolean {
  const holders = new Set<ts.Declaration>();
  for (const making of makings) {
    const holder = holderOf(making);
    if (holder) holders.add(holder);
  }
  if (holders.size === 0) return false;
  for (
    let part: ts.Node = body;
    part !== maker && !ts.isSourceFile(part);
    part = part.parent
  ) {
    if (!isFunctionWithBody(part)) continue;
    for (const use of usesOf(project, part, isOnName))
      if (isForRequests(project, use, holders)) return true;
  }
  return false;
}

/** `hits` for the `createCounter` or `Counter` of `const hits = createCounter()`, at the top of a module. */
function holderOf(making: ts.Node): ts.VariableDeclaration | undefined {
  if (functionAround(making)) return undefined;
  const at = ts.isNewExpression(making.parent) ? making.parent : making;
  const holder = holderOfResult(at, undefined);
  return holder && ts.isVariableDeclaration(holder) ? holder : undefined;
}

/** `hits.add` */
function isOnName(use: ts.Node): boolean {
  return objectOf(use) !== undefined;
}

function objectOf(use: ts.Node): ts.Identifier | undefined {
  const { parent } = use;
  return ts.isPropertyAccessExpression(parent) &&
    parent.name === use &&
    ts.isIdentifier(parent.expression)
    ? parent.expression
    : undefined;
}

function isForRequests(
  project: Project,
  use: ts.Node,
  holders: ReadonlySet<ts.Declaration>,
): boolean {
  const object = objectOf(use);
  const declaration =
    object && symbolOf(project.checker, object)?.valueDeclaration;
  if (!declaration || !holders.has(declaration)) return false;
  const around = functionAround(use);
  return around !== undefined && runsForRequests(project, around, "request");
}
