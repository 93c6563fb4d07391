import ts from "typescript";

import { isWithin, type Location } from "./location.ts";
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
