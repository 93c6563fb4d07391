import ts from "typescript";

import type { Site } from "../../middleware/site.ts";
import {
  isFunctionWithBody,
  outermost,
} from "../../program/syntax/functions.ts";

/**
 * Whether a body's whole dealing with downstream is one call that stands where nothing can go wrong with
 * it, by its syntax: then neither a lost promise nor a second run is possible, and no path is followed.
 * Most middleware are so.
 */
export function isPlain(site: Site): boolean {
  const { awaitPolicy } = site.descriptor;
  if (awaitPolicy === "never-await") return false;
  const [downstream, ...others] = site.downstream;
  if (!downstream || others.length > 0 || downstream.root.kind !== "symbol")
    return false;
  const { symbol } = downstream.root;
  // What is taken apart, or comes from a function around, may have other names.
  const declaration = symbol.valueDeclaration;
  if (!declaration || !ts.isParameter(declaration)) return false;
  if (declaration.parent !== site.body || downstream.path.length > 0)
    return false;
  const mention = onlyMention(site.body.body, symbol.name);
  return mention !== undefined && isSafeCall(mention, site);
}

/** The only place of a body that has a name in it; nothing where there are several. */
function onlyMention(body: ts.Node, name: string): ts.Node | undefined {
  let found: ts.Node | undefined;
  let several = false;
  const look = (node: ts.Node): void => {
    if (several) return;
    if (node.kind === ts.SyntaxKind.Identifier) {
      if ((node as ts.Identifier).text !== name) return;
      if (found) several = true;
      found = node;
      return;
    }
    ts.forEachChild(node, look);
  };
  look(body);
  return several ? undefined : found;
}

/** A call that is awaited or returned at once, in no loop and no function of its own. */
function isSafeCall(mention: ts.Node, { body, descriptor }: Site): boolean {
  const call = mention.parent;
  if (!ts.isCallExpression(call) || call.expression !== mention) return false;
  const value = outermost(call);
  const { parent } = value;
  const needsAwait = descriptor.awaitPolicy === "await-or-return";
  const returned = ts.isReturnStatement(parent) || value === body.body;
  if (needsAwait && !returned && !ts.isAwaitExpression(parent)) return false;
  for (let at: ts.Node = value; at !== body; at = at.parent) {
    if (ts.isIterationStatement(at, false)) return false;
    if (at !== value && isFunctionWithBody(at)) return false;
    // `return next()` leaves a `try` or the scope of a `using` before downstream ends.
    if (needsAwait && returned && (ts.isTryStatement(at) || ts.isBlock(at)))
      if (ts.isTryStatement(at) || at.statements.some(isUsing)) return false;
  }
  return true;
}

function isUsing(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) &&
    (statement.declarationList.flags & ts.NodeFlags.Using) !== 0
  );
}
