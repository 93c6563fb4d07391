import ts from "typescript";

import { factsOf, type FileFacts } from "../../../program/files/file-facts.ts";
import {
  functionAround,
  hasModifier,
  isDefaultExport,
  isInitialized,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { joinedLists } from "../../../program/files/lists.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import {
  importedDefaultsOf,
  otherNamesOf,
} from "../../../program/files/renames.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { ownFilesOf } from "../../../program/files/declared-names.ts";
import { filesSpeaking } from "../../../program/files/speakers.ts";
import {
  exposuresOf,
  holderOfResult,
  meantBy,
  returnedFrom,
} from "./exposures.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";

const mostUses = 100;

/**
 * The calls of a function by its name, wherever the program sees it: of a constructor with `new`, of an
 * accessor each access. One after the other as they are asked for, since the checker has to say of each
 * what it means.
 *
 * @param isWanted Which ones matter, by syntax alone: of any other the checker isn't asked.
 */
export function* usesOf(
  project: Project,
  body: FunctionWithBody,
  isWanted: (use: ts.Node) => boolean = () => true,
  depth = 2,
): Generator<ts.Node, void, undefined> {
  if (ts.isConstructorDeclaration(body)) {
    yield* constructionsOf(project, body.parent).filter(isWanted);
    return;
  }
  const name = nameOf(body);
  if (name && ts.isAccessor(body)) {
    yield* accessesOf(project, name).filter(isWanted);
    return;
  }
  const called = callsOnce(project, isWanted);
  const declaration = name && declarationOf(project, name);
  if (declaration) yield* called(name.text, (meant) => meant === declaration);
  else if (isDefaultExport(body))
    for (const imported of importedDefaultsOf(
      project.program,
      body.getSourceFile(),
    ))
      yield* called(imported, (meant) => isExportOf(meant, body));
  for (const exposed of exposuresOf(project.checker, body, name))
    yield* called(exposed.name, exposed.isMeant);
  const factory = depth > 0 && returnedFrom(body, name);
  if (!factory) return;
  for (const use of usesOf(project, factory.body, undefined, depth - 1)) {
    const holder = holderOfResult(use, factory.index);
    if (holder && ts.isIdentifier(holder.name))
      yield* called(holder.name.text, (meant) => meant === holder);
  }
}

/** Whether there are uses, and all of them are of a kind. */
export function areAll(
  uses: Iterable<ts.Node>,
  test: (use: ts.Node) => boolean,
): boolean {
  let some = false;
  for (const use of uses) {
    if (!test(use)) return false;
    some = true;
  }
  return some;
}

function isExportOf(meant: ts.Declaration, body: FunctionWithBody): boolean {
  return (
    meant === body ||
    (ts.isExportAssignment(meant) && skipOuter(meant.expression) === body)
  );
}

/**
 * Gives the calls of a name, and of those that stand for it in other files, that mean one of certain
 * declarations, each call once.
 */
function callsOnce(
  { program, checker }: Project,
  isWanted: (use: ts.Node) => boolean,
  namesOf = callsIn,
): (
  name: string,
  isMeant: (declaration: ts.Declaration) => boolean,
) => Generator<ts.Node, void, undefined> {
  const seen = new Set<ts.Node>();
  return function* (own, isMeant) {
    const names = namesOf(program);
    for (const name of [own, ...otherNamesOf(program, own)])
      for (const node of names.get(name) ?? []) {
        if (seen.size >= mostUses) return;
        if (seen.has(node) || !isWanted(node)) continue;
        const meant = meantBy(checker, node);
        if (!meant || !isMeant(meant)) continue;
        seen.add(node);
        yield node;
      }
  };
}

/** Joins where the project's files have names, by their text, once for a program. */
function joined<Name>(
  of: (facts: FileFacts) => ReadonlyMap<string, readonly Name[]>,
): (program: ts.Program) => ReadonlyMap<string, readonly Name[]> {
  const byProgram = new WeakMap<
    ts.Program,
    ReadonlyMap<string, readonly Name[]>
  >();
  return (program) => {
    let found = byProgram.get(program);
    if (!found) {
      found = joinedLists(ownFilesOf(program).map((file) => of(factsOf(file))));
      byProgram.set(program, found);
    }
    return found;
  };
}

/** Where a list or a promise is told to run a function: `rows.map(add)`, `load().then(add)`. */
export function* handedUsesOf(
  project: Project,
  body: FunctionWithBody,
): Generator<ts.Node, void, undefined> {
  const name = nameOf(body);
  const declaration = name && declarationOf(project, name);
  if (!declaration) return;
  yield* callsOnce(
    project,
    () => true,
    handedIn,
  )(name.text, (meant) => meant === declaration);
}

const callsIn = joined(({ calls }) => calls);
const handedIn = joined(({ handed }) => handed);
const constructionsIn = joined(({ constructions }) => constructions);

/** Where the function that a name is declared for is mentioned without being called: handed on, kept, exported by default. */
export const valueUsesOf: (
  project: Project,
  name: ts.Node,
) => readonly ts.Node[] = oncePerNode(({ program, checker }, name) => {
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return [];
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  return [name.text, ...otherNamesOf(program, name.text)].flatMap((text) =>
    filesSpeaking(program, text)
      .flatMap((file) => namesIn(file, text))
      .filter(
        (use) =>
          use !== name &&
          isValue(use) &&
          symbolOf(checker, use)?.valueDeclaration === declaration,
      ),
  );
});

/** Whether a name stands for the function itself: not as what is called, nor where it is imported or exported. */
function isValue(use: ts.Node): boolean {
  const { parent } = use;
  const access = accessOf(use);
  return !(
    (ts.isCallExpression(access.parent) &&
      access.parent.expression === access) ||
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isTypeQueryNode(parent)
  );
}

/** Symbols of members differ from one instance of a type to the next; what declares them doesn't. */
function declarationOf(
  project: Project,
  name: ts.Node,
): ts.Declaration | undefined {
  return symbolOf(project.checker, name)?.valueDeclaration;
}

/** What a function is called by, where it has a name or something that holds it has. */
export function nameOf(body: FunctionWithBody): ts.MemberName | undefined {
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
    .flatMap((name) => made.get(name) ?? [])
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
