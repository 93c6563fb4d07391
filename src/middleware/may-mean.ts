import ts from "typescript";

import { addTo } from "../program/files/lists.ts";
import { nodesOf } from "../program/files/file-nodes.ts";
import {
  functionAround,
  isWithin,
  skipOuter,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { symbolAt } from "../program/types/types.ts";

type Property =
  | ts.PropertyAssignment
  | ts.ShorthandPropertyAssignment
  | ts.PropertyDeclaration;

/**
 * Whether `named`, which ends in the name of a function, can mean that function, as far as syntax and
 * scopes tell: asked before the checker types what stands before the dot. `row.count` means no function
 * `count` unless that is a member, a module's, or some object is given it under this name.
 */
export function mayMean(
  checker: ts.TypeChecker,
  named: ts.Expression,
  target: FunctionWithBody,
  isGivenAnywhere: (name: string) => boolean,
): boolean {
  const inner = skipOuter(named);
  if (!ts.isPropertyAccessExpression(inner) || isMember(target)) return true;
  const name = inner.name.text;
  const scope = functionAround(target);
  // A local function leaves its scope only as a value.
  if (scope) return isGivenWithin(scope, name);
  return leadsToModule(checker, inner.expression) || isGivenAnywhere(name);
}

function isMember(target: FunctionWithBody): boolean {
  for (
    let at: ts.Node = target;
    !ts.isStatement(at) && !(at !== target && ts.isFunctionLike(at));
    at = at.parent
  )
    if (ts.isMethodDeclaration(at) || isProperty(at)) return true;
  return false;
}

function isProperty(node: ts.Node): node is Property {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isPropertyDeclaration(node)
  );
}

/** `mws.auth` of `import * as mws`, of a namespace, of a module loaded by a call. */
function leadsToModule(
  checker: ts.TypeChecker,
  receiver: ts.Expression,
): boolean {
  let root = skipOuter(receiver);
  while (ts.isPropertyAccessExpression(root)) root = skipOuter(root.expression);
  if (/\b(?:import|require)\s*\(/.test(root.getSourceFile().text)) return true;
  if (!ts.isIdentifier(root)) return false;
  const flags = symbolAt(checker, root)?.flags ?? 0;
  return (flags & (ts.SymbolFlags.Alias | ts.SymbolFlags.Module)) !== 0;
}

function isGivenWithin(scope: FunctionWithBody, name: string): boolean {
  return (givenIn(scope.getSourceFile()).get(name) ?? []).some((property) =>
    isWithin(property, scope),
  );
}

type Given = ReadonlyMap<string, readonly Property[]>;
const given = new WeakMap<ts.SourceFile, Given>();

/** The properties of a file that are given a value by its name, by theirs: `{ auth }`, `{ auth: check }`. */
export function givenIn(sourceFile: ts.SourceFile): Given {
  let byName = given.get(sourceFile);
  if (!byName) {
    const found = new Map<string, Property[]>();
    for (const property of propertiesIn(sourceFile)) {
      const name = nameOf(property);
      if (name !== undefined) addTo(found, name, property);
    }
    given.set(sourceFile, (byName = found));
  }
  return byName;
}

function propertiesIn(sourceFile: ts.SourceFile): readonly Property[] {
  const { SyntaxKind: kinds } = ts;
  return nodesOf<Property>(
    sourceFile,
    kinds.PropertyAssignment,
    kinds.ShorthandPropertyAssignment,
    kinds.PropertyDeclaration,
  ).filter(
    (property) =>
      ts.isShorthandPropertyAssignment(property) ||
      (property.initializer !== undefined &&
        !ts.isLiteralExpression(property.initializer)),
  );
}

function nameOf({ name }: Property): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name)
    ? name.text
    : undefined;
}
