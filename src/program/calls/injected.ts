import ts from "typescript";

import type { ProgramContext } from "./callee.ts";
import { debugLimit } from "../debug.ts";
import { projectFilesOf } from "../files/declared-names.ts";
import { isGiven } from "./fallbacks.ts";
import { constructedBy } from "./instances.ts";
import { createFileIndex } from "../files/file-index.ts";
import { nodesOf } from "../files/file-nodes.ts";
import {
  isDefaultExport,
  isFunctionWithBody,
  isWithin,
  skipOuter,
} from "../syntax/functions.ts";
import { entryNamed } from "./named-entries.ts";
import { isReplaced, sourceOf, type Source } from "./handed-in.ts";
import { givenByMaker } from "./maker-arguments.ts";
import { runsWithin } from "./parameter-use.ts";
import { importedDefaultsOf, otherNamesOf } from "../files/renames.ts";
import { symbolOf } from "../types/symbols.ts";
import { targetsDeclaredBy, targetsOf } from "./targets.ts";
import { typeAt } from "../types/types.ts";
import { addTo } from "../files/lists.ts";

/** More places that hand a function in say nothing about one call of it. */
const placeLimit = 8;

/**
 * What a call inside a closure or a method can call where its function came in from outside: the
 * arguments of the factory (`makeHandler(loadUser)`, `makeHandler({ loadUser })`) or of the
 * constructor, wherever the program calls it. A parameter that its function calls itself is no such
 * place: who passes a function there says what runs (`calledThrough`). `maker` is the one call of the
 * factory that made the closure, where it is known; `exactly` asks for what that call gave, and nothing else.
 */
export function injectedTargets(
  context: ProgramContext,
  callee: ts.Expression,
  maker: Maker | undefined,
  exactly: boolean,
): readonly ts.Declaration[] {
  const { checker } = context;
  const source = sourceOf(checker, callee, 4);
  if (!source) return [];
  const owner = source.parameter.parent;
  if (
    !isFunctionWithBody(owner) ||
    (isWithin(callee, owner) && runsWithin(callee, owner))
  )
    return [];
  const given =
    maker && !isReplaced(context, source)
      ? givenByMaker(checker, maker, source.parameter)
      : undefined;
  if (!given)
    return maker === undefined || !exactly
      ? membersGivenTo(context, source)
      : [];
  return given.argument ? memberAt(checker, given.argument, source.path) : [];
}

/** The object in the arguments of `maker` whose member is called: `disk` of `new Pages(disk)` for `this.store.read()`. */
export function givenObject(
  { checker }: ProgramContext,
  callee: ts.Expression,
  maker: Maker,
): ts.Expression | undefined {
  const source = sourceOf(checker, callee, 4);
  if (!source) return undefined;
  const given = givenByMaker(checker, maker, source.parameter)?.argument;
  const [holder, member, deeper] = source.path;
  if (!given || holder === undefined || deeper !== undefined) return undefined;
  if (member === undefined) return given;
  const [held] = entryNamed(checker, given, holder, 4);
  return held && ts.isExpression(held) ? held : undefined;
}

/**
 * Whether the one call that made a closure gives what the closure calls, so that the default of its factory's
 * parameter (`(read = readFileSync) => (name) => read(name)`) never runs there.
 */
export function replacesDefault(
  context: ProgramContext,
  callee: ts.Expression,
  maker: Maker,
): boolean {
  const { checker } = context;
  if (ts.isPropertyAccessExpression(callee)) {
    const held = sourceOf(checker, callee, 4);
    const standIn = held?.field && held.parameter.initializer;
    if (!standIn || held.path.length > 0 || isReplaced(context, held))
      return false;
    const given = givenByMaker(checker, maker, held.parameter)?.argument;
    return given !== undefined && given !== standIn;
  }
  if (!ts.isIdentifier(callee)) return false;
  const declaration = symbolOf(checker, callee)?.valueDeclaration;
  if (
    !declaration ||
    !(ts.isParameter(declaration) || ts.isBindingElement(declaration)) ||
    !declaration.initializer
  )
    return false;
  const source = sourceOf(checker, callee, 4);
  const owner = source?.parameter.parent;
  return (
    source !== undefined &&
    owner !== undefined &&
    madeBy(checker, maker, owner) &&
    isGiven(checker, maker.arguments ?? [], {
      index: owner.parameters.indexOf(source.parameter),
      field: source.path[0],
      falsy: false,
    })
  );
}

const members = new WeakMap<
  ts.TypeChecker,
  Map<ts.ParameterDeclaration, Map<string, readonly ts.Declaration[]>>
>();

/** The members at the end of a path in whatever the program hands in: the same for every call of `this.db.query`. */
function membersGivenTo(
  context: ProgramContext,
  { parameter, path }: Source,
): readonly ts.Declaration[] {
  const { checker } = context;
  let byParameter = members.get(checker);
  if (!byParameter)
    members.set(
      checker,
      (byParameter = new Map<
        ts.ParameterDeclaration,
        Map<string, readonly ts.Declaration[]>
      >()),
    );
  let byPath = byParameter.get(parameter);
  if (!byPath)
    byParameter.set(
      parameter,
      (byPath = new Map<string, readonly ts.Declaration[]>()),
    );
  const key = path.join(".");
  let found = byPath.get(key);
  if (!found)
    byPath.set(
      key,
      (found = argumentsGivenTo(context, parameter).flatMap((argument) =>
        memberAt(checker, argument, path),
      )),
    );
  return found;
}

/** What the program hands in for a parameter, wherever it calls the function or constructs the class. */
export function argumentsGivenTo(
  context: ProgramContext,
  parameter: ts.ParameterDeclaration,
  limit = placeLimit,
  isOfInterest?: (call: Maker) => boolean,
): readonly ts.Expression[] {
  const owner = parameter.parent;
  const index = owner.parameters.indexOf(parameter);
  const given = callsOf(context, owner)
    .filter((call) => !isOfInterest || isOfInterest(call))
    .flatMap(({ arguments: all = [] }) =>
      all.slice(index, parameter.dotDotDotToken ? undefined : index + 1),
    );
  if (given.length <= limit) return given;
  debugLimit("too many places hand a function in to", parameter);
  return [];
}

/** What made the closure or the object that a call stands in: a call of a factory, or `new`. */
export type Maker = ts.CallExpression | ts.NewExpression;

/** Whether a call is one of this function, or of this constructor: what it makes holds its arguments. */
export function madeBy(
  checker: ts.TypeChecker,
  call: Maker,
  maker: ts.Node,
): boolean {
  if (ts.isNewExpression(call))
    return (
      ts.isConstructorDeclaration(maker) &&
      constructedBy(checker, call) === maker.parent
    );
  return targetsOf(checker, call.expression).some((target) => target === maker);
}

function memberAt(
  checker: ts.TypeChecker,
  argument: ts.Expression,
  path: readonly string[],
): readonly ts.Declaration[] {
  if (path.length === 0) return targetsOf(checker, argument);
  let type = typeAt(checker, argument);
  let property: ts.Symbol | undefined;
  for (const name of path) {
    property = checker.getPropertyOfType(type, name);
    if (!property) return [];
    type = checker.getTypeOfSymbolAtLocation(property, argument);
  }
  return targetsDeclaredBy(checker, property?.declarations ?? []);
}

const callsByFile = new WeakMap<
  ts.SourceFile,
  ReadonlyMap<string, readonly Maker[]>
>();
const index = createFileIndex(projectFilesOf, callsIn);
const callsByOwner = new WeakMap<
  ts.TypeChecker,
  WeakMap<ts.Node, readonly Maker[]>
>();

/** Where the project makes objects of a class. */
export function constructionsOf(
  context: ProgramContext,
  owner: ts.ClassLikeDeclaration,
): readonly Maker[] {
  return callsOf(context, owner);
}

/** The calls of a function, or of the class of a constructor, in the project. */
function callsOf(
  { program, checker }: ProgramContext,
  owner: ts.SignatureDeclaration | ts.ClassLikeDeclaration,
): readonly Maker[] {
  let known = callsByOwner.get(checker);
  if (!known) callsByOwner.set(checker, (known = new WeakMap()));
  let calls = known.get(owner);
  if (!calls) {
    const wanted = ts.isConstructorDeclaration(owner) ? owner.parent : owner;
    calls = namesOf(program, wanted).flatMap((name) =>
      index
        .filesWith(program, name)
        .flatMap((sourceFile) => callsIn(sourceFile).get(name) ?? [])
        .filter((call) =>
          targetsOf(checker, call.expression).some(
            (target) => target === wanted,
          ),
        ),
    );
    known.set(owner, calls);
  }
  return calls;
}

/** The names under which a file may call a function, or make an object of a class. */
function namesOf(program: ts.Program, owner: ts.Node): readonly string[] {
  const named =
    ts.isFunctionLike(owner) || ts.isClassLike(owner) ? owner.name : undefined;
  const name =
    named ??
    (ts.isVariableDeclaration(owner.parent) ||
    ts.isPropertyAssignment(owner.parent) ||
    ts.isPropertyDeclaration(owner.parent)
      ? owner.parent.name
      : undefined);
  if (name)
    return ts.isIdentifier(name)
      ? [name.text, ...otherNamesOf(program, name.text)]
      : [];
  return isDefaultExport(owner)
    ? [...importedDefaultsOf(program, owner.getSourceFile())]
    : [];
}

/** The calls and constructions that are given something, by the name of what they call. */
function callsIn(
  sourceFile: ts.SourceFile,
): ReadonlyMap<string, readonly Maker[]> {
  const known = callsByFile.get(sourceFile);
  if (known) return known;
  const calls = new Map<string, Maker[]>();
  for (const node of nodesOf<Maker>(
    sourceFile,
    ts.SyntaxKind.CallExpression,
    ts.SyntaxKind.NewExpression,
  )) {
    if (!node.arguments?.length && !ts.isNewExpression(node)) continue;
    const callee = skipOuter(node.expression);
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    if (!ts.isIdentifier(name)) continue;
    addTo(calls, name.text, node);
  }
  callsByFile.set(sourceFile, calls);
  return calls;
}
