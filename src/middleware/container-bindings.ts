import ts from "typescript";

import { projectFilesOf } from "../program/files/declared-names.ts";
import { createFileIndex } from "../program/files/file-index.ts";
import { nodesOf } from "../program/files/file-nodes.ts";
import { addTo } from "../program/files/lists.ts";
import { packageOf } from "../program/types/package-of.ts";
import { otherNamesOf } from "../program/files/renames.ts";
import { symbolOf } from "../program/types/symbols.ts";
import type { ProgramContext } from "../program/calls/callee.ts";

/** Containers that are told by a call, and no decorator, what to make once. Source: their pages about scopes. */
const containers =
  /^(?:awilix|inversify|@inversifyjs\/[^/]+|tsyringe|@fastify\/awilix)$/;

/** What ends a binding to one object for the process: `asClass(Store).singleton()`, `.to(Store).inSingletonScope()`. */
const endings: ReadonlySet<string> = new Set(["singleton", "inSingletonScope"]);

/** Calls that bind to one object by themselves: `container.registerSingleton(Store)`. */
const singles: ReadonlySet<string> = new Set(["registerSingleton"]);

/** Calls whose options say how long: `asClass(Store, { lifetime: Lifetime.SINGLETON })`. */
const optional: ReadonlySet<string> = new Set(["asClass", "asFunction"]);

/** A name that is bound, and the name of the container's function that says so. */
interface Binding {
  readonly bound: ts.Identifier;
  readonly by: ts.MemberName;
}

type Bindings = ReadonlyMap<string, readonly Binding[]>;

const none: Bindings = new Map();
const byFile = new WeakMap<ts.SourceFile, Bindings>();
const index = createFileIndex(projectFilesOf, bindingsIn);

/**
 * Whether a container is told to make one object of a class for the process, or to call a function once and
 * keep what it gives.
 */
export function isBoundOnce(
  { program, checker }: ProgramContext,
  node: ts.ClassLikeDeclaration | ts.FunctionLikeDeclaration,
): boolean {
  if (index.isEmpty(program)) return false;
  const name =
    node.name ??
    (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  if (!name || !ts.isIdentifier(name)) return false;
  return [name.text, ...otherNamesOf(program, name.text)].some((each) =>
    index
      .filesWith(program, each)
      .flatMap((file) => bindingsIn(file).get(each) ?? [])
      .some(
        ({ bound, by }) =>
          isOf(symbolOf(checker, bound)?.valueDeclaration, node) &&
          isContainers(symbolOf(checker, by)?.declarations?.[0]) &&
          !isOnChild(checker, by.parent),
      ),
  );
}

function isOf(declaration: ts.Declaration | undefined, node: ts.Node): boolean {
  return (
    declaration !== undefined &&
    (declaration === node ||
      (ts.isVariableDeclaration(declaration) &&
        declaration.initializer === node))
  );
}

export function isContainers(declaration: ts.Declaration | undefined): boolean {
  return declaration !== undefined && containers.test(packageOf(declaration));
}

/** Calls that make a container for one request or a part of the program: what is bound there is made once for each. */
const children =
  /^(?:createChild(?:Container)?|createScope|createRequestContainer)$/;

/** `root.createChild().bind(Store)`, `child.registerSingleton(Store)` where `child` is a constant that comes of one. */
export function isOnChild(
  checker: ts.TypeChecker,
  callee: ts.Node,
  depth = 5,
): boolean {
  let at = callee;
  for (;;) {
    if (ts.isCallExpression(at)) {
      const called = nameOf(at);
      if (called && children.test(called.text)) return true;
    } else if (
      !ts.isPropertyAccessExpression(at) &&
      !ts.isAwaitExpression(at) &&
      !ts.isParenthesizedExpression(at) &&
      !ts.isNonNullExpression(at) &&
      !ts.isAsExpression(at)
    )
      break;
    at = at.expression;
  }
  if (depth === 0 || !ts.isIdentifier(at)) return false;
  const declaration = symbolOf(checker, at)?.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    isOnChild(checker, declaration.initializer, depth - 1)
  );
}

function bindingsIn(sourceFile: ts.SourceFile): Bindings {
  let found = byFile.get(sourceFile);
  if (!found) byFile.set(sourceFile, (found = read(sourceFile)));
  return found;
}

function read(sourceFile: ts.SourceFile): Bindings {
  if (!/singleton/i.test(sourceFile.text)) return none;
  const found = new Map<string, Binding[]>();
  for (const call of nodesOf<ts.CallExpression>(
    sourceFile,
    ts.SyntaxKind.CallExpression,
  )) {
    const by = nameOf(call);
    if (!by) continue;
    const bound = endings.has(by.text)
      ? argumentsOfChain(call)
      : singles.has(by.text) ||
          (optional.has(by.text) &&
            /\bSINGLETON\b/.test(call.arguments[1]?.getText() ?? ""))
        ? call.arguments
        : [];
    for (const each of bound)
      if (ts.isIdentifier(each)) addTo(found, each.text, { bound: each, by });
  }
  return found;
}

/** `bind` of `container.bind(Store)` and of `bind(Store)`. */
export function nameOf({
  expression,
}: ts.CallExpression): ts.MemberName | undefined {
  const name = ts.isPropertyAccessExpression(expression)
    ? expression.name
    : expression;
  return ts.isIdentifier(name) ? name : undefined;
}

/** What the calls are given that a chain of calls starts with: `Store` of `bind(Store).toSelf().inSingletonScope()`. */
function argumentsOfChain(call: ts.CallExpression): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  let at: ts.Expression = call.expression;
  while (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at)) {
    if (ts.isCallExpression(at)) found.push(...at.arguments);
    at = at.expression;
  }
  return found;
}
