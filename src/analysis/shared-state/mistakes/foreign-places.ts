import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";

/** Whether a package declares it, and so may read what is written there. */
export function isForeign(symbol: ts.Symbol | undefined): boolean {
  return (
    symbol?.declarations?.some(
      (declaration) =>
        packageOf(declaration) !== "." && !isAddedByProject(declaration),
    ) ?? false
  );
}

/** What a module of the project adds to a package's interface: nobody but the project knows of it. */
function isAddedByProject(declaration: ts.Declaration): boolean {
  const file = declaration.getSourceFile();
  return (
    ts.isExternalModule(file) &&
    packageOf(file) === "." &&
    ts.findAncestor(declaration, ts.isInterfaceDeclaration) !== undefined
  );
}

/** `app.locals["user"]`: a record that a library holds. */
export function hasForeignHolder(
  project: Project,
  target: ts.Expression,
): boolean {
  const holder =
    ts.isPropertyAccessExpression(target) ||
    ts.isElementAccessExpression(target)
      ? skipOuter(target.expression)
      : filled(target);
  return (
    holder !== undefined &&
    ts.isPropertyAccessExpression(holder) &&
    isForeign(symbolOf(project.checker, holder.name))
  );
}

/** `headers` of `Object.assign(headers, { token })`, for `token`. */
function filled(name: ts.Node): ts.Expression | undefined {
  const literal = name.parent.parent as ts.Node | undefined;
  if (!literal || !ts.isObjectLiteralExpression(literal)) return undefined;
  const { parent } = literal;
  const target = ts.isCallExpression(parent) ? parent.arguments[0] : undefined;
  return target && target !== literal ? skipOuter(target) : undefined;
}
