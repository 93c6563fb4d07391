import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

import { UserError } from "./user-error.ts";

/** A program of TypeScript and the tsconfig that it was built from. */
export interface Loaded {
  readonly program: ts.Program;
  readonly tsconfig: string;
}

/**
 * The program of the project that holds a file; a solution's references are looked through.
 *
 * @throws {UserError} where there is no tsconfig, a broken one, or none that includes the file.
 */
export function programOfFile(
  file: string,
  project: string | undefined,
): Loaded {
  if (!fs.existsSync(file) || fs.statSync(file).isDirectory())
    throw new UserError(`There is no file ${shown(file)}.`);
  const tsconfig = tsconfigFor(path.dirname(file), project);
  for (const [config, parsed] of withReferences(tsconfig)) {
    if (
      !parsed.fileNames.some((name) => path.resolve(name) === file) &&
      parsed.projectReferences !== undefined
    )
      continue;
    const program = programOf(config, parsed);
    if (program.getSourceFile(file)) return { program, tsconfig: config };
  }
  throw new UserError(
    `${shown(file)} is not in the project of ${shown(tsconfig)}: include it there, or name another with --project.`,
  );
}

/**
 * The programs of a project, one for each tsconfig that has files of its own.
 *
 * @throws {UserError} where there is no tsconfig, or a broken one.
 */
export function programsOf(
  folder: string,
  project: string | undefined,
): readonly Loaded[] {
  const tsconfig = tsconfigFor(folder, project);
  return [...withReferences(tsconfig)]
    .filter(([, { fileNames }]) => fileNames.length > 0)
    .map(([config, parsed]) => ({
      program: programOf(config, parsed),
      tsconfig: config,
    }));
}

/**
 * Refuses a file that doesn't parse: what is said of it would be said of half of it.
 *
 * @throws {UserError} with the first syntax error.
 */
export function assertParses(
  program: ts.Program,
  sourceFile: ts.SourceFile,
): void {
  const [first, ...others] = program.getSyntacticDiagnostics(sourceFile);
  if (!first) return;
  const { line, character } = sourceFile.getLineAndCharacterOfPosition(
    first.start,
  );
  const more = others.length > 0 ? ` (and ${String(others.length)} more)` : "";
  throw new UserError(
    `${shown(sourceFile.fileName)}:${String(line + 1)}:${String(character + 1)} is no valid code: ${textOf(first)}${more}`,
  );
}

/** A path as the user would type it here. */
export function shown(file: string): string {
  const relative = path.relative(process.cwd(), file).replaceAll(path.sep, "/");
  return relative === "" ? "." : relative;
}

function tsconfigFor(folder: string, project: string | undefined): string {
  if (project === undefined) {
    const found = ts.findConfigFile(folder, (file) => ts.sys.fileExists(file));
    if (found === undefined)
      throw new UserError(
        `There is no tsconfig.json in ${shown(folder)} or above it: make one, or name one with --project.`,
      );
    return path.resolve(found);
  }
  const named = path.resolve(project);
  const tsconfig =
    fs.existsSync(named) && fs.statSync(named).isDirectory()
      ? path.join(named, "tsconfig.json")
      : named;
  if (!fs.existsSync(tsconfig))
    throw new UserError(`There is no ${shown(tsconfig)}.`);
  return tsconfig;
}

/** A tsconfig and what it refers to, itself first. */
function withReferences(
  tsconfig: string,
): ReadonlyMap<string, ts.ParsedCommandLine> {
  const found = new Map<string, ts.ParsedCommandLine>();
  const queue = [tsconfig];
  for (const config of queue) {
    if (found.has(config)) continue;
    const parsed = parse(config);
    found.set(config, parsed);
    for (const reference of parsed.projectReferences ?? [])
      queue.push(path.resolve(ts.resolveProjectReferencePath(reference)));
  }
  return found;
}

function parse(tsconfig: string): ts.ParsedCommandLine {
  const refuse = (diagnostic: ts.Diagnostic): never => {
    throw new UserError(`${shown(tsconfig)} is broken: ${textOf(diagnostic)}`);
  };
  const { config, error } = ts.readConfigFile(tsconfig, (file) =>
    ts.sys.readFile(file),
  ) as { readonly config?: unknown; readonly error?: ts.Diagnostic };
  if (error) refuse(error);
  const parsed = ts.parseJsonConfigFileContent(
    config,
    ts.sys,
    path.dirname(tsconfig),
    undefined,
    tsconfig,
  );
  const [first] = parsed.errors;
  if (first) refuse(first);
  return parsed;
}

const programs = new Map<string, ts.Program>();

/** The program of a tsconfig, built once: the command ends before a file changes. */
function programOf(tsconfig: string, parsed: ts.ParsedCommandLine): ts.Program {
  let program = programs.get(tsconfig);
  if (!program) {
    program = ts.createProgram({
      rootNames: parsed.fileNames,
      // Nothing is written, and what this plugin asks of a project doesn't hang on it.
      options: { ...parsed.options, noEmit: true },
      ...(parsed.projectReferences
        ? { projectReferences: parsed.projectReferences }
        : {}),
    });
    programs.set(tsconfig, program);
  }
  return program;
}

function textOf({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, " ");
}
