import ts from "typescript";

import { isAccess } from "../../../program/calls/accesses.ts";
import { skipOuter } from "../../../program/syntax/functions.ts";
import type { How } from "./effect.ts";
import { anyElement, isWithin, locationAt, type Location } from "./location.ts";
import { mapped } from "./maps.ts";
import type { State } from "./state.ts";
import { aliasOf, type Value } from "./value.ts";

/** Whether a write leaves what stood in its place to whoever has it. */
export function takesOut(how: How, value: Value): boolean {
  return (
    how === "remove" ||
    how === "take" ||
    how === "reset" ||
    (how === "assign" && value.reads.size === 0 && value.alias === undefined)
  );
}

/**
 * The values of variables, where an object is no longer found in its place: `const room = rooms.get(id);
 * rooms.delete(id);`. Whoever had it in the tick of that has it alone from then on.
 */
export function withoutTakenOut(
  values: State["values"],
  place: Location,
  how: How,
  target: ts.Node,
): State["values"] {
  // `held.length = 0` empties all of the list.
  const location =
    how === "reset" && place.path.at(-1)?.kind === "contents"
      ? locationAt(place.root, place.path.slice(0, -1))
      : place;
  let changed: Map<ts.Node | ts.Symbol, Value> | undefined;
  for (const [variable, value] of values) {
    const alias = aliasOf(value) ?? value.shell?.of;
    if (
      alias &&
      isIn(alias, location) &&
      [...value.reads.values()].every((read) => !read.stale) &&
      !isPutBackAtOnce(target, variable)
    )
      (changed ??= new Map(values)).set(variable, {
        ...value,
        // Put back later under the key that was free since, it carries nothing old.
        reads:
          how === "remove"
            ? new Map(
                [...value.reads].filter(
                  ([, read]) => !isIn(read.location, location),
                ),
              )
            : value.reads,
        alias: undefined,
        shell: value.shell?.list ? undefined : value.shell,
      });
  }
  return changed ?? values;
}

/**
 * The same of a key that was found in the container that it leaves: `const [uid] = free; free.delete(uid);`. What stands
 * there now says nothing of it any more.
 */
export function withoutKeyTakenOut(
  values: State["values"],
  container: Location,
  { reads }: Value,
): State["values"] {
  const taken = [...reads.keys()].filter((key) => {
    const read = reads.get(key);
    return read && !read.stale && isWithin(read.location, container);
  });
  return taken.length === 0
    ? values
    : mapped(values, (value) =>
        taken.some((key) => value.reads.has(key))
          ? {
              ...value,
              reads: new Map(
                [...value.reads].filter(([key]) => !taken.includes(key)),
              ),
            }
          : value,
      );
}

/** Whether one place is another, a part of it, or any element of what it is an element of. */
function isIn(alias: Location, location: Location): boolean {
  if (isWithin(alias, location)) return true;
  const depth = location.path.length - 1;
  const { [depth]: slot } = location.path;
  const { [depth]: segment } = alias.path;
  return (
    slot?.kind === "key" &&
    segment?.text === anyElement.text &&
    alias.path.length > depth &&
    alias.key.slice(0, alias.key.lastIndexOf("[")) ===
      location.key.slice(0, location.key.lastIndexOf("["))
  );
}

/** `cache.delete(key); cache.set(key, entry);`: the newest stands last, and is found as before. */
function isPutBackAtOnce(
  target: ts.Node,
  variable: ts.Node | ts.Symbol,
): boolean {
  const container = containerOf(target)?.getText();
  if (!("escapedName" in variable) || container === undefined) return false;
  const statement = ts.findAncestor(target, ts.isExpressionStatement);
  if (!statement || !ts.isBlock(statement.parent)) return false;
  const { statements } = statement.parent;
  for (const next of statements.slice(statements.indexOf(statement) + 1)) {
    if (puts(next, variable.name, container)) return true;
    if (holdsWait(next)) return false;
  }
  return false;
}

/** `cache` of `cache.delete(key)` and of `delete cache[key]`. */
function containerOf(target: ts.Node): ts.Expression | undefined {
  const place = ts.isCallExpression(target)
    ? skipOuter(target.expression)
    : target;
  return isAccess(place) ? place.expression : undefined;
}

function puts(node: ts.Node, name: string, container: string): boolean {
  const isName = (at: ts.Node): boolean =>
    ts.isIdentifier(at) && at.text === name;
  return (
    (ts.isCallExpression(node) &&
      node.arguments.some(isName) &&
      containerOf(node)?.getText() === container) ||
    (ts.isBinaryExpression(node) &&
      isName(node.right) &&
      containerOf(node.left)?.getText() === container) ||
    ts.forEachChild(
      node,
      (child) => puts(child, name, container) || undefined,
    ) === true
  );
}

function holdsWait(node: ts.Node): boolean {
  return (
    ts.isAwaitExpression(node) ||
    ts.forEachChild(node, (child) => holdsWait(child) || undefined) === true
  );
}
