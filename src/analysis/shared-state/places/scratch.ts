import ts from "typescript";

import { functionKinds, skipOuter } from "../../../program/syntax/functions.ts";
import type { Location } from "./location.ts";
import { joinMaps } from "./maps.ts";
import { joinValues, type Value } from "./value.ts";

/**
 * Values of expressions. Nobody asks for one behind the statement that it stands in: they are kept apart
 * from those of variables, so that a body of many statements carries along those of one.
 */
export interface Scratch {
  /** The statement that all of them stand in; undefined where paths from several have met. */
  readonly statement: ts.Node | undefined;
  readonly values: ReadonlyMap<ts.Node, Value>;
}

export const noScratch: Scratch = { statement: undefined, values: new Map() };

export function joinScratch(left: Scratch, right: Scratch): Scratch {
  const values = joinMaps(left.values, right.values, joinValues);
  const { statement } = left;
  if (statement === right.statement && values === left.values) return left;
  return {
    statement: statement === right.statement ? statement : undefined,
    values,
  };
}

/** The values of the statement that is at hand, and those of others. */
export function partScratch(
  { statement, values }: Scratch,
  now: ts.Node,
): readonly [ReadonlyMap<ts.Node, Value>, ReadonlyMap<ts.Node, Value>] {
  if (statement === now || values.size === 0) return [values, noScratch.values];
  if (statement !== undefined) return [noScratch.values, values];
  const own = new Map<ts.Node, Value>();
  const others = new Map<ts.Node, Value>();
  for (const [node, value] of values)
    (statementOf(node) === now ? own : others).set(node, value);
  return [own, others];
}

/** Places that values which are about to be forgotten were read from. */
export function withLooked(
  looked: ReadonlyMap<string, Location>,
  values: ReadonlyMap<ts.Node, Value>,
): ReadonlyMap<string, Location> {
  let more: Map<string, Location> | undefined;
  for (const { reads } of values.values()) {
    for (const { location } of reads.values()) {
      if (!looked.has(location.key))
        (more ??= new Map(looked)).set(location.key, location);
    }
  }
  return more ?? looked;
}

const kinds = ts.SyntaxKind;
const owners: ReadonlySet<ts.SyntaxKind> = new Set([
  ...functionKinds,
  kinds.PropertyDeclaration,
  kinds.ClassStaticBlockDeclaration,
  kinds.ClassDeclaration,
  kinds.EnumDeclaration,
  kinds.ModuleDeclaration,
  kinds.ExportAssignment,
  kinds.SourceFile,
]);
const { FirstStatement, LastStatement } = kinds;

/** The statement, or else the function or the field, that an expression or a declaration stands in. */
export function statementOf(node: ts.Node): ts.Node {
  let at = node.parent;
  while (
    (at.kind < FirstStatement || at.kind > LastStatement) &&
    !owners.has(at.kind)
  )
    at = at.parent;
  return at;
}

/** The list of `for (… of list)`: each turn asks for it again. */
export function isLoopedOver(node: ts.Node): boolean {
  let at = node.parent;
  while (ts.isExpression(at)) at = at.parent;
  return ts.isForOfStatement(at) && skipOuter(at.expression) === node;
}
