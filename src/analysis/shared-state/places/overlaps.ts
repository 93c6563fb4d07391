import ts from "typescript";

import { isLimit, type InForce } from "./guards.ts";
import { isWithin, type Location } from "./location.ts";
import type { Access, Known } from "./effect.ts";
import { setsPart } from "./sets-part.ts";
import type { Project } from "../../project.ts";
import { Flag, type Read, type Value } from "./value.ts";

/** Whether what a value was read from is what is written, or a part of it, or all of it. */
export function overlaps(read: Read, location: Location): boolean {
  return (
    isWithin(read.location, location) ||
    (read.whole === true && isWithin(location, read.location))
  );
}

/**
 * `Object.assign(process.env, await exchange(process.env.HOST))`: whatever parts come back from a wait, nothing says that the
 * one that was read for it is among them.
 */
export function isForUnknownParts(
  { node, location }: Read,
  { path }: Location,
  { flags }: Value,
): boolean {
  return (
    (flags & Flag.awaited) !== 0 &&
    path.at(-1)?.text === "*" &&
    (location.path.length >= path.length || isHolder(node))
  );
}

/** `process.env` of `process.env.HOST`: what is read is a part of it. */
function isHolder(node: ts.Node): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) ||
      ts.isElementAccessExpression(parent)) &&
    parent.expression === node
  );
}

/**
 * Whether a check asks only for parts that a new object takes over as they are now: `state.open` of `state = { ...state, orders }`;
 * or may, where it is one of several (`action.type === "close" ? { ...state, open: false } : { ...state, orders }`).
 * Of what a function that isn't known makes of the old one (`state = reduce(state, action)`) nothing says that a flag is another
 * one; how much there is, it may well change.
 */
export function asksForKept(
  project: Project,
  guards: readonly InForce[],
  condition: ts.Node,
  { location, node, target }: Access,
  value: Value,
  known: Known,
): boolean {
  const { shell } = value;
  const isShell = shell?.of.key === location.key;
  const current = [...value.reads.values()].filter(({ stale }) => !stale);
  // What a helper has made of it, it has made of all that was there then.
  const isOfAll = known === "value";
  if (!isShell && (isLimit(condition) || (current.length === 0 && !isOfAll)))
    return false;
  const asked = guards.filter(
    ({ condition: other, read }) =>
      other === condition &&
      // `state` of `state.open` only leads there.
      !(read.location.key === location.key && isHolder(read.node)),
  );
  const names = new Set<string>();
  const isKept = asked.every(({ read }) => {
    const [part, ...parts] = read.location.path.slice(location.path.length);
    if (part?.kind !== "name") return false;
    // `{ open: shop.open, … }` takes over what is there now, as `shop` does.
    if (
      !isShell &&
      !isOfAll &&
      !current.some(
        (other) =>
          isWithin(other.location, location) &&
          isWithin(read.location, other.location),
      )
    )
      return false;
    const replaced = isShell ? shell.replaced.get(part.text) : Flag.sometimes;
    // What the copy never replaces needs no search.
    if (replaced !== undefined)
      for (const { text } of [part, ...parts]) names.add(text);
    return isShell
      ? ((replaced ?? Flag.sometimes) & Flag.sometimes) !== 0
      : parts.every(({ kind }) => kind === "name");
  });
  return (
    asked.length > 0 &&
    isKept &&
    !(names.size > 0 && setsPart(project, [node, target], names))
  );
}
