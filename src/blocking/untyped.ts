import ts from "typescript";

import { skipOuter } from "../program/syntax/functions.ts";
import { requiredModule } from "../program/files/required-module.ts";
import { entryByName, type Use } from "./lookup.ts";
import type { BlockingEntry } from "./catalogue.ts";
import { symbolAt } from "../program/types/types.ts";

/**
 * The row that a call names through a module without types: `require("bcrypt").hashSync()`,
 * `import git from "git-rev-sync"`. The specifier says the package, so the name is certain.
 */
export function untypedEntryOf(
  checker: ts.TypeChecker,
  callee: ts.Expression,
  use: Use,
): BlockingEntry | undefined {
  const inner = skipOuter(callee);
  const path = ts.isPropertyAccessExpression(inner) ? inner.name.text : "";
  const root = ts.isPropertyAccessExpression(inner) ? inner.expression : inner;
  const origin = moduleOf(checker, skipOuter(root), 3);
  if (!origin) return undefined;
  const names = [...origin.path, ...(path ? [path] : [])].filter(
    (name, index) => !(index === 0 && name === "default"),
  );
  return entryByName(origin.specifier, names.join(".") || "default", use);
}

interface ModulePath {
  readonly specifier: string;
  readonly path: readonly string[];
}

/** The module, and the export of it, that an expression holds. */
function moduleOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth: number,
): ModulePath | undefined {
  const required = loadedModule(expression);
  if (required !== undefined) return { specifier: required, path: [] };
  if (depth === 0) return undefined;
  if (ts.isPropertyAccessExpression(expression)) {
    const below = moduleOf(
      checker,
      skipOuter(expression.expression),
      depth - 1,
    );
    return below && { ...below, path: [...below.path, expression.name.text] };
  }
  if (!ts.isIdentifier(expression)) return undefined;
  const declaration = symbolAt(checker, expression)?.declarations?.[0];
  return declaration && declaredModule(checker, declaration, depth);
}

function declaredModule(
  checker: ts.TypeChecker,
  declaration: ts.Declaration,
  depth: number,
): ModulePath | undefined {
  if (ts.isVariableDeclaration(declaration) && declaration.initializer)
    return moduleOf(checker, skipOuter(declaration.initializer), depth - 1);
  if (
    ts.isBindingElement(declaration) &&
    ts.isVariableDeclaration(declaration.parent.parent) &&
    declaration.parent.parent.initializer
  ) {
    const name = declaration.propertyName ?? declaration.name;
    const below = moduleOf(
      checker,
      skipOuter(declaration.parent.parent.initializer),
      depth - 1,
    );
    return below && ts.isIdentifier(name)
      ? { ...below, path: [...below.path, name.text] }
      : undefined;
  }
  const clause = ts.findAncestor(declaration, ts.isImportDeclaration);
  if (!clause || !ts.isStringLiteral(clause.moduleSpecifier)) return undefined;
  const specifier = clause.moduleSpecifier.text;
  if (ts.isImportSpecifier(declaration))
    return {
      specifier,
      path: [(declaration.propertyName ?? declaration.name).text],
    };
  return { specifier, path: [] };
}

/** `x` of `require("x")` and `await import("x")` */
function loadedModule(expression: ts.Expression): string | undefined {
  const call = skipOuter(
    ts.isAwaitExpression(expression) ? expression.expression : expression,
  );
  if (!ts.isCallExpression(call)) return undefined;
  const [specifier] = call.arguments;
  return call.expression.kind === ts.SyntaxKind.ImportKeyword
    ? specifier && ts.isStringLiteralLike(specifier)
      ? specifier.text
      : undefined
    : requiredModule(call);
}
