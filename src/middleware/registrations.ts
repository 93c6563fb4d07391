import ts from "typescript";

import {
  functionAround,
  isDefaultExport,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { ownFilesOf } from "../program/files/declared-names.ts";
import { joinedLists } from "../program/files/lists.ts";
import { filesSpeaking } from "../program/files/speakers.ts";
import { matchesName } from "../program/types/package-of.ts";
import { functionsOf, symbolOf, valuesOf } from "../program/types/symbols.ts";
import {
  isCalleeNamed,
  isNamed,
  symbolIsNamed,
} from "../program/types/type-names.ts";
import type { Registration } from "./descriptor.ts";
import type { Finder } from "./finder.ts";
import { heritageOf, memberOf } from "./members.ts";
import { lastNameOf, standingsOfObject } from "./made-objects.ts";
import { mayBeExpected } from "./expectations.ts";
import { givenIn, mayMean } from "./may-mean.ts";
import { parametersOf } from "./parameters.ts";
import { isModuleExports, renamesIn } from "./exported-names.ts";
import {
  givenFor,
  throughKeptWrapper,
  throughRegistrar,
  throughWrapper,
  type Entered,
  type Standing,
} from "./handed-on.ts";
import { factoryOf } from "./returned.ts";
import {
  isTransparent,
  placeAround,
  usesIn,
  type Place,
  type Use,
} from "./uses.ts";
import { typeAt } from "../program/types/types.ts";

/** What a program's files say of names in the places of values, and where each name leads. */
export interface ProgramUses {
  readonly named: (name: string) => readonly Use[];
  readonly renamesOf: (name: string) => readonly string[];
  /** Whether some object is given a value, by its name, under this name. */
  readonly isGiven: (name: string) => boolean;
}

/** Asks what a program's own files say; only those that may register something have uses. */
export function programUses(
  program: ts.Program,
  mayRegister: (file: ts.SourceFile) => boolean,
): ProgramUses {
  const given = lookUp(program, givenIn);
  return {
    named: lookUp(program, usesIn, mayRegister),
    renamesOf: lookUp(program, renamesIn),
    isGiven: (name) => given(name).length > 0,
  };
}

/** An edit asks for few names: they are looked for in the files that speak of them. Where that is much, a join is made. */
const mostLooks = 32_000;

function lookUp<Item>(
  program: ts.Program,
  listsOf: (file: ts.SourceFile) => ReadonlyMap<string, readonly Item[]>,
  isAsked: (file: ts.SourceFile) => boolean = () => true,
): (name: string) => readonly Item[] {
  const few = new Map<string, readonly Item[]>();
  let joined: ReadonlyMap<string, readonly Item[]> | undefined;
  return (name) => {
    const found = few.get(name);
    if (found) return found;
    const files = ownFilesOf(program);
    if (few.size * files.length >= mostLooks) {
      joined ??= joinedLists(files.filter(isAsked).map(listsOf));
      return joined.get(name) ?? [];
    }
    const items = filesSpeaking(program, name)
      .filter(isAsked)
      .flatMap((file) => listsOf(file).get(name) ?? []);
    few.set(name, items);
    return items;
  };
}

/**
 * The place where a function is written, and the one of a wrapper's result around it:
 * `app.use(caught(async (req, res, next) => …))` hands the function to `use` as much as to `caught`.
 */
export function writtenAt(body: FunctionWithBody): readonly Standing[] {
  const place = placeAround(body);
  if (!place) return [];
  const isWrapped = place.path.length === 0 && parametersOf(body).length > 1;
  const outer = isWrapped ? placeAround(place.call) : undefined;
  return outer ? [{ place }, { place: outer, behind: place }] : [{ place }];
}

/** Every place where a function stands by name, or as what a called factory returns. */
export function namedAt(
  finder: Finder,
  uses: ProgramUses,
  body: FunctionWithBody,
): readonly Standing[] {
  const found: Standing[] = [];
  const search = (target: FunctionWithBody, called: boolean): void => {
    const seen = new Set<Use>();
    for (const name of namesOf(target, uses)) {
      for (const use of uses.named(name)) {
        if (use.called !== called || use.made || use.keptAs) continue;
        if (seen.has(use)) continue;
        seen.add(use);
        if (
          mayBeExpected(finder, use.expression) &&
          mayMean(finder.checker, use.named, target, uses.isGiven) &&
          functionsOf(finder.checker, use.named).includes(target)
        )
          found.push(
            {
              expression: use.expression,
              ...(use.place ? { place: use.place } : {}),
            },
            ...throughWrapper(finder, target, use),
            ...throughRegistrar(finder, use),
          );
      }
    }
  };
  search(body, false);
  const list = listAround(body);
  if (list && ts.isIdentifier(list.name)) {
    for (const name of [list.name.text, ...uses.renamesOf(list.name.text)])
      for (const use of uses.named(name))
        if (
          !use.called &&
          symbolOf(finder.checker, lastNameOf(use.named))?.valueDeclaration ===
            list
        )
          found.push(use.place ? { place: use.place } : {});
  }
  found.push(
    ...standingsOfObject(finder, uses, body),
    ...throughKeptWrapper(finder, uses, body),
  );
  const around = functionAround(body);
  const isMade =
    around !== undefined &&
    [...namesOf(around, uses)].some((name) =>
      uses.named(name).some((use) => use.called),
    );
  if (isMade && factoryOf(finder.checker, body) === around) {
    search(around, true);
    found.push(...standingsOfKept(finder, uses, around, body));
  }
  return found;
}

/** `const admins = only("admin")`, and in any file `router.use(admins)`: what the factory returned stands there. */
function standingsOfKept(
  finder: Finder,
  uses: ProgramUses,
  factory: FunctionWithBody,
  body: FunctionWithBody,
): readonly Standing[] {
  const { checker } = finder;
  return [...namesOf(factory, uses)]
    .flatMap((name) => uses.named(name))
    .flatMap(({ keptAs, named, expression: made }): Standing[] => {
      if (!keptAs || !functionsOf(checker, named).includes(factory)) return [];
      return [keptAs, ...uses.renamesOf(keptAs)]
        .flatMap((name) => uses.named(name))
        .filter(
          (use) =>
            !use.called &&
            mayBeExpected(finder, use.expression) &&
            valuesOf(checker, use.named).includes(made),
        )
        .flatMap((use) => [
          {
            expression: use.expression,
            ...(use.place ? { place: use.place } : {}),
          },
          ...throughWrapper(finder, body, use),
          ...throughRegistrar(finder, use),
        ]);
    });
}

/** The variable whose array a function is written in: `const layers = [async (ctx, next) => …]`. */
function listAround(
  body: FunctionWithBody,
): ts.VariableDeclaration | undefined {
  let node: ts.Node = body;
  while (
    ts.isArrayLiteralExpression(node.parent) ||
    ts.isParenthesizedExpression(node.parent) ||
    ts.isAsExpression(node.parent) ||
    ts.isSatisfiesExpression(node.parent)
  )
    node = node.parent;
  return node !== body && ts.isVariableDeclaration(node.parent)
    ? node.parent
    : undefined;
}

/** The names by which other code can speak of a function. */
function namesOf(
  body: FunctionWithBody,
  uses: ProgramUses,
): ReadonlySet<string> {
  const names = new Set<string>();
  const own = ts.getNameOfDeclaration(body);
  if (own && ts.isIdentifier(own)) names.add(own.text);
  const member = memberOf(body);
  if (member) names.add(member.name);
  for (
    let at: ts.Node = body;
    at === body || isTransparent(at) || ts.isVariableDeclaration(at);
    at = at.parent
  )
    if (ts.isVariableDeclaration(at) && ts.isIdentifier(at.name))
      names.add(at.name.text);
  if (
    isDefaultExport(body) ||
    (ts.isBinaryExpression(body.parent) && isModuleExports(body.parent.left))
  )
    names.add("default");
  for (let round = 0; round < 3; round++)
    for (const name of [...names])
      for (const renamed of uses.renamesOf(name)) names.add(renamed);
  return names;
}

/** Whether a place is one that these registrations take functions from. */
export function isRegistered(
  finder: Finder,
  place: Place,
  registrations: readonly Registration[],
  entered?: Entered,
): boolean {
  return registrations.some(
    (registration) =>
      takesArgument(place, registration.arguments) &&
      isCallOf(finder, place.call, registration, entered) &&
      isOneOf(finder, place.call.arguments?.[0], registration.events),
  );
}

function takesArgument(
  { call, index, path }: Place,
  wanted: Registration["arguments"],
): boolean {
  if (typeof wanted === "string" && wanted !== "all" && wanted !== "last") {
    const parts = wanted.replaceAll("[]", "").split(".");
    return (
      parts.length === path.length &&
      parts.every((part, at) => matchesName(path[at] ?? "", part))
    );
  }
  if (path.length > 0) return false;
  if (wanted === "all") return true;
  if (wanted === "last") return index === (call.arguments?.length ?? 0) - 1;
  return index === wanted;
}

function isCallOf(
  finder: Finder,
  call: Place["call"],
  { receiver, callee, methods }: Registration,
  entered: Entered | undefined,
): boolean {
  const { checker } = finder;
  const called = call.expression;
  if (receiver) {
    if (!ts.isPropertyAccessExpression(called)) return false;
    const name = called.name.text;
    if (methods && !methods.some((method) => matchesName(name, method)))
      return false;
    const object = entered
      ? givenFor(checker, called.expression, entered)
      : called.expression;
    return isNamed(checker, typeAt(checker, object), [receiver]);
  }
  if (!callee) return false;
  if (called.kind === ts.SyntaxKind.SuperKeyword) {
    const owner = ts.findAncestor(call, ts.isClassLike);
    const bases = owner ? heritageOf(checker, owner) : [];
    return bases.some((base) => symbolIsNamed(base, callee));
  }
  const name = ts.isPropertyAccessExpression(called) ? called.name : called;
  return ts.isIdentifier(name) && isCalleeNamed(checker, name, callee);
}

/** Whether an argument is one of some texts, if any are asked for: as it is written, or a constant's. */
function isOneOf(
  { checker }: Finder,
  argument: ts.Expression | undefined,
  texts: readonly string[] | undefined,
): boolean {
  if (!texts || !argument) return !texts;
  if (ts.isStringLiteralLike(argument)) return texts.includes(argument.text);
  const type = typeAt(checker, argument);
  return type.isStringLiteral() && texts.includes(type.value);
}
