import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { functionsOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { below, nameSegment, type Location } from "../places/location.ts";
import { usesOf } from "../sharing/uses.ts";
import type { Binding } from "./binding.ts";

/**
 * The place of a factory's variable where one of several objects that it has made is called: `total` for
 * `sales.add()` and for `visits.add()` are two, of `const sales = counter()` and `const visits = counter()`.
 *
 * @returns undefined where the factory makes one object only, or whose it is can't be told.
 */
export function placeOfOneObject(
  { transfer: { project }, called, given: { receiver } }: Binding,
  { name, valueDeclaration }: ts.Symbol,
): Location | undefined {
  if (receiver?.root.kind !== "variable" || receiver.path.length > 0)
    return undefined;
  const factory = valueDeclaration && functionAround(valueDeclaration);
  if (!factory || factory === called || !isWithin(called, factory))
    return undefined;
  const holder = receiver.root.symbol.valueDeclaration;
  return holder &&
    isMadeBy(project, holder, factory) &&
    makesSeveral(project, factory)
    ? below(receiver, nameSegment(name))
    : undefined;
}

/** `const sales = counter()` */
function isMadeBy(
  { checker }: Project,
  holder: ts.Declaration,
  factory: FunctionWithBody,
): boolean {
  if (!ts.isVariableDeclaration(holder) || !holder.initializer) return false;
  const made = skipOuter(holder.initializer);
  return (
    ts.isCallExpression(made) &&
    functionsOf(checker, made.expression).includes(factory)
  );
}

const makesSeveral: (project: Project, factory: FunctionWithBody) => boolean =
  oncePerNode((project, factory) => {
    let calls = 0;
    for (const { parent } of usesOf(project, factory))
      if (ts.isCallExpression(parent)) calls++;
    return calls > 1;
  });
