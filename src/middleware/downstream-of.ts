import ts from "typescript";

import { classOfThis } from "../program/syntax/functions.ts";
import { basesOf } from "./members.ts";
import { reachOf, type Reach } from "./reached-from.ts";
import type { Downstream, Site } from "./site.ts";

/** Which downstream of a site an expression is: see `MiddlewareModel.downstreamOf`. */
export function downstreamOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  site: Site,
): Downstream | undefined {
  if (site.downstream.length === 0) return undefined;
  const reach = reachOf(checker, expression, { calls: false });
  return (
    reach && site.downstream.find((each) => is(checker, reach, each, site))
  );
}

function is(
  checker: ts.TypeChecker,
  reach: Reach,
  { root, path }: Downstream,
  site: Site,
): boolean {
  if (root.kind === "field")
    return (
      reach.root === "this" &&
      reach.path.length === 1 + path.length &&
      reach.path[0] === root.name &&
      reach.self !== undefined &&
      isThisOf(checker, reach.self, site)
    );
  return (
    reach.root === root.symbol &&
    reach.path.length === path.length &&
    path.every((name, index) => reach.path[index] === name)
  );
}

/** Whether a `this` is the object of the site: that of its class, or of a base whose fields it has. */
function isThisOf(checker: ts.TypeChecker, self: ts.Node, site: Site): boolean {
  const own = classAround(site.body);
  const here = classOfThis(self);
  return (
    here !== undefined &&
    own !== undefined &&
    (here === own ||
      basesOf(checker, own).includes(here) ||
      basesOf(checker, here).includes(own))
  );
}

function classAround(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  let at: ts.Node | undefined = node;
  while (at && !ts.isClassLike(at)) at = at.parent;
  return at;
}
