import ts from "typescript";

import { fileOfModule, packageOfSpecifier } from "../types/package-of.ts";
import { projectFilesOf } from "./declared-names.ts";
import { createFileJoin } from "./file-join.ts";
import { addTo } from "./lists.ts";

/** What one file says of other modules; read from its syntax once. */
interface Imports {
  readonly specifiers: readonly ts.StringLiteralLike[];
}

const importsByFile = new WeakMap<ts.SourceFile, Imports>();

/** Every module that a file imports, re-exports, requires or imports on the fly at its top level. */
export function importsOf(
  sourceFile: ts.SourceFile,
): readonly ts.StringLiteralLike[] {
  let imports = importsByFile.get(sourceFile);
  if (!imports) {
    imports = { specifiers: read(sourceFile) };
    importsByFile.set(sourceFile, imports);
  }
  return imports.specifiers;
}

function read(sourceFile: ts.SourceFile): ts.StringLiteralLike[] {
  const found: ts.StringLiteralLike[] = [];
  const add = (node: ts.Node | undefined): void => {
    if (node && ts.isStringLiteralLike(node)) found.push(node);
  };
  const readStatement = (statement: ts.Statement): void => {
    if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
      add(statement.moduleSpecifier);
    else if (
      ts.isImportEqualsDeclaration(statement) &&
      ts.isExternalModuleReference(statement.moduleReference)
    )
      add(statement.moduleReference.expression);
    else if (
      ts.isModuleDeclaration(statement) &&
      statement.body &&
      ts.isModuleBlock(statement.body)
    )
      statement.body.statements.forEach(readStatement);
  };
  sourceFile.statements.forEach(readStatement);
  // `require(…)`, `import(…)` and `import("…").Type` may stand anywhere: where their text does, not in the
  // rest of the tree. A package's declarations can be the largest files of a program.
  for (const match of sourceFile.text.matchAll(/\b(?:require|import)\s*\(/g)) {
    const node = importAt(sourceFile, match.index);
    if (!node) continue;
    if (!ts.isImportTypeNode(node)) add(node.arguments[0]);
    else if (ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
  }
  return found;
}

/** The import that begins at a place of the text; none in a comment or a string. */
function importAt(
  sourceFile: ts.SourceFile,
  at: number,
): ts.ImportTypeNode | ts.CallExpression | undefined {
  const holds = (node: ts.Node): boolean => node.pos <= at && at < node.end;
  let node: ts.Node | undefined = sourceFile.statements.find(holds);
  // What stands before the first token of a node is a comment.
  while (node && node.getStart(sourceFile) <= at) {
    // `typeof import("…")` begins before its import.
    if (ts.isImportTypeNode(node) && at < node.argument.pos) return node;
    if (isImportCall(node) && node.expression.getStart(sourceFile) === at)
      return node;
    node = ts.forEachChild(node, (child) => (holds(child) ? child : undefined));
  }
  return undefined;
}

/** `import("./a.js")`, `require("./a")` */
export function isImportCall(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
      (ts.isIdentifier(node.expression) && node.expression.text === "require"))
  );
}

const inComments = new WeakMap<ts.SourceFile, readonly string[]>();

/** The modules that comments of a JavaScript file name: `@type {import("koa").Middleware}`, `@import`. */
function modulesInComments(sourceFile: ts.SourceFile): readonly string[] {
  if (!/\.[cm]?jsx?$/.test(sourceFile.fileName)) return [];
  let names = inComments.get(sourceFile);
  if (!names) {
    const found = sourceFile.text.matchAll(
      /(?:import\(\s*|@import\b[^*\n]*?from\s+)["']([^"']+)["']/g,
    );
    names = [...found].map((match) => match[1] ?? "");
    inComments.set(sourceFile, names);
  }
  return names;
}

/** What is found out about the imports of a program, by files' names: it holds as long as all import what they did. */
interface ImportGraph {
  /** Whether a file leads to a target, for each kind of target. */
  readonly leads: Map<string, Map<string, boolean>>;
  importers?: ReadonlyMap<string, readonly string[]>;
}

const graphOf = createFileJoin(
  (program) => program.getSourceFiles(),
  (file) =>
    [
      ...importsOf(file).map(({ text }) => text),
      "",
      ...modulesInComments(file),
    ].join("\n"),
  (): ImportGraph => ({ leads: new Map() }),
);

/** The names of the project's own files that import a file, by its name. */
export function importersOf(
  program: ts.Program,
): ReadonlyMap<string, readonly string[]> {
  const graph = graphOf(program);
  if (!graph.importers) {
    const importers = new Map<string, string[]>();
    for (const file of projectFilesOf(program))
      for (const imported of importedFilesOf(program, file))
        addTo(importers, imported, file.fileName);
    graph.importers = importers;
  }
  return graph.importers;
}

/**
 * Which files lead, through any number of modules, to a package that `isTarget` accepts.
 *
 * @param target What it accepts, as text.
 */
export function reachabilityOf(
  program: ts.Program,
  target: string,
  isTarget: (packageName: string) => boolean,
): (sourceFile: ts.SourceFile) => boolean {
  const { leads } = graphOf(program);
  const known = leads.get(target) ?? new Map<string, boolean>();
  leads.set(target, known);

  return (start) => {
    const answer = known.get(start.fileName);
    if (answer !== undefined) return answer;
    const cameFrom = new Map<ts.SourceFile, ts.SourceFile | undefined>([
      [start, undefined],
    ]);
    const queue = [start];
    for (const file of queue) {
      const hit =
        known.get(file.fileName) === true ||
        modulesInComments(file).some((text) => {
          const name = packageOfSpecifier(text);
          return name !== undefined && isTarget(name);
        }) ||
        importsOf(file).some((specifier) => {
          const name = packageOfSpecifier(specifier.text);
          return name !== undefined && isTarget(name);
        });
      if (hit) {
        for (
          let at: ts.SourceFile | undefined = file;
          at;
          at = cameFrom.get(at)
        )
          known.set(at.fileName, true);
        return true;
      }
      for (const name of importedFilesOf(program, file)) {
        const next = program.getSourceFile(name);
        if (!next || known.get(name) === false || cameFrom.has(next)) continue;
        cameFrom.set(next, file);
        queue.push(next);
      }
    }
    for (const { fileName } of cameFrom.keys()) known.set(fileName, false);
    return false;
  };
}

interface ImportedFiles {
  readonly names: readonly string[];
  /** The names of all files, and the options: with others, an import may lead elsewhere. */
  readonly among: object;
}

const namesAmong = createFileJoin(
  (program) => program.getSourceFiles(),
  () => "",
  (): object => ({}),
);

const importedByFile = new WeakMap<ts.SourceFile, ImportedFiles>();

/** The names of the files that a file's imports lead to; those of an unchanged file are looked up once. */
export function importedFilesOf(
  program: ts.Program,
  sourceFile: ts.SourceFile,
): readonly string[] {
  const among = namesAmong(program);
  let known = importedByFile.get(sourceFile);
  if (
    known?.among !== among ||
    !known.names.every((name) => program.getSourceFile(name) !== undefined)
  ) {
    const checker = program.getTypeChecker();
    const names = importsOf(sourceFile).flatMap(
      (specifier) => fileOfModule(checker, specifier)?.fileName ?? [],
    );
    known = { names, among };
    importedByFile.set(sourceFile, known);
  }
  return known.names;
}

/** Whether comments of a JavaScript file name modules: those are not among its imports. */
export function mentionsModulesInComments(sourceFile: ts.SourceFile): boolean {
  return modulesInComments(sourceFile).length > 0;
}
