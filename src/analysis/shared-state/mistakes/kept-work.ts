import ts from "typescript";

import {
  classOfThis,
  functionAround,
  isFunctionWithBody,
  isWithin,
  rootOfChain,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { chaining } from "../../../program/files/method-names.ts";
import { assigns, isAssigned } from "../../../program/syntax/operators.ts";
import { awaitedType, makesPromise } from "../../../program/syntax/awaited.ts";
import { leaves } from "../../../program/syntax/leaving.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { typeAt } from "../../../program/types/types.ts";
import type { Project } from "../../project.ts";
import type { Effect } from "../places/effect.ts";
import type { OwnWrite } from "../places/state.ts";
import { writtenHow } from "../places/written.ts";
import { keyText } from "../places/keys.ts";
import { isMadeOf, plainText, waitsIn } from "../places/nodes.ts";
import { areAll, usesOf } from "../sharing/uses.ts";
import { isPutAway } from "./kept-promise.ts";

/** What keeps the promise of some work: an assignment, or a call of `set`, then under a key. */
interface Keeper {
  readonly node: ts.BinaryExpression | ts.CallExpression;
  readonly isKeyed: boolean;
}

/**
 * What keeps the promise of the work that a node is a part of, where it is looked at before, so that whoever comes
 * meanwhile waits for the same work: `if (loading) return loading; loading = (async () => { … })();`,
 * `loading ??= this.load()`, `const work = refresh(key); running.set(key, work);` behind `running.get(key)`.
 */
export function keeperOf(part: ts.Node): Keeper | undefined {
  let at: ts.Node | undefined = part;
  while (at) {
    const work: ts.Node = withChain(at);
    const node = keptBy(work);
    if (node) {
      const isKeyed = ts.isCallExpression(node);
      return isLookedAtBefore(node) ? { node, isKeyed } : undefined;
    }
    at = runnerAround(work);
  }
  return undefined;
}

/** `work().finally(done)`, of `work()`. */
function withChain(node: ts.Node): ts.Node {
  let at = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent) ||
    (ts.isPropertyAccessExpression(at.parent) &&
      at.parent.expression === at &&
      chaining.has(at.parent.name.text) &&
      ts.isCallExpression(at.parent.parent))
  )
    at = ts.isPropertyAccessExpression(at.parent)
      ? at.parent.parent
      : at.parent;
  return at;
}

/** The call that runs the function around a node there and then, or as a step of a chain. */
function runnerAround(node: ts.Node): ts.Node | undefined {
  const around = functionAround(node);
  if (
    !around ||
    (!ts.isArrowFunction(around) && !ts.isFunctionExpression(around))
  )
    return undefined;
  const outer = ts.isParenthesizedExpression(around.parent)
    ? around.parent
    : around;
  const { parent } = outer;
  if (makesPromise(parent)) return parent;
  if (!ts.isCallExpression(parent)) return undefined;
  if (parent.expression === outer) return parent;
  const callee = skipOuter(parent.expression);
  return ts.isPropertyAccessExpression(callee) && chaining.has(callee.name.text)
    ? parent
    : undefined;
}

function keptBy(
  work: ts.Node,
): ts.BinaryExpression | ts.CallExpression | undefined {
  const { parent } = work;
  if (assigns(parent, work) && !isLocal(parent.left)) return parent;
  if (isPutAway(work)) return callOf(work);
  const name = ts.isVariableDeclaration(parent)
    ? parent.initializer === work && parent.name
    : assigns(parent, work) && parent.left;
  const around = functionAround(work);
  if (!name || !ts.isIdentifier(name) || !around) return undefined;
  for (const each of namesIn(around, name.text)) {
    if (each.pos < work.end) continue;
    const { parent: keeps } = each;
    if (assigns(keeps, each) && !isLocal(keeps.left)) return keeps;
    if (isPutAway(each)) return callOf(each);
  }
  return undefined;
}

/** `running.set(key, work)` */
function callOf({ parent }: ts.Node): ts.CallExpression | undefined {
  return ts.isCallExpression(parent) &&
    parent.arguments.length === 2 &&
    ts.isPropertyAccessExpression(parent.expression) &&
    parent.expression.name.text === "set"
    ? parent
    : undefined;
}

/** Whether a name is declared in the function that it stands in. */
function isLocal(left: ts.Expression): boolean {
  const around = ts.isIdentifier(left) && functionAround(left);
  return (
    around !== false &&
    around !== undefined &&
    namesIn(around, left.getText()).some(
      ({ parent }) =>
        ts.isVariableDeclaration(parent) &&
        parent.name.getText() === left.getText() &&
        functionAround(parent) === around,
    )
  );
}

/**
 * Whether a write stands in work whose promise is kept, and nothing else gives the place a value: what is there
 * behind the work is what the work has put there.
 */
export function isInKeptWork(
  project: Project,
  { target, path }: OwnWrite,
  effects: readonly Effect[],
): boolean {
  const around = functionAround(target);
  if (!around) return false;
  const runner = runnerAround(target);
  const calls = path.map(({ node }) => node);
  const isKept = [...calls, ...(runner ? [runner] : [])].some((each) => {
    const keeper = keeperOf(each);
    return (
      keeper !== undefined &&
      isPromise(project.checker, keeper.node) &&
      // A promise of one request keeps no other one out.
      effects.some(
        (other) => other.kind === "write" && other.target === keeper.node,
      )
    );
  });
  if (!isKept || isGivenElsewhere(target, around)) return false;
  return (
    (runner !== undefined && keeperOf(runner) !== undefined) ||
    areAll(usesOf(project, around), (use) => keeperOf(runOf(use)) !== undefined)
  );
}

/**
 * Whether a call runs a function as work whose promise is kept for all, or for all with the key of a place, and what
 * the function does there is a part of it.
 */
export function isRunAsKeptWork(
  { checker, middleware }: Project,
  call: ts.Node,
  body: FunctionWithBody,
  { node: does, location: { path } }: Effect,
): boolean {
  const keeper = keeperOf(call);
  if (!keeper || !isPromise(checker, keeper.node)) return false;
  const { node, isKeyed } = keeper;
  // What a listener does comes when the work is long done.
  for (let at: ts.Node | undefined = does; functionAround(at) !== body;) {
    at = runnerAround(at);
    if (!at) return false;
  }
  const slot = path.find(({ kind }) => kind === "key");
  if (isKeyed && (!slot || hasAnotherKey(checker, node, call, body, slot.text)))
    return false;
  const place = ts.isBinaryExpression(node) ? node.left : node.expression;
  const root = rootOfChain(place);
  if (root.kind === ts.SyntaxKind.ThisKeyword) return true;
  const declaration = symbolOf(checker, root)?.valueDeclaration;
  if (!declaration) return false;
  let around = functionAround(declaration);
  if (around === functionAround(node) && around) return false;
  while (around) {
    if (middleware.siteOf(around)) return false;
    around = functionAround(around);
  }
  return true;
}

/**
 * Whether work whose promise is kept under one key is done for another one: `running.set(requestId, this.refresh(user))`,
 * where `refresh` fills the slot of its user.
 */
function hasAnotherKey(
  checker: ts.TypeChecker,
  keeps: Keeper["node"],
  call: ts.Node,
  { parameters }: FunctionWithBody,
  slot: string,
): boolean {
  const index = parameters.findIndex(
    ({ name }) => ts.isIdentifier(name) && keyText(checker, name) === slot,
  );
  const given = ts.isCallExpression(call) ? call.arguments[index] : undefined;
  const key = ts.isCallExpression(keeps) ? keeps.arguments[0] : undefined;
  return (
    given !== undefined &&
    key !== undefined &&
    !isMadeOf(checker, key, plainText(given)) &&
    !isMadeOf(checker, given, plainText(key))
  );
}

function isPromise(checker: ts.TypeChecker, keeps: Keeper["node"]): boolean {
  const kept = ts.isBinaryExpression(keeps) ? keeps.right : keeps.arguments[1];
  const type = kept && typeAt(checker, kept);
  return type !== undefined && awaitedType(checker, type) !== type;
}

function runOf(use: ts.Node): ts.Node {
  const access = accessOf(use);
  return ts.isCallExpression(access.parent) ? access.parent : access;
}

/** Whether other code of the file, or of the class, gives the same place a value. */
function isGivenElsewhere(target: ts.Node, work: ts.Node): boolean {
  if (!ts.isBinaryExpression(target)) return false;
  const { left } = target;
  const name = ts.isPropertyAccessExpression(left) ? left.name : left;
  return (
    !ts.isMemberName(name) ||
    namesIn(
      classOfThis(rootOfChain(left)) ?? target.getSourceFile(),
      name.text,
    ).some((each) => {
      const place = accessOf(each);
      const { parent: sets } = place;
      return (
        !isWithin(each, work) &&
        isAssigned(place) &&
        ts.isBinaryExpression(sets) &&
        place.getText() === left.getText() &&
        writtenHow(sets.right) !== "reset"
      );
    })
  );
}

/** `place ??= …`, `if (!place) place = …`, or `if (place) return …;` right before, or behind what doesn't wait. */
function isLookedAtBefore(keeps: Keeper["node"]): boolean {
  if (ts.isBinaryExpression(keeps)) {
    const { kind } = keeps.operatorToken;
    if (
      kind === ts.SyntaxKind.QuestionQuestionEqualsToken ||
      kind === ts.SyntaxKind.BarBarEqualsToken
    )
      return true;
    if (kind !== ts.SyntaxKind.EqualsToken) return false;
  }
  const places = namesOf(keeps);
  let at: ts.Node = keeps;
  while (!ts.isStatement(at)) at = at.parent;
  const asks = (statement: ts.Node, then: ts.Node): boolean =>
    ts.isIfStatement(statement) &&
    statement.thenStatement === then &&
    asksAbout(statement.expression, places) === "missing";
  if (asks(at.parent, at)) return true;
  if (!ts.isBlock(at.parent)) return false;
  const { statements } = at.parent;
  if (asks(at.parent.parent, at.parent) && !waitsBefore(statements, at))
    return true;
  const index = statements
    .slice(0, statements.indexOf(at))
    .findLastIndex(
      (each) =>
        ts.isIfStatement(each) &&
        asksAbout(each.expression, places) === "there",
    );
  const check = statements[index];
  return (
    check !== undefined &&
    ts.isIfStatement(check) &&
    leaves(check.thenStatement) &&
    !waitsBefore(statements.slice(index + 1), at)
  );
}

/** How the code asks for what is kept: the place, and the constants that were read from it. */
function namesOf(keeps: Keeper["node"]): ReadonlySet<string> {
  const names = new Set<string>();
  if (ts.isBinaryExpression(keeps)) names.add(keeps.left.getText());
  else if (ts.isPropertyAccessExpression(keeps.expression)) {
    const container = keeps.expression.expression.getText();
    const key = keeps.arguments[0]?.getText() ?? "";
    names.add(`${container}.get(${key})`).add(`${container}.has(${key})`);
  }
  const visit = (node: ts.Node): void => {
    if (node.pos >= keeps.pos) return;
    if (
      ts.isVariableDeclaration(node) &&
      node.initializer &&
      names.has(skipOuter(node.initializer).getText())
    )
      names.add(node.name.getText());
    ts.forEachChild(node, visit);
  };
  const around = functionAround(keeps);
  if (around && isFunctionWithBody(around) && around.body) visit(around.body);
  return names;
}

function asksAbout(
  condition: ts.Expression,
  places: ReadonlySet<string>,
): "there" | "missing" | undefined {
  const inner = skipOuter(condition);
  const isNot =
    ts.isPrefixUnaryExpression(inner) &&
    inner.operator === ts.SyntaxKind.ExclamationToken;
  const isCompared = ts.isBinaryExpression(inner);
  const asked = isNot ? inner.operand : isCompared ? inner.left : inner;
  if (!places.has(skipOuter(asked).getText())) return undefined;
  if (!isCompared) return isNot ? "missing" : "there";
  if (writtenHow(inner.right) !== "reset") return undefined;
  const operator = inner.operatorToken.getText();
  if (/^!==?$/.test(operator)) return "there";
  return /^===?$/.test(operator) ? "missing" : undefined;
}

function waitsBefore(
  statements: readonly ts.Statement[],
  end: ts.Node,
): boolean {
  return statements.some((each) => each.pos < end.pos && waitsIn(each));
}
