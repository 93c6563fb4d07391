import ts from "typescript";

import { oncePerNode } from "../../../program/files/once.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { typeAt } from "../../../program/types/types.ts";
import { isPrimitive } from "../places/nodes.ts";

/**
 * `RequestContext.current`, where a library's getter gives an object: which one, and whose, is told by its code alone,
 * as of any other call. What can be set is a place, and a number or a text that is shown is read there.
 */
export const isGivenByLibrary: (
  checker: ts.TypeChecker,
  name: ts.Node,
) => boolean = oncePerNode(ask);

function ask(checker: ts.TypeChecker, name: ts.Node): boolean {
  const declarations = symbolOf(checker, name)?.declarations ?? [];
  if (
    declarations.length === 0 ||
    !declarations.every(
      (declaration) =>
        ts.isGetAccessor(declaration) &&
        declaration.getSourceFile().isDeclarationFile,
    )
  )
    return false;
  return !isPrimitive(typeAt(checker, name));
}
