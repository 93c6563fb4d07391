import ts from "typescript";

import { ownFilesOf } from "../program/files/declared-names.ts";
import { createFileIndex } from "../program/files/file-index.ts";
import { nodesOf } from "../program/files/file-nodes.ts";
import { addTo } from "../program/files/lists.ts";
import {
  skipOuter,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { symbolOf } from "../program/types/symbols.ts";
import { contextualTypeAt, memberTypesOf } from "../program/types/types.ts";
import { mayBeExpected } from "./expectations.ts";
import type { Finder } from "./finder.ts";
import { nameOfMember } from "./members.ts";
import { placeAround, type Place } from "./uses.ts";

/** What holds an object that is written in place. */
type Holder = ts.VariableDeclaration | ts.ExportAssignment;

/** A value in an object, and the names that lead there from what holds the object. */
interface Held {
  readonly holder: Holder;
  readonly path: readonly string[];
}

/** Where the value of a name is taken, and the names that lead from there to the object. */
interface Taken {
  readonly at: ts.Expression;
  readonly path: readonly string[];
}

/** What takes a function as a part of an object: the types that it may have there, and the place in a call. */
export interface Asked {
  readonly types: readonly ts.Type[];
  readonly place: Place | undefined;
}

/** Leads to the elements of a list. */
const element = "[]";
const deepest = 4;
const mostUses = 40;

/**
 * What is asked of a function by who takes the object in which it stands: of `ask` in `const resolvers = { Query:
 * { ask: () => … } }` by `createServer({ resolvers })`, through other objects and other files.
 */
export function askedOfHeld(
  finder: Finder,
  renamesOf: (name: string) => readonly string[],
  body: FunctionWithBody,
): readonly Asked[] {
  const held = heldAt(body);
  if (!held || held.path.length === 0) return [];
  return takenFrom(finder, renamesOf, held.holder, deepest).map(
    ({ at, path }) => {
      const names = [...path, ...held.path];
      const type = contextualTypeAt(finder.checker, at);
      return {
        types: type ? typesAlong(finder.checker, type, at, names) : [],
        place: placeBehind(at, names),
      };
    },
  );
}

function placeBehind(
  at: ts.Expression,
  names: readonly string[],
): Place | undefined {
  const place = placeAround(at);
  return (
    place && {
      ...place,
      path: [...place.path, ...names.filter((name) => name !== element)],
    }
  );
}

/** The holder of the object around a value, and the way there; what is spread stands where the object around it does. */
function heldAt(value: ts.Node): Held | undefined {
  const path: string[] = [];
  let node = value;
  for (let depth = 0; depth < 20; depth++) {
    const parent = node.parent as ts.Node | undefined;
    if (!parent) return undefined;
    if (ts.isVariableDeclaration(parent))
      return ts.isIdentifier(parent.name)
        ? { holder: parent, path }
        : undefined;
    if (ts.isExportAssignment(parent)) return { holder: parent, path };
    if (
      ts.isMethodDeclaration(node) ||
      ts.isPropertyAssignment(node) ||
      ts.isShorthandPropertyAssignment(node)
    ) {
      const name = nameOfMember(node.name);
      if (name === undefined || !ts.isObjectLiteralExpression(parent))
        return undefined;
      path.unshift(name);
    } else if (ts.isArrayLiteralExpression(parent)) {
      if (!ts.isSpreadElement(node)) path.unshift(element);
    } else if (!isTransparent(parent) && !isPartOfObject(parent)) {
      return undefined;
    }
    node = parent;
  }
  return undefined;
}

function isPartOfObject(node: ts.Node): boolean {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isSpreadAssignment(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isObjectLiteralExpression(node)
  );
}

/** Whether what stands around a value is that value again. */
function isTransparent(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSpreadElement(node)
  );
}

/** What was found for a number of names still to go through: fewer find less, whoever asks first. */
const takenByFinder = new WeakMap<Finder, Map<Holder, (readonly Taken[])[]>>();

/** Where what a name holds is taken, itself or as a part of what another name holds. */
function takenFrom(
  finder: Finder,
  renamesOf: (name: string) => readonly string[],
  holder: Holder,
  depth: number,
): readonly Taken[] {
  let known = takenByFinder.get(finder);
  if (!known)
    takenByFinder.set(
      finder,
      (known = new Map<Holder, (readonly Taken[])[]>()),
    );
  let byDepth = known.get(holder);
  if (!byDepth) known.set(holder, (byDepth = []));
  let taken = byDepth[depth];
  if (!taken) {
    taken = usesOf(finder, renamesOf, holder).flatMap(
      (use): readonly Taken[] => {
        const outer = depth > 0 ? heldAt(use) : undefined;
        if (outer)
          return takenFrom(finder, renamesOf, outer.holder, depth - 1).map(
            ({ at, path }) => ({ at, path: [...path, ...outer.path] }),
          );
        return mayBeExpected(finder, use) ? [{ at: use, path: [] }] : [];
      },
    );
    byDepth[depth] = taken = taken.slice(0, mostUses);
  }
  return taken;
}

/** The places of a name, in any file, in which its value is handed on. */
function usesOf(
  { program, checker }: Finder,
  renamesOf: (name: string) => readonly string[],
  holder: Holder,
): readonly ts.Identifier[] {
  const own =
    ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name)
      ? holder.name.text
      : "default";
  const found = new Set<ts.Identifier>();
  for (const name of [own, ...renamesOf(own)])
    for (const file of handed.filesWith(program, name))
      for (const use of handedIn(file).get(name) ?? []) {
        if (found.size >= mostUses) return [...found];
        const meant = symbolOf(checker, use)?.declarations?.[0];
        if (meant === holder) found.add(use);
      }
  return [...found];
}

const handedByFile = new WeakMap<
  ts.SourceFile,
  ReadonlyMap<string, readonly ts.Identifier[]>
>();
const handed = createFileIndex(ownFilesOf, handedIn);

/** The names that stand in a file as values of objects, arguments and results, also under what they are imported as. */
function handedIn(
  sourceFile: ts.SourceFile,
): ReadonlyMap<string, readonly ts.Identifier[]> {
  let names = handedByFile.get(sourceFile);
  if (!names) handedByFile.set(sourceFile, (names = collect(sourceFile)));
  return names;
}

function collect(
  sourceFile: ts.SourceFile,
): ReadonlyMap<string, readonly ts.Identifier[]> {
  const { SyntaxKind: kinds } = ts;
  const found = new Map<string, ts.Identifier[]>();
  const imported = new Map<string, string>();
  for (const { name } of nodesOf<ts.ImportClause>(
    sourceFile,
    kinds.ImportClause,
  ))
    if (name) imported.set(name.text, "default");
  for (const { name, propertyName } of nodesOf<ts.ImportSpecifier>(
    sourceFile,
    kinds.ImportSpecifier,
  ))
    if (propertyName) imported.set(name.text, propertyName.text);
  const add = (value: ts.Expression | undefined): void => {
    const inner = value && skipOuter(value);
    if (!inner) return;
    if (ts.isArrayLiteralExpression(inner))
      for (const each of inner.elements)
        add(ts.isSpreadElement(each) ? each.expression : each);
    else if (ts.isArrowFunction(inner)) resultsOf(inner).forEach(add);
    if (!ts.isIdentifier(inner)) return;
    addTo(found, inner.text, inner);
    const known = imported.get(inner.text);
    if (known !== undefined) addTo(found, known, inner);
  };
  for (const { properties } of nodesOf<ts.ObjectLiteralExpression>(
    sourceFile,
    kinds.ObjectLiteralExpression,
  ))
    for (const property of properties)
      if (ts.isPropertyAssignment(property)) add(property.initializer);
      else if (ts.isShorthandPropertyAssignment(property)) add(property.name);
      else if (ts.isSpreadAssignment(property)) add(property.expression);
  for (const call of nodesOf<ts.CallExpression | ts.NewExpression>(
    sourceFile,
    kinds.CallExpression,
    kinds.NewExpression,
  ))
    call.arguments?.forEach(add);
  return found;
}

/** `fields: () => mutations` */
function resultsOf({
  parameters,
  body,
}: ts.ArrowFunction): readonly ts.Expression[] {
  if (parameters.length > 0) return [];
  return ts.isBlock(body)
    ? body.statements.flatMap((statement) =>
        ts.isReturnStatement(statement) ? (statement.expression ?? []) : [],
      )
    : [body];
}

/** The types of what lies behind some names in a value. */
function typesAlong(
  checker: ts.TypeChecker,
  type: ts.Type,
  at: ts.Node,
  names: readonly string[],
): readonly ts.Type[] {
  let types: readonly ts.Type[] = [type];
  for (const name of names) {
    types = types.flatMap((each) => {
      const owner = checker.getNonNullableType(each);
      if (name === element) return elementsOf(owner);
      const members = memberTypesOf(checker, owner, name, at);
      return members.length > 0 ? members : indexedBy(owner);
    });
    if (types.length === 0 || types.length > mostUses) return [];
  }
  return types;
}

/** `{ [field: string]: Resolver }`, also as one of several. */
function indexedBy(type: ts.Type): readonly ts.Type[] {
  return kindsOf(type).flatMap((each) => each.getStringIndexType() ?? []);
}

function elementsOf(type: ts.Type): readonly ts.Type[] {
  return kindsOf(type).flatMap((each) => each.getNumberIndexType() ?? []);
}

function kindsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}
