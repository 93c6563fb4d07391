import ts from "typescript";

import {
  functionAround,
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../program/functions.ts";
import { packageOf } from "../../program/package-of.ts";
import { symbolOf } from "../../program/symbols.ts";
import type { Project } from "../project.ts";
import { isEntry, type Scope } from "./bodies.ts";
import { isAssignment } from "./use.ts";

const known = new WeakMap<Project, Map<string, Map<ts.Node, boolean>>>();
const deepest = 6;
const mostUses = 100;

/**
 * Whether a function of the program runs for requests: a middleware or a handler calls it, or leads to it.
 * `own` leaves out what a request only sets off (`void scanner.run()`) and what then runs for nobody.
 */
export function runsForRequests(
  project: Project,
  body: FunctionWithBody,
  scope: Scope,
  own: "own" | "any" = "any",
  depth = deepest,
): boolean {
  let scopes = known.get(project);
  if (!scopes)
    known.set(project, (scopes = new Map<string, Map<ts.Node, boolean>>()));
  const key = `${scope} ${own}`;
  let answers = scopes.get(key);
  if (!answers) scopes.set(key, (answers = new Map<ts.Node, boolean>()));
  const answer = answers.get(body);
  if (answer !== undefined) return answer;
  const site = project.middleware.siteOf(body);
  if (site) {
    answers.set(body, isEntry(site, scope));
    return isEntry(site, scope);
  }
  if (depth === 0) return false;
  answers.set(body, false);
  const every = usesOf(project, body);
  if (every.length > 0 && every.every(isStored)) return false;
  const uses = own === "own" ? every.filter((use) => !isSetOff(use)) : every;
  const runs =
    (scope !== "middleware" &&
      ts.isClassLike(body.parent) &&
      isProvider(body.parent) &&
      (every.length === 0 || uses.length > 0) &&
      !isLifecycleHook(body) &&
      !isScheduled(project, body)) ||
    uses.some((use) => {
      const around = functionAround(use);
      return (
        around !== undefined &&
        runsForRequests(project, around, scope, own, depth - 1)
      );
    });
  answers.set(body, runs);
  return runs;
}

const lifecycleHooks =
  /^(?:onModuleInit|onModuleDestroy|onApplicationBootstrap|onApplicationShutdown|beforeApplicationShutdown)$/;

/** A provider's method that the container calls once, at the start or the end of the process. */
function isLifecycleHook({ name }: FunctionWithBody): boolean {
  return (
    name !== undefined &&
    ts.isIdentifier(name) &&
    lifecycleHooks.test(name.text)
  );
}

/** `@Cron("0 * * * *")`: a timer calls it, no request. */
function isScheduled(project: Project, body: FunctionWithBody): boolean {
  return (
    ts.canHaveDecorators(body) &&
    (ts.getDecorators(body) ?? []).some(({ expression }) => {
      const name = ts.isCallExpression(expression)
        ? expression.expression
        : expression;
      const declaration = symbolOf(project.checker, name)?.declarations?.[0];
      return (
        declaration !== undefined &&
        packageOf(declaration) === "@nestjs/schedule"
      );
    })
  );
}

/** `void scanner.run();`: nobody waits for it, and it is given nothing of whoever set it off. */
function isSetOff(use: ts.Node): boolean {
  let at = use;
  while (
    ts.isPropertyAccessExpression(at.parent) ||
    (ts.isCallExpression(at.parent) && at.parent.expression === at)
  ) {
    at = at.parent;
    if (
      ts.isCallExpression(at) &&
      at.arguments.some((argument) => !isPlainArgument(argument))
    )
      return false;
  }
  const { parent } = at;
  return (
    ts.isExpressionStatement(parent) ||
    (ts.isVoidExpression(parent) && ts.isExpressionStatement(parent.parent))
  );
}

/** A literal, or the handler of an error. */
function isPlainArgument(argument: ts.Expression): boolean {
  return ts.isLiteralExpression(argument) || ts.isFunctionLike(argument);
}

/** `this.pending ??= this.load()`: the promise is kept, so that one call runs at a time. */
function isStored(use: ts.Node): boolean {
  let at = use;
  while (
    ts.isPropertyAccessExpression(at.parent) ||
    (ts.isCallExpression(at.parent) && at.parent.expression === at)
  )
    at = at.parent;
  const { parent } = at;
  return (
    ts.isBinaryExpression(parent) &&
    parent.right === at &&
    isAssignment(parent.operatorToken.kind)
  );
}

/** A class that a container makes once for the process and hands to controllers. */
export function isProvider(node: ts.ClassLikeDeclaration): boolean {
  return (ts.getDecorators(node) ?? []).some(
    ({ expression }) =>
      ts.isCallExpression(expression) &&
      /^(?:Injectable|Service|Singleton|Controller|Provider)$/i.test(
        expression.expression.getText(),
      ),
  );
}

/** The calls of a function by its name, wherever the program sees it. */
export function usesOf(
  project: Project,
  body: FunctionWithBody,
): readonly ts.Node[] {
  const name = nameOf(body);
  if (!name) return [];
  const declaration = declarationOf(project, name);
  if (!declaration) return [];
  const uses: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) &&
      node.text === name.text &&
      node !== name &&
      isCallee(node) &&
      declarationOf(project, node) === declaration &&
      uses.length < mostUses
    )
      uses.push(node);
    ts.forEachChild(node, visit);
  };
  for (const file of project.program.getSourceFiles()) {
    if (
      !file.isDeclarationFile &&
      file.text.includes(name.text) &&
      packageOf(file) === "."
    )
      visit(file);
  }
  return uses;
}

/** Symbols of members differ from one instance of a type to the next; what declares them doesn't. */
function declarationOf(
  project: Project,
  name: ts.Node,
): ts.Declaration | undefined {
  return symbolOf(project.checker, name)?.valueDeclaration;
}

function nameOf(body: FunctionWithBody): ts.MemberName | undefined {
  const name =
    body.name ??
    (ts.isVariableDeclaration(body.parent) ||
    ts.isPropertyDeclaration(body.parent) ||
    ts.isPropertyAssignment(body.parent)
      ? body.parent.name
      : undefined);
  return name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name))
    ? name
    : undefined;
}

function isCallee(name: ts.Node): boolean {
  const access =
    ts.isPropertyAccessExpression(name.parent) && name.parent.name === name
      ? name.parent
      : name;
  return (
    ts.isCallExpression(access.parent) && access.parent.expression === access
  );
}

/** Whether the program makes the objects of a class while it starts, and none for a request. */
export function isMadeAtStart(
  project: Project,
  node: ts.ClassLikeDeclaration,
): boolean {
  let answers = madeAtStart.get(project);
  if (!answers)
    madeAtStart.set(
      project,
      (answers = new Map<ts.ClassLikeDeclaration, boolean>()),
    );
  let answer = answers.get(node);
  if (answer === undefined)
    answers.set(node, (answer = asksMadeAtStart(project, node)));
  return answer;
}

const madeAtStart = new WeakMap<
  Project,
  Map<ts.ClassLikeDeclaration, boolean>
>();

function asksMadeAtStart(
  project: Project,
  node: ts.ClassLikeDeclaration,
): boolean {
  if (isProvider(node)) return true;
  const symbol = node.name && project.checker.getSymbolAtLocation(node.name);
  if (!node.name || !symbol) return false;
  const { text } = node.name;
  let made = 0;
  let perCall = false;
  const visit = (at: ts.Node): void => {
    if (
      ts.isNewExpression(at) &&
      ts.isIdentifier(at.expression) &&
      symbolOf(project.checker, at.expression) === symbol
    ) {
      made++;
      const around = functionAround(at);
      if (around && !isConstructorLike(around)) perCall = true;
    }
    ts.forEachChild(at, visit);
  };
  for (const file of project.program.getSourceFiles()) {
    if (
      !file.isDeclarationFile &&
      file.text.includes(text) &&
      packageOf(file) === "."
    )
      visit(file);
  }
  return made > 0 && !perCall;
}

function isConstructorLike(node: ts.Node): boolean {
  return ts.isConstructorDeclaration(node);
}

/** The async functions of a file that change something beyond themselves: worth asking who calls them. */
export function changersIn(
  sourceFile: ts.SourceFile,
): readonly FunctionWithBody[] {
  const found: FunctionWithBody[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node) && mayRace(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
}

const deferring = new Set([
  "then",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "nextTick",
  "queueMicrotask",
  "on",
  "once",
]);

/** A function with a suspension, or a deferred callback, of its own. */
export function mayRace(node: FunctionWithBody): boolean {
  let suspends = false;
  const visit = (at: ts.Node): void => {
    if (suspends) return;
    if (
      ts.isAwaitExpression(at) ||
      (ts.isForOfStatement(at) && at.awaitModifier) ||
      (ts.isIdentifier(at) && deferring.has(at.text))
    )
      suspends = true;
    else if (!isFunctionWithBody(at)) ts.forEachChild(at, visit);
  };
  ts.forEachChild(node, visit);
  return suspends;
}
