import ts from "typescript";

import { literalValue, valueOfDeclaration } from "./flag-values.ts";
import { assignedFlags, decoratedFlags } from "./flag-writes.ts";
import {
  spellings,
  symbolOfLayer,
  type Flag,
  type FlagName,
  type Flags,
  type LayerDeclaration,
} from "./layer.ts";

/**
 * The flags that a class or a function carries: its own, inherited ones, those of mixins and
 * decorators, and those that are assigned after it.
 */
export function flagsOf(
  checker: ts.TypeChecker,
  layer: LayerDeclaration,
): Flags {
  return {
    ...declaredFlags(checker, layer),
    ...decoratedFlags(checker, layer),
    ...assignedFlags(checker, layer),
  };
}

function declaredFlags(
  checker: ts.TypeChecker,
  layer: LayerDeclaration,
): Flags {
  const symbol = symbolOfLayer(layer);
  if (!symbol) return {};
  const type = checker.getTypeOfSymbolAtLocation(symbol, layer);
  const found: Partial<Record<FlagName, Flag>> = {};
  for (const name of ["syncCapable", "asyncCapable"] as const)
    for (const spelling of spellings[name]) {
      const property = checker.getPropertyOfType(type, spelling);
      const flag = property && flagOf(checker, property, layer);
      if (flag) found[name] ??= flag;
    }
  return found;
}

/** A flag by its declarations: two that disagree leave it to the run. */
function flagOf(
  checker: ts.TypeChecker,
  property: ts.Symbol,
  at: ts.Node,
): Flag | undefined {
  const [first] = property.declarations ?? [];
  if (!first) return undefined;
  const values = (property.declarations ?? []).map((declaration) =>
    valueOfDeclaration(checker, declaration),
  );
  const [value] = values;
  const agreed =
    value !== undefined && values.every((each) => each === value)
      ? value
      : literalValue(checker.getTypeOfSymbolAtLocation(property, at));
  // `static asyncCapable?: boolean` alone declares a place for a flag, no flag.
  const isPlaceOnly =
    ts.isPropertyDeclaration(first) &&
    !first.initializer &&
    agreed === undefined &&
    !first.getSourceFile().isDeclarationFile;
  return isPlaceOnly ? undefined : { value: agreed, node: first };
}
