import ts from "typescript";

import type { FunctionWithBody } from "../../program/syntax/functions.ts";

/** What a middleware's code is: a class, or a function that gives the layer. */
export type LayerDeclaration = ts.ClassLikeDeclaration | FunctionWithBody;

export type FlagName = "syncCapable" | "asyncCapable";

/** A capability flag as the code writes it. */
export interface Flag {
  /** `undefined` where only a run could tell. */
  readonly value: boolean | undefined;
  readonly node: ts.Node;
}

/** Both flags of a layer; a missing one is declared nowhere. */
export type Flags = Readonly<Partial<Record<FlagName, Flag>>>;

/** How each flag is written: as the runtime does, and as Django does. */
export const spellings: Readonly<Record<FlagName, readonly string[]>> = {
  syncCapable: ["syncCapable", "sync_capable"],
  asyncCapable: ["asyncCapable", "async_capable"],
};

/** The flag that a property of this name is, if it is one. */
export function flagNamed(name: string): FlagName | undefined {
  if (spellings.syncCapable.includes(name)) return "syncCapable";
  return spellings.asyncCapable.includes(name) ? "asyncCapable" : undefined;
}

/** The value's own symbol: a class, a function, or the variable that holds a function. */
export function symbolOfLayer(layer: LayerDeclaration): ts.Symbol | undefined {
  const variable = layer.parent;
  const named =
    !ts.isClassLike(layer) &&
    (ts.isArrowFunction(layer) || ts.isFunctionExpression(layer)) &&
    ts.isVariableDeclaration(variable)
      ? variable
      : layer;
  // The binder's symbol: an anonymous class has no name to ask the checker about.
  return (named as { readonly symbol?: ts.Symbol }).symbol;
}
