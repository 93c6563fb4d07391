import ts from "typescript";

import { factsOf, type BodyFacts } from "../../program/file-facts.ts";
import { skipOuter, type FunctionWithBody } from "../../program/functions.ts";
import type { Project } from "../project.ts";
import { leadsToWriter } from "./writers.ts";
import { matchesName, packageOf } from "../../program/package-of.ts";
import { namesSpoken } from "../../program/spoken-names.ts";

const changersByProgram = new WeakMap<ts.Program, ReadonlySet<string>>();

/** The project's own files with code. */
export function ownFilesOf(program: ts.Program): readonly ts.SourceFile[] {
  let files = filesByProgram.get(program);
  if (!files) {
    files = program
      .getSourceFiles()
      .filter((file) => !file.isDeclarationFile && packageOf(file) === ".");
    filesByProgram.set(program, files);
  }
  return files;
}

const filesByProgram = new WeakMap<ts.Program, readonly ts.SourceFile[]>();

/**
 * The names of functions that may write to something that outlives them, by themselves or through what
 * they call. By names alone: more of them than there are, never fewer.
 */
function changersIn(program: ts.Program): ReadonlySet<string> {
  let changers = changersByProgram.get(program);
  if (changers) return changers;
  const found = new Set<string>();
  const speakers = new Map<string, (readonly string[])[]>();
  const queue: string[] = [];
  const add = (names: readonly string[]): void => {
    for (const name of names)
      if (!found.has(name)) {
        found.add(name);
        queue.push(name);
      }
  };
  const speak = (name: string, names: readonly string[]): void => {
    const list = speakers.get(name);
    if (list) list.push(names);
    else speakers.set(name, [names]);
  };
  const note = (
    { spoken, writes, writesParameters }: BodyFacts,
    names: readonly string[],
  ): void => {
    if (names.length === 0) return;
    if (writes || writesParameters) add(names);
    else for (const name of spoken) speak(name, names);
  };
  const parameters = new Map<string, string[][]>();
  for (const file of ownFilesOf(program))
    for (const [name, names] of factsOf(file).constructors)
      parameters.set(name, [...(parameters.get(name) ?? []), [...names]]);
  for (const file of ownFilesOf(program)) {
    const { functions, fields, aliases, constructions, of } = factsOf(file);
    // `new Board(save)`: inside, `save` goes by the name of the parameter.
    for (const [made, places] of constructions)
      for (const names of parameters.get(made) ?? [])
        for (const { parent } of places)
          for (const [index, name] of names.entries()) {
            const argument =
              ts.isNewExpression(parent) && parent.arguments?.[index];
            if (!argument || name === "") continue;
            const inline = of.get(skipOuter(argument));
            if (inline) note(inline, [name]);
            else namesSpoken(argument, (each) => speak(each, [name]));
          }
    for (const facts of [...functions, ...fields]) note(facts, facts.names);
    for (const [name, meant] of aliases) speak(meant, [name]);
  }
  for (const name of queue)
    for (const names of speakers.get(name) ?? []) add(names);
  changersByProgram.set(program, (changers = found));
  return changers;
}

function reaches(
  names: ReadonlySet<string>,
  wanted: readonly string[],
): boolean {
  return wanted.some((pattern) =>
    [...names].some((name) => matchesName(name, pattern)),
  );
}

/**
 * Whether a body may write to something that requests share, by itself or through what it calls. Where
 * its parameters belong to the request, `excepted` names the parts below them that don't. Names decide
 * first; only where one of them may be that of a function that writes, symbols are asked.
 */
export function mayChangeShared(
  { program, checker }: Pick<Project, "program" | "checker">,
  body: FunctionWithBody,
  excepted: readonly string[],
): boolean {
  const facts = factsOf(body.getSourceFile()).of.get(body);
  if (
    !facts ||
    facts.writes ||
    (facts.writesParameters && reaches(facts.below, excepted))
  )
    return true;
  const changers = changersIn(program);
  for (const name of facts.spoken)
    if (changers.has(name)) return leadsToWriter(checker, changers, body);
  return false;
}
