import path from "node:path";
import ts from "typescript";

import { debugLimit, isDebugging } from "../debug.ts";
import { isProjectFile } from "./declared-names.ts";

const sourcesByFile = new WeakMap<ts.SourceFile, readonly string[]>();
const complained = new WeakSet<ts.SourceFile>();

/**
 * The source behind a declaration that a workspace package publishes (`dist/index.d.ts`), where its
 * declaration map names a file of the program. Where only the declaration is there, silence, and with
 * `DEBUG=async-middleware` a line that says what to do.
 */
export function sourceBehind(
  program: ts.Program,
  declaration: ts.Declaration,
): readonly ts.Declaration[] {
  const file = declaration.getSourceFile();
  if (!file.isDeclarationFile || !isProjectFile(file)) return [];
  const wanted = pathOf(declaration);
  if (wanted.length === 0) return [];
  const files = sourcesOf(file).flatMap(
    (name) => program.getSourceFile(name) ?? [],
  );
  if (files.length === 0) {
    complain(file, declaration);
    return [];
  }
  return files.flatMap((source) => findIn(source, wanted));
}

function complain(file: ts.SourceFile, declaration: ts.Declaration): void {
  if (
    !isDebugging() ||
    complained.has(file) ||
    !/\/(?:dist|build|lib|out|types|esm|cjs)\//.test(file.fileName)
  )
    return;
  complained.add(file);
  debugLimit(
    "calls into this package are not followed, because the program holds its declarations alone; point `paths`, project references with `declarationMap`, or `customConditions` at its source",
    declaration,
  );
}

/** The sources that the declaration map beside a file names. */
function sourcesOf(file: ts.SourceFile): readonly string[] {
  let sources = sourcesByFile.get(file);
  if (!sources) {
    // A program in memory, as a browser has it, reads nothing.
    const system = ts.sys as ts.System | undefined;
    const text = system?.readFile(`${file.fileName}.map`);
    sources = text === undefined ? [] : sourcesIn(text, file.fileName);
    sourcesByFile.set(file, sources);
  }
  return sources;
}

function sourcesIn(text: string, fileName: string): readonly string[] {
  try {
    const map = JSON.parse(text) as {
      readonly sources?: unknown;
      readonly sourceRoot?: unknown;
    };
    const root = typeof map.sourceRoot === "string" ? map.sourceRoot : "";
    return Array.isArray(map.sources)
      ? map.sources
          .filter((source) => typeof source === "string")
          .map((source) => path.resolve(path.dirname(fileName), root, source))
      : [];
  } catch {
    return [];
  }
}

/** `["Store", "load"]` of a method, `["load"]` of a function. */
function pathOf(declaration: ts.Declaration): readonly string[] {
  const names: string[] = [];
  for (
    let at: ts.Node = declaration;
    !ts.isSourceFile(at) && !ts.isModuleBlock(at);
    at = at.parent
  ) {
    const name =
      ts.isVariableDeclaration(at) ||
      ts.isFunctionDeclaration(at) ||
      ts.isClassLike(at) ||
      ts.isClassElement(at) ||
      ts.isTypeElement(at)
        ? at.name
        : undefined;
    if (name && ts.isIdentifier(name)) names.unshift(name.text);
  }
  return names;
}

function findIn(
  source: ts.SourceFile,
  [first, ...rest]: readonly string[],
): readonly ts.Declaration[] {
  for (const statement of source.statements) {
    const candidates: readonly ts.Declaration[] = ts.isVariableStatement(
      statement,
    )
      ? statement.declarationList.declarations
      : ts.isFunctionDeclaration(statement) || ts.isClassLike(statement)
        ? [statement]
        : [];
    const found = candidates.filter((each) => nameOf(each) === first);
    if (found.length > 0)
      return rest.length === 0
        ? found
        : found.flatMap((owner) => memberIn(owner, rest));
  }
  return [];
}

function memberIn(
  owner: ts.Declaration,
  [name, ...rest]: readonly string[],
): readonly ts.Declaration[] {
  const value =
    ts.isVariableDeclaration(owner) || ts.isPropertyAssignment(owner)
      ? owner.initializer
      : owner;
  const members: readonly ts.Declaration[] =
    value && ts.isClassLike(value)
      ? value.members
      : value && ts.isObjectLiteralExpression(value)
        ? value.properties
        : [];
  const found = members.filter((member) => nameOf(member) === name);
  return rest.length === 0
    ? found
    : found.flatMap((member) => memberIn(member, rest));
}

function nameOf(declaration: ts.Declaration): string | undefined {
  const name = ts.getNameOfDeclaration(declaration);
  return name && ts.isIdentifier(name) ? name.text : undefined;
}
