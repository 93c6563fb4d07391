import ts from "typescript";

import { functionAround, isWithin } from "../../../program/syntax/functions.ts";
import { assigns } from "../../../program/syntax/operators.ts";

/**
 * Whether the promise of a chain is kept where others find it, in the tick in which the chain is made:
 * `const work = load(key).then((page) => { pages.set(key, page); return page; }); running.set(key, work);`. Whoever
 * comes meanwhile waits for the same work. "Boxed", also in an object that tells since when: others may have begun anew by then.
 */
export function isPromiseKept(wait: ts.Node, boxed: boolean): boolean {
  let at = wait;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    (ts.isPropertyAccessExpression(at.parent) &&
      ts.isCallExpression(at.parent.parent))
  )
    at = ts.isParenthesizedExpression(at.parent) ? at.parent : at.parent.parent;
  if (!ts.isCallExpression(at)) return false;
  const { parent } = at;
  if (isPutAway(at, boxed)) return true;
  const name =
    ts.isVariableDeclaration(parent) && parent.initializer === at
      ? parent.name
      : assigns(parent, at)
        ? parent.left
        : undefined;
  const around = functionAround(at);
  return (
    name !== undefined &&
    ts.isIdentifier(name) &&
    around !== undefined &&
    isPutAwayLater(around, at, name.text, boxed)
  );
}

/** Looks for `running.set(key, work)` behind the chain; a wait on the way there lets others in. */
function isPutAwayLater(
  around: ts.Node,
  chain: ts.Node,
  name: string,
  boxed: boolean,
): boolean {
  let found: boolean | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined || node.end <= chain.end) return;
    if (ts.isFunctionLike(node) && node !== around) return;
    if (ts.isIdentifier(node) && node.text === name && isPutAway(node, boxed))
      found = true;
    ts.forEachChild(node, visit);
    if (
      ts.isAwaitExpression(node) &&
      node.end > chain.end &&
      !isWithin(chain, node)
    )
      found ??= false;
  };
  visit(around);
  return found === true;
}

/** Whether a value goes into a field, a slot, or a container, "boxed" also in an object: `running.set(key, { work, since })`. */
export function isPutAway(value: ts.Node, boxed = false): boolean {
  const { parent } = value;
  if (
    ts.isShorthandPropertyAssignment(parent) ||
    (ts.isPropertyAssignment(parent) && parent.initializer === value)
  )
    return boxed && isPutAway(parent.parent);
  if (ts.isCallExpression(parent))
    return (
      parent.expression !== value &&
      ts.isPropertyAccessExpression(parent.expression) &&
      /^(?:set|push|add)$/.test(parent.expression.name.text)
    );
  return assigns(parent, value) && !ts.isIdentifier(parent.left);
}
