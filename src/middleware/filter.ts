import ts from "typescript";

import { factsOf } from "../program/files/file-facts.ts";
import { createFileJoin } from "../program/files/file-join.ts";
import { maySpeak } from "../program/files/identifiers.ts";
import {
  isFunctionWithBody,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { reachabilityOf } from "../program/files/modules.ts";
import { isPackage, packageOf } from "../program/types/package-of.ts";
import type { FrameworkDescriptor } from "./descriptor.ts";
import { injectedFieldsOf } from "./class-shape.ts";
import { memberOf } from "./members.ts";

const functionsByFile = new WeakMap<
  ts.SourceFile,
  readonly FunctionWithBody[]
>();

/** The functions of a file that can be a site, in source order: no constructors, no accessors. */
export function candidatesIn(
  sourceFile: ts.SourceFile,
): readonly FunctionWithBody[] {
  let functions = functionsByFile.get(sourceFile);
  if (!functions) {
    functions = factsOf(sourceFile)
      .functions.map(({ body }) => body)
      .filter(isCandidate);
    functionsByFile.set(sourceFile, functions);
  }
  return functions;
}

/** Whether a node is a function that can be a site. */
export function isCandidate(node: ts.Node): node is FunctionWithBody {
  return (
    isFunctionWithBody(node) &&
    !ts.isConstructorDeclaration(node) &&
    !ts.isAccessor(node)
  );
}

/** Every package whose declarations a descriptor speaks of. */
export function packagesOf(
  descriptor: FrameworkDescriptor,
): ReadonlySet<string> {
  const { handlers } = descriptor;
  const registrations = [...descriptor.registration, ...handlers.registration];
  return new Set([
    ...descriptor.npm,
    ...[
      ...descriptor.continuation,
      ...descriptor.heritage,
      ...descriptor.contextual,
      ...handlers.contextual,
      ...handlers.heritage,
      ...handlers.decorators,
      ...(handlers.decorated ?? []).map(({ decorator }) => decorator),
      ...handlers.parameters.flat(),
      ...(handlers.byParameter ?? []),
      ...registrations.flatMap(({ receiver, callee }) => [
        ...(receiver ? [receiver] : []),
        ...(callee ? [callee] : []),
      ]),
    ].map((reference) => reference.package),
  ]);
}

/** The packages that a program holds declarations of, by its files and its `declare module "…"`. */
export const packagesIn: (program: ts.Program) => ReadonlySet<string> =
  createFileJoin(
    (program) => program.getSourceFiles(),
    (file) => packagesOfFile(file).join(),
    (files) => new Set(files.flatMap(packagesOfFile)),
  );

function packagesOfFile(file: ts.SourceFile): readonly string[] {
  const own = packageOf(file);
  if (own !== ".") return [own];
  return [
    own,
    ...file.statements.flatMap((statement) =>
      ts.isModuleDeclaration(statement) && ts.isStringLiteral(statement.name)
        ? [packageOf(statement.body ?? statement)]
        : [],
    ),
  ];
}

/** The descriptors that can apply in a program: those with a package of theirs in it. */
export function descriptorsFor(
  program: ts.Program,
  descriptors: readonly FrameworkDescriptor[],
): readonly FrameworkDescriptor[] {
  const present = [...packagesIn(program)];
  return descriptors.filter((descriptor) => {
    // Koa's types alone make no Midway application, although that descriptor names some of them.
    const wanted =
      descriptor.from === "settings"
        ? [...packagesOf(descriptor)]
        : descriptor.npm;
    return wanted.some((pattern) =>
      present.some((name) => isPackage(name, pattern)),
    );
  });
}

/** Which files can name a framework's declarations at all. Asks the checker for the modules of imports only. */
export function nominalFilter(
  program: ts.Program,
  descriptors: readonly FrameworkDescriptor[],
  ownFiles: readonly ts.SourceFile[],
): (sourceFile: ts.SourceFile) => boolean {
  const patterns = [
    ...new Set(descriptors.flatMap((each) => [...packagesOf(each)])),
  ].filter((pattern) => pattern !== ".");
  // Types of the project itself need no import that leads anywhere.
  const own = descriptors.some(
    (descriptor) =>
      descriptor.from === "settings" && packagesOf(descriptor).has("."),
  );
  const wanted = new Map<string, boolean>();
  const reaches = reachabilityOf(program, patterns.join(), (name) => {
    let isWanted = wanted.get(name);
    if (isWanted === undefined) {
      isWanted = patterns.some((pattern) => isPackage(name, pattern));
      wanted.set(name, isWanted);
    }
    return isWanted;
  });
  let globals: readonly string[] | undefined;
  return (sourceFile) => {
    if (own || reaches(sourceFile)) return true;
    globals ??= [
      ...packagedGlobals(descriptors),
      ...ownFiles.filter(reaches).flatMap(globalsOf),
    ];
    return globals.some((name) => maySpeak(sourceFile, name));
  };
}

/** Names that some packages declare globally (`PagesFunction`, `Bun`): a file needs no import for them. */
function packagedGlobals(
  descriptors: readonly FrameworkDescriptor[],
): readonly string[] {
  const types = descriptors
    .flatMap(({ contextual, heritage, continuation }) => [
      ...contextual.map(({ type }) => type),
      ...heritage.map(({ type }) => type),
      ...continuation.map(({ path }) => path.split(":").at(-1) ?? ""),
    ])
    .filter((name) => name.length > 5 && !name.includes("*"));
  return [
    ...new Set([
      ...types,
      ...descriptors.flatMap((each) => each.globals ?? []),
    ]),
  ];
}

/** The names that a project's file declares for all files: `declare global { type AppNext = Koa.Next }`. */
function globalsOf(sourceFile: ts.SourceFile): readonly string[] {
  const blocks = sourceFile.statements.flatMap((statement) =>
    ts.isModuleDeclaration(statement) &&
    statement.name.kind === ts.SyntaxKind.Identifier &&
    statement.name.text === "global" &&
    statement.body &&
    ts.isModuleBlock(statement.body)
      ? [statement.body.statements]
      : [],
  );
  const isScript = !ts.isExternalModule(sourceFile);
  const statements = [
    ...blocks.flat(),
    ...(isScript ? [sourceFile.statements] : []),
  ].flat();
  return statements.flatMap((statement) => {
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name)
      : [ts.getNameOfDeclaration(statement as ts.Node as ts.Declaration)];
    return names.flatMap((name) =>
      name && ts.isIdentifier(name) ? [name.text] : [],
    );
  });
}

/** Whether a function could have one of the shapes that need no framework: by its syntax alone. */
export function mayHaveShape(body: FunctionWithBody): boolean {
  if (body.parameters.length === 0) return false;
  const owner = memberOf(body)?.owner;
  if (owner && ts.isClassLike(owner))
    return (
      injectedFieldsOf(owner).length > 0 ||
      (owner.heritageClauses ?? []).some(
        ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
      )
    );
  return true;
}
