import ts from "typescript";

import type { Builder } from "./builder.ts";
import { evaluate } from "./expressions.ts";
import { bind } from "./patterns.ts";

/** Evaluates and binds the variables of a declaration list, in their order. */
export function declare(
  flow: Builder,
  list: ts.VariableDeclarationList,
  from = 0,
): void {
  const isVar = (list.flags & ts.NodeFlags.BlockScoped) === 0;
  for (const declaration of list.declarations.slice(from)) {
    // `var a;` leaves `a` as it is.
    if (!isVar || declaration.initializer) variable(flow, declaration);
  }
}

function variable(flow: Builder, declaration: ts.VariableDeclaration): void {
  if (declaration.initializer) evaluate(flow, declaration.initializer);
  bind(flow, declaration);
}

export function isUsing(list: ts.VariableDeclarationList): boolean {
  // `await using` has the bit of `using` as well, and that of `const`: compare, don't mask.
  const kind: ts.NodeFlags = list.flags & ts.NodeFlags.BlockScoped;
  return kind === ts.NodeFlags.Using || kind === ts.NodeFlags.AwaitUsing;
}

/** A `using` declaration and the rest of its scope: on every way out its values are disposed. */
export function scopeOf(
  flow: Builder,
  list: ts.VariableDeclarationList,
  rest: () => void,
): void {
  const [first] = list.declarations;
  if (first) variable(flow, first);
  disposing(flow, list, () => {
    declare(flow, list, 1);
    rest();
  });
}

/** Builds `body`, and the disposal of what `list` declares on every way out of it. */
export function disposing(
  flow: Builder,
  list: ts.VariableDeclarationList,
  body: () => void,
): void {
  flow.guarded(body, () => {
    const kind: ts.NodeFlags = list.flags & ts.NodeFlags.BlockScoped;
    if (kind === ts.NodeFlags.AwaitUsing) flow.step("suspend", list);
    flow.throwing("dispose", list);
  });
}
