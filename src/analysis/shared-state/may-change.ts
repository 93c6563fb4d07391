import ts from "typescript";

import { ownFilesOf } from "../../program/declared-names.ts";
import {
  callBy,
  factsOf,
  type BodyFacts,
  type FunctionFacts,
} from "../../program/file-facts.ts";
import { createFileJoin } from "../../program/file-join.ts";
import { functionAround, skipOuter } from "../../program/functions.ts";
import type { Project } from "../project.ts";
import { everyParameter, made, receiver } from "./origins.ts";
import { mayWriteOutliving } from "./outliving.ts";
import { thisLocation } from "./roots.ts";
import type { View } from "./sharing.ts";
import { matchesName } from "../../program/package-of.ts";
import { namesSpoken } from "../../program/spoken-names.ts";

interface Changers {
  /** The names of functions that may write to something that outlives them. */
  readonly names: ReadonlySet<string>;
  /** The functions that read a property whose getter may. */
  readonly readers: ReadonlySet<ts.Node>;
  /** Whether no getter writes, so that no property was looked for. */
  readonly byNames: boolean;
}

/**
 * The names of functions that may write to something that outlives them, by themselves or through what
 * they call. By names alone: more of them than there are, never fewer.
 */
const changersIn: (program: ts.Program) => Changers = createFileJoin(
  ownFilesOf,
  partOf,
  join,
  // Who reads a property is no part of a file here.
  ({ byNames }) => byNames,
);

/** All of a file that decides about the names, as text. */
function partOf(file: ts.SourceFile): string {
  const { functions, fields, aliases, constructions, constructors, of } =
    factsOf(file);
  const told = ({ names, spoken, writes, writesParameters }: BodyFacts) => [
    names,
    [...spoken],
    writes || writesParameters,
  ];
  return JSON.stringify([
    functions.map((facts) => [ts.isGetAccessor(facts.body), told(facts)]),
    fields.map(told),
    aliases,
    [...constructors],
    [...constructions].map(([name, places]) => [
      name,
      places.map(({ parent }) =>
        ts.isNewExpression(parent)
          ? parent.arguments?.map((argument) => {
              const inline = of.get(skipOuter(argument));
              const spoken: string[] = [];
              namesSpoken(argument, (each) => spoken.push(each));
              return inline ? told(inline) : spoken;
            })
          : [],
      ),
    ]),
  ]);
}

function join(files: readonly ts.SourceFile[]): Changers {
  const getters: FunctionFacts[] = [];
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
  for (const file of files)
    for (const [name, names] of factsOf(file).constructors)
      parameters.set(name, [...(parameters.get(name) ?? []), [...names]]);
  for (const file of files) {
    const { functions, fields, aliases, constructions, of } = factsOf(file);
    // `new Board(save)`: inside, `save` goes by the name of the parameter.
    for (const [made, places] of constructions)
      for (const names of parameters.get(made) ?? [])
        for (const place of places)
          for (const [index, name] of names.entries()) {
            const argument = callBy(place).arguments?.[index];
            if (!argument || name === "") continue;
            const inline = of.get(skipOuter(argument));
            if (inline) note(inline, [name]);
            else namesSpoken(argument, (each) => speak(each, [name]));
          }
    for (const facts of [...functions, ...fields]) note(facts, facts.names);
    for (const facts of functions)
      if (ts.isGetAccessor(facts.body)) getters.push(facts);
    for (const [name, meant] of aliases) speak(meant, [name]);
  }
  const readers = new Set<ts.Node>();
  const asked = new Set<FunctionFacts>();
  for (;;) {
    for (let name = queue.pop(); name !== undefined; name = queue.pop())
      for (const names of speakers.get(name) ?? []) add(names);
    // Few programs have a getter that writes: only where there is one, properties are looked through.
    const writing = getters.filter(
      (each) =>
        !asked.has(each) &&
        (each.writes || [...each.spoken].some((name) => found.has(name))),
    );
    if (writing.length === 0) break;
    for (const each of writing) asked.add(each);
    const names = new Set(writing.flatMap((each) => each.names));
    for (const body of readersIn(files, names)) {
      readers.add(body);
      add(factsOf(body.getSourceFile()).of.get(body)?.names ?? []);
    }
  }
  return { names: found, readers, byNames: asked.size === 0 };
}

/** The functions that have a property of one of these names. */
function readersIn(
  files: readonly ts.SourceFile[],
  names: ReadonlySet<string>,
): ReadonlySet<ts.Node> {
  const found = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (
      (ts.isPropertyAccessExpression(node) && names.has(node.name.text)) ||
      (ts.isBindingElement(node) &&
        names.has((node.propertyName ?? node.name).getText()))
    )
      for (
        let around = functionAround(node);
        around && !found.has(around);
        around = functionAround(around)
      )
        found.add(around);
    ts.forEachChild(node, visit);
  };
  for (const file of files)
    if ([...names].some((name) => file.text.includes(name))) visit(file);
  return found;
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
 * Whether a body may write to something that requests share, by itself or through what it calls. Names
 * decide first; only where one of them may be that of a function that writes, symbols are asked.
 */
export function mayChangeShared(
  project: Project,
  { body, excepted, isShared }: Pick<View, "body" | "excepted" | "isShared">,
): boolean {
  const facts = factsOf(body.getSourceFile()).of.get(body);
  if (!facts) return true;
  const { names, readers } = changersIn(project.program);
  if (
    !facts.writes &&
    !(facts.writesParameters && reaches(facts.below, excepted)) &&
    !readers.has(body) &&
    ![...facts.spoken].some((name) => names.has(name))
  )
    return false;
  const own = thisLocation(project.checker, body.body);
  const shared =
    (own && isShared(own) ? receiver : made) |
    (excepted.includes("*") ? everyParameter : made);
  return mayWriteOutliving(project, names, body, shared);
}
