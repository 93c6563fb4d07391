import ts from "typescript";

import { factsOf, type FileFacts } from "../../program/file-facts.ts";
import {
  functionAround,
  hasModifier,
  isInitialized,
  skipOuter,
  type FunctionWithBody,
} from "../../program/functions.ts";
import { importedDefaultsOf, otherNamesOf } from "../../program/renames.ts";
import { symbolOf } from "../../program/symbols.ts";
import type { Project } from "../project.ts";
import { ownFilesOf } from "../../program/declared-names.ts";
import {
  exposuresOf,
  holderOfResult,
  meantBy,
  returnedFrom,
} from "./exposures.ts";
import { namesIn } from "./names.ts";

const mostUses = 100;

/** The calls of a function by its name, wherever the program sees it: of a constructor with `new`, of an accessor each access. */
export function usesOf(
  project: Project,
  body: FunctionWithBody,
  depth = 2,
): readonly ts.Node[] {
  if (ts.isConstructorDeclaration(body))
    return constructionsOf(project, body.parent);
  const name = nameOf(body);
  if (name && ts.isAccessor(body)) return accessesOf(project, name);
  const uses = new Set<ts.Node>();
  const declaration = name && declarationOf(project, name);
  if (declaration)
    called(project, name.text, uses, (meant) => meant === declaration);
  else if (isDefault(body))
    for (const imported of importedDefaultsOf(
      project.program,
      body.getSourceFile(),
    ))
      calledBy(project, imported, uses, (meant) => isExportOf(meant, body));
  for (const exposed of exposuresOf(project.checker, body, name))
    called(project, exposed.name, uses, exposed.isMeant);
  const factory = depth > 0 && returnedFrom(body, name);
  if (factory)
    for (const use of usesOf(project, factory.body, depth - 1)) {
      const holder = holderOfResult(use, factory.index);
      if (holder && ts.isIdentifier(holder.name))
        called(project, holder.name.text, uses, (meant) => meant === holder);
    }
  return [...uses];
}

/** `export default async () => …`, `export default function () …` */
function isDefault(body: FunctionWithBody): boolean {
  return (
    ts.isExportAssignment(body.parent) ||
    hasModifier(body, ts.SyntaxKind.DefaultKeyword)
  );
}

function isExportOf(meant: ts.Declaration, body: FunctionWithBody): boolean {
  return (
    meant === body ||
    (ts.isExportAssignment(meant) && skipOuter(meant.expression) === body)
  );
}

/** Adds the calls of a name, and of those that stand for it in other files, that mean one of certain declarations. */
function called(
  project: Project,
  name: string,
  uses: Set<ts.Node>,
  isMeant: (declaration: ts.Declaration) => boolean,
): void {
  calledBy(project, name, uses, isMeant);
  for (const other of otherNamesOf(project.program, name))
    calledBy(project, other, uses, isMeant);
}

function calledBy(
  project: Project,
  name: string,
  uses: Set<ts.Node>,
  isMeant: (declaration: ts.Declaration) => boolean,
): void {
  for (const nodes of callsIn(project.program).get(name) ?? [])
    for (const node of nodes) {
      if (uses.size >= mostUses) return;
      const meant = meantBy(project.checker, node);
      if (meant && isMeant(meant)) uses.add(node);
    }
}

/** Where names stand, by their text, file by file. */
type Named<Name> = ReadonlyMap<string, readonly (readonly Name[])[]>;

/** Joins what the project's files say of names, once for a program. */
function joined<Name>(
  of: (facts: FileFacts) => ReadonlyMap<string, readonly Name[]>,
): (program: ts.Program) => Named<Name> {
  const byProgram = new WeakMap<ts.Program, Named<Name>>();
  return (program) => {
    const known = byProgram.get(program);
    if (known) return known;
    const found = new Map<string, (readonly Name[])[]>();
    for (const file of ownFilesOf(program))
      for (const [name, nodes] of of(factsOf(file))) {
        const list = found.get(name);
        if (list) list.push(nodes);
        else found.set(name, [nodes]);
      }
    byProgram.set(program, found);
    return found;
  };
}

const callsIn = joined(({ calls }) => calls);
const constructionsIn = joined(({ constructions }) => constructions);

/** Symbols of members differ from one instance of a type to the next; what declares them doesn't. */
function declarationOf(
  project: Project,
  name: ts.Node,
): ts.Declaration | undefined {
  return symbolOf(project.checker, name)?.valueDeclaration;
}

function nameOf(body: FunctionWithBody): ts.MemberName | undefined {
  const name =
    body.name ??
    (ts.isVariableDeclaration(body.parent) ||
    ts.isPropertyDeclaration(body.parent) ||
    ts.isPropertyAssignment(body.parent)
      ? body.parent.name
      : undefined);
  return name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name))
    ? name
    : undefined;
}

/** Where the objects of a class are made: the name behind each `new`. */
export function constructionsOf(
  project: Project,
  node: ts.ClassLikeDeclaration,
): readonly ts.MemberName[] {
  const { program, checker } = project;
  const names = node.name
    ? [node.name.text, ...otherNamesOf(program, node.name.text)]
    : hasModifier(node, ts.SyntaxKind.DefaultKeyword)
      ? [...importedDefaultsOf(program, node.getSourceFile())]
      : [];
  const made = constructionsIn(program);
  return names
    .flatMap((name) => made.get(name)?.flat() ?? [])
    .filter((name) => symbolOf(checker, name)?.valueDeclaration === node);
}

/** Where a property of the project is read or written, its declarations not counted. */
export function accessesOf(
  project: Project,
  name: ts.Node,
): readonly ts.Node[] {
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return [];
  const symbol = symbolOf(project.checker, name);
  return ownFilesOf(project.program)
    .filter(({ text }) => text.includes(name.text))
    .flatMap((file) => namesIn(file, name.text))
    .filter(
      (node) =>
        !ts.isAccessor(node.parent) &&
        symbolOf(project.checker, node)?.valueDeclaration ===
          symbol?.valueDeclaration,
    )
    .slice(0, mostUses);
}

/** The functions that run what stands at `use`; the initialiser of a field runs wherever its class is made. */
export function runnersOf(
  project: Project,
  use: ts.Node,
): readonly FunctionWithBody[] {
  const around = functionAround(use);
  const field = ts.findAncestor(use, isInitialized);
  if (
    !field ||
    (around && around.pos >= field.pos) ||
    !ts.isClassLike(field.parent)
  )
    return around ? [around] : [];
  return constructionsOf(project, field.parent).flatMap(
    (name) => functionAround(name) ?? [],
  );
}
