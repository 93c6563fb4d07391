import ts from "typescript";

import { callBy, factsOf, type BodyFacts } from "./file-facts.ts";
import { skipOuter } from "../syntax/functions.ts";
import { isMember } from "./imported-names.ts";
import { defaultNamesOf } from "./name-aliases.ts";
import { localName, namesSpoken } from "./spoken-names.ts";
import { addTo } from "./lists.ts";

/**
 * The names of functions that have some property, by themselves or through what they call. Names of variables
 * and imports count in their file, names of members and exports everywhere. By names alone: more of them than
 * there are, never fewer.
 */
export interface NameClosure {
  /** Whether a name that code speaks of (`speaks` of the facts) may be one of them. */
  readonly has: (file: ts.SourceFile, name: string) => boolean;
  /** Whether what is called by this name may be one. */
  readonly mayBe: (name: ts.Identifier | ts.PrivateIdentifier) => boolean;
}

/** A function by its names in its file. */
interface Named {
  readonly file: ts.SourceFile;
  readonly names: readonly string[];
}

/**
 * Closes the names of the functions of `files` that satisfy `isSeed` over what calls what. `more` may find
 * others once names are known, and is asked until it finds none.
 */
export function closeNames(
  files: readonly ts.SourceFile[],
  isSeed: (facts: BodyFacts) => boolean,
  more: (has: NameClosure["has"]) => readonly Named[] = () => [],
): NameClosure {
  const found = new Set<string>();
  const scripts = new Set(files.flatMap(globalNames));
  const closure = closureOf(found, scripts);
  spread(files, isSeed, more, found, closure);
  return closure;
}

/** Apart from what only finding them takes, so that nothing of it is held. */
function closureOf(
  found: ReadonlySet<string>,
  scripts: ReadonlySet<string>,
): Closure {
  const keyOf = (file: ts.SourceFile, name: string): string =>
    name.startsWith("=") && !scripts.has(name) ? file.fileName + name : name;
  return {
    keyOf,
    has: (file, name) => found.has(keyOf(file, name)),
    mayBe: (name) =>
      found.has(
        ts.isPrivateIdentifier(name) || isMember(name)
          ? name.text
          : keyOf(name.getSourceFile(), localName(name.text)),
      ),
  };
}

interface Closure extends NameClosure {
  readonly keyOf: (file: ts.SourceFile, name: string) => string;
}

function spread(
  files: readonly ts.SourceFile[],
  isSeed: (facts: BodyFacts) => boolean,
  more: (has: NameClosure["has"]) => readonly Named[],
  found: Set<string>,
  { keyOf, has }: Closure,
): void {
  const speakers = new Map<string, (readonly string[])[]>();
  const queue: string[] = [];

  const keysOf = (
    file: ts.SourceFile,
    names: readonly string[],
  ): readonly string[] =>
    names.flatMap((name) =>
      name === "default"
        ? [name, ...defaultNamesOf(file.fileName)]
        : [keyOf(file, name)],
    );
  const push = (keys: readonly string[]): void => {
    for (const key of keys)
      if (!found.has(key)) {
        found.add(key);
        queue.push(key);
      }
  };
  const speak = (key: string, keys: readonly string[]): void => {
    addTo(speakers, key, keys);
  };
  const note = (
    file: ts.SourceFile,
    facts: BodyFacts,
    keys: readonly string[],
  ): void => {
    if (keys.length === 0) return;
    if (isSeed(facts)) push(keys);
    else for (const name of facts.spoken) speak(keyOf(file, name), keys);
  };

  for (const file of files) {
    const { functions, fields, aliases } = factsOf(file);
    for (const facts of [...functions, ...fields])
      note(file, facts, keysOf(file, facts.names));
    for (const [name, meant] of aliases)
      speak(keyOf(file, meant), keysOf(file, [name]));
  }
  noteConstructions(files, (owner, name, file, argument) => {
    const keys = keysOf(owner, [name, localName(name)]);
    const inline = factsOf(file).of.get(skipOuter(argument));
    if (inline) note(file, inline, keys);
    else
      namesSpoken(argument, (each) => {
        speak(keyOf(file, each), keys);
      });
  });
  while (queue.length > 0) {
    for (let key = queue.pop(); key !== undefined; key = queue.pop())
      for (const keys of speakers.get(key) ?? []) push(keys);
    for (const { file, names } of more(has)) push(keysOf(file, names));
  }
}

/** `new Board(save)`: inside, `save` goes by the name of the parameter. */
function noteConstructions(
  files: readonly ts.SourceFile[],
  each: (
    owner: ts.SourceFile,
    name: string,
    file: ts.SourceFile,
    argument: ts.Expression,
  ) => void,
): void {
  const constructors = new Map<
    string,
    { readonly file: ts.SourceFile; readonly names: readonly string[] }[]
  >();
  for (const file of files)
    for (const [name, names] of factsOf(file).constructors)
      addTo(constructors, name, { file, names });
  for (const file of files)
    for (const [made, places] of factsOf(file).constructions)
      for (const { file: owner, names } of constructors.get(made) ?? [])
        for (const place of places)
          for (const [index, name] of names.entries()) {
            const argument = callBy(place).arguments?.[index];
            if (argument && name !== "") each(owner, name, file, argument);
          }
}

/** The names that a file declares for all files: a script, or `declare global` of a module (auto-imports of Nuxt and Nitro). */
export function globalNames(file: ts.SourceFile): readonly string[] {
  return ts.isExternalModule(file)
    ? file.statements.flatMap((statement) =>
        ts.isModuleDeclaration(statement) &&
        statement.flags & ts.NodeFlags.GlobalAugmentation &&
        statement.body &&
        ts.isModuleBlock(statement.body)
          ? namesDeclaredBy(statement.body.statements)
          : [],
      )
    : namesDeclaredBy(file.statements);
}

function namesDeclaredBy(
  statements: readonly ts.Statement[],
): readonly string[] {
  return statements.flatMap((statement) => {
    const declared = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations
      : ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
        ? [statement]
        : [];
    return declared.flatMap(({ name }) =>
      name && ts.isIdentifier(name) ? [localName(name.text)] : [],
    );
  });
}
