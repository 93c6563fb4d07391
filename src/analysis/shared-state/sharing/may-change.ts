import ts from "typescript";

import { providersIn } from "../../../middleware/containers.ts";
import { projectFilesOf } from "../../../program/files/declared-names.ts";
import {
  factsOf,
  type BodyFacts,
  type FunctionFacts,
} from "../../../program/files/file-facts.ts";
import { createFileJoin } from "../../../program/files/file-join.ts";
import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import type { Project } from "../../project.ts";
import {
  below,
  holderOf,
  nameSegment,
  type Location,
} from "../places/location.ts";
import { functionsOfLineage } from "../following/heirs.ts";
import { everyParameter, made, receiver } from "./origins.ts";
import type { Changers } from "./body-reach.ts";
import { mayWriteOutliving } from "./outliving.ts";
import { thisLocation } from "../places/roots.ts";
import type { View } from "./sharing.ts";
import { matchesName } from "../../../program/types/package-of.ts";
import {
  closeNames,
  globalNames,
  type NameClosure,
} from "../../../program/files/name-closure.ts";
import { namesSpoken } from "../../../program/files/spoken-names.ts";

interface Known {
  /** Functions that may write to something that outlives them. */
  readonly names: Changers;
  /** The functions that read a property whose getter may. */
  readonly readers: ReadonlySet<ts.Node>;
  /** Whether no getter writes, so that no property was looked for. */
  readonly byNames: boolean;
}

/**
 * The names of functions that may write to something that outlives them, by themselves or through what
 * they call. By names alone: more of them than there are, never fewer.
 */
const changersIn: (program: ts.Program) => Known = createFileJoin(
  // Declaration files have the globals that auto-imports go by.
  projectFilesOf,
  partOf,
  join,
  // Who reads a property is no part of a file here.
  ({ byNames }) => byNames,
  // Whom a function calls matters only where that one may write.
  ({ names }, before, after) => {
    const part = (file: ts.SourceFile): string =>
      partOf(file, (name) => names.has(file, name));
    return part(before) === part(after);
  },
);

/** All of a file that decides about the names, as text; of what its functions speak of, what counts. */
function partOf(
  file: ts.SourceFile,
  counts: (name: string) => boolean = () => true,
): string {
  const { functions, fields, aliases, constructions, constructors, of } =
    factsOf(file);
  const said = ({ spoken, writes, writesParameters }: BodyFacts) => [
    [...spoken].filter(counts),
    writes || writesParameters,
  ];
  // What has no name is found under none.
  const told = (facts: BodyFacts) =>
    facts.names.length > 0 && [facts.names, said(facts)];
  return JSON.stringify([
    globalNames(file),
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
              return inline ? said(inline) : spoken.filter(counts);
            })
          : [],
      ),
    ]),
  ]);
}

function join(files: readonly ts.SourceFile[]): Known {
  const getters = files.flatMap((file) =>
    factsOf(file).functions.filter(({ body }) => ts.isGetAccessor(body)),
  );
  const readers = new Set<ts.Node>();
  const asked = new Set<FunctionFacts>();
  const names = closeNames(
    files,
    isSeed,
    // Few programs have a getter that writes: only where there is one, properties are looked through.
    (has) => {
      const writing = getters.filter(
        (each) => !asked.has(each) && (each.writes || speaks(each, has)),
      );
      for (const each of writing) asked.add(each);
      const properties = new Set(writing.flatMap((each) => each.names));
      return [...readersIn(files, properties)].map((body) => {
        readers.add(body);
        const file = body.getSourceFile();
        return { file, names: factsOf(file).of.get(body)?.names ?? [] };
      });
    },
  );
  const accessors = files
    .flatMap((file) => factsOf(file).functions)
    .filter(({ body }) => ts.isAccessor(body))
    .filter((each) => isSeed(each) || speaks(each, names.has))
    .flatMap((each) => each.names);
  return {
    names: { ...names, accessors: new Set(accessors) },
    readers,
    byNames: asked.size === 0,
  };
}

function isSeed({ writes, writesParameters }: BodyFacts): boolean {
  return writes || writesParameters;
}

function speaks(
  { body, spoken }: FunctionFacts,
  has: NameClosure["has"],
): boolean {
  const file = body.getSourceFile();
  return [...spoken].some((name) => has(file, name));
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
  {
    body,
    excepted,
    isShared,
    heir,
  }: Pick<View, "body" | "excepted" | "isShared" | "heir">,
): boolean {
  const file = body.getSourceFile();
  const facts = factsOf(file).of.get(body);
  if (!facts) return true;
  const { names, readers } = changersIn(project.program);
  if (
    !facts.writes &&
    !(facts.writesParameters && reaches(facts.below, excepted)) &&
    !readers.has(body) &&
    ![...facts.spoken].some((name) => names.has(file, name))
  )
    return false;
  const own = thisLocation(project.checker, body.body);
  const isReached =
    own !== undefined &&
    (isShared(own) ||
      [...fieldsFromContainer(project, own)].some((field) =>
        isShared(below(own, nameSegment(field))),
      ));
  const shared =
    (isReached ? receiver : made) |
    (excepted.includes("*") ? everyParameter : made);
  // What an heir overrides the body runs, whatever its base says.
  const bodies = heir ? [body, ...functionsOfLineage(project, heir)] : [body];
  return bodies.some((each) => mayWriteOutliving(project, names, each, shared));
}

function fieldsFromContainer(
  project: Project,
  { root }: Location,
): ReadonlySet<string> {
  const holder = root.kind === "this" ? holderOf(root.element) : undefined;
  return holder && ts.isClassLike(holder)
    ? providersIn(project, holder)
    : new Set();
}
