import ts from "typescript";

import { skipOuter } from "../../program/syntax/functions.ts";
import { isMade } from "../../program/files/made.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { absenceTests, presenceTests, returns } from "./guard-tests.ts";
import {
  alwaysTheSame,
  eachObject,
  keyParametersOf,
  union,
  type KeyParameters,
} from "./key-parameters.ts";
import { containerOf } from "./looked-into.ts";
import { holdsInProduction } from "./in-production.ts";
import { storesInto } from "./stores-below.ts";

interface Scope {
  readonly checker: ts.TypeChecker;
  readonly body: ts.Node;
  /** Whether a function runs, or an object of a class lives, for one request. */
  readonly isPerRequest: (owner: ts.Node) => boolean;
  /** Whether the guarded code puts work off (`timer ??= setTimeout(flush, 200)`). */
  readonly putsOff: boolean;
}

const puttingOff = /^(?:setTimeout|setImmediate|queueMicrotask|nextTick)$/;

/**
 * Whether something runs once because what it fills is looked at first: `cache ??= read()`,
 * `if (!cache) cache = read()`, `if (cache) return cache; cache = read()`,
 * `if (!map.has("page")) map.set("page", read())`, `cache ?? load()` where `load` fills `cache`.
 *
 * @param body The function that it stands in.
 * @returns The parameters of `body` that the cache goes by: with none it runs once for the process, otherwise
 *   once for each of their values. `undefined` where nothing says that it doesn't run each time.
 */
export function onceFor(
  checker: ts.TypeChecker,
  body: ts.Node,
  node: ts.Node,
  isPerRequest: (owner: ts.Node) => boolean,
): KeyParameters {
  const scope: Scope = {
    checker,
    body,
    isPerRequest,
    putsOff:
      ts.isCallExpression(node) &&
      puttingOff.test(node.expression.getText().replace(/^.*\./, "")),
  };
  for (
    let at = node;
    (!ts.isFunctionLike(at) || isTurnOf(at)) && at.parent;
    at = at.parent
  ) {
    const keys = guardedBy(scope, at);
    if (keys) return keys;
  }
  return undefined;
}

/** What the cache goes by that the code directly around `at` looks into before it runs. */
function guardedBy(scope: Scope, at: ts.Node): KeyParameters {
  const { parent } = at;
  if (ts.isBinaryExpression(parent) && parent.right === at)
    switch (parent.operatorToken.kind) {
      case ts.SyntaxKind.QuestionQuestionEqualsToken:
      case ts.SyntaxKind.BarBarEqualsToken:
        return keysOfPlace(scope, parent.left);
      case ts.SyntaxKind.QuestionQuestionToken:
      case ts.SyntaxKind.BarBarToken:
        return fills(scope, at, parent.left);
      default:
        return undefined;
    }
  if (ts.isConditionalExpression(parent) && parent.condition !== at)
    return first(
      parent.whenTrue === at
        ? absenceTests(parent.condition)
        : presenceTests(scope.checker, parent.condition),
      (place) => fills(scope, at, place),
    );
  if (ts.isIfStatement(parent) && parent.thenStatement === at)
    return first(absenceTests(parent.expression), (place) =>
      fills(scope, at, place),
    );
  return ts.isStatement(at) && ts.isBlock(parent)
    ? afterHit(scope, at, parent)
    : undefined;
}

/** The first answer for one of several. */
function first<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item, index: number) => Answer | undefined,
): Answer | undefined {
  for (const [index, item] of items.entries()) {
    const answer = ask(item, index);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** The function of `list.forEach(…)` and its like: its turns are part of the code around it. */
function isTurnOf(body: ts.Node): boolean {
  const call = body.parent;
  return (
    ts.isCallExpression(call) &&
    call.arguments[0] === body &&
    ts.isPropertyAccessExpression(call.expression) &&
    /^(?:forEach|map|flatMap|filter|find|findIndex|some|every|reduce)$/.test(
      call.expression.name.text,
    )
  );
}

/** `if (cache) return cache;` above, and from here on the cache is filled. */
function afterHit(
  scope: Scope,
  statement: ts.Statement,
  block: ts.Block,
): KeyParameters {
  const index = block.statements.indexOf(statement);
  return first(block.statements.slice(0, index), (earlier, at) =>
    first(hitsIn(scope, earlier), (hit) =>
      first(presenceTests(scope.checker, hit.expression), (place) =>
        // `if (loaded) return; loaded = true; …` fills it before the work.
        first(block.statements.slice(at + 1), (later) =>
          fills(scope, later, place),
        ),
      ),
    ),
  );
}

/** `if (cache) return cache;`, also as a part of what a process does in production: `if (isProduction) { … }`. */
function hitsIn(
  scope: Scope,
  statement: ts.Statement,
): readonly ts.IfStatement[] {
  if (!ts.isIfStatement(statement)) return [];
  const { thenStatement, expression } = statement;
  if (returns(thenStatement)) return [statement];
  return ts.isBlock(thenStatement) &&
    holdsInProduction(scope.checker, expression)
    ? thenStatement.statements.flatMap((inner) => hitsIn(scope, inner))
    : [];
}

/** What goes by the place that was looked at, where code below `node` stores into it. */
function fills(
  scope: Scope,
  node: ts.Node,
  tested: ts.Expression,
): KeyParameters {
  const { place, key } = containerOf(scope.checker, tested);
  if (!isKept(scope, place)) return undefined;
  return storesInto(scope.checker, node, place) && !endsEmpty(node, place, key)
    ? keysOf(scope, place, key)
    : undefined;
}

/**
 * Whether the guarded code itself empties the place at last: `if (!busy) { busy = true; write(); busy = false; }`, or the entry of
 * its key: `running.delete(job.name)`, also when what it has begun is done: `load().finally(() => running.delete(key))`.
 */
function endsEmpty(
  node: ts.Node,
  place: ts.Expression,
  key: ts.Expression | undefined,
): boolean {
  const text = place.getText();
  const block = ts.isBlock(node.parent) ? node.parent : node;
  const isEmptied = (code: ts.Node, from: number): boolean => {
    let ends = false;
    const visit = (at: ts.Node): void => {
      if (isDoneAtLast(at) && isEmptied(at.body, at.pos)) isEmptiedLater = true;
      // What undoes a failed fill leaves a good one alone.
      if (ts.isFunctionLike(at) || ts.isCatchClause(at) || ts.isIfStatement(at))
        return;
      ts.forEachChild(at, visit);
      if (at.pos >= from) ends = emptying(at, text, key) ?? ends;
    };
    visit(code);
    return ends;
  };
  let isEmptiedLater = false;
  return isEmptied(block, node.pos) || isEmptiedLater;
}

/** Whether a node empties a place, or the entry of a key there; `false` where it fills it. */
function emptying(
  at: ts.Node,
  text: string,
  key: ts.Expression | undefined,
): boolean | undefined {
  if (isStoreOf(at, text)) return isEmpty(at.right);
  if (!ts.isCallExpression(at)) return undefined;
  const [callee, entry] = [at.expression.getText(), at.arguments[0]];
  if (callee === `${text}.clear`) return true;
  if (!key || entry?.getText() !== key.getText()) return undefined;
  if (callee === `${text}.delete`) return true;
  return callee === `${text}.set` || callee === `${text}.add`
    ? false
    : undefined;
}

/** What runs when a promise is kept: `p.finally(() => …)`, the first one of `p.then(…)`. */
function isDoneAtLast(
  node: ts.Node,
): node is ts.ArrowFunction | ts.FunctionExpression {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  const call = node.parent;
  return (
    ts.isCallExpression(call) &&
    call.arguments[0] === node &&
    ts.isPropertyAccessExpression(call.expression) &&
    /^(?:finally|then)$/.test(call.expression.name.text)
  );
}

/** `place = …`, by the text of the place. */
function isStoreOf(node: ts.Node, place: string): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    node.left.getText() === place
  );
}

function isEmpty(value: ts.Expression): boolean {
  return /^(?:undefined|null|false)$/.test(value.getText());
}

/** The parameters that a key in a container depends on: one entry is filled once, one for each page is not. */
function keysOf(
  { checker, body }: Scope,
  place: ts.Expression,
  key: ts.Expression | undefined,
): KeyParameters {
  let root = skipOuter(place);
  let field = root;
  while (
    ts.isPropertyAccessExpression(root) ||
    ts.isElementAccessExpression(root)
  ) {
    field = root;
    root = skipOuter(root.expression);
  }
  const isSlot = field === skipOuter(place) && !key;
  const owner =
    root.kind === ts.SyntaxKind.ThisKeyword && isOwn(checker, field, isSlot)
      ? eachObject
      : alwaysTheSame;
  if (!key) return owner;
  const declaration = symbolOf(checker, root)?.valueDeclaration;
  const home =
    declaration && ts.findAncestor(declaration.parent, ts.isFunctionLike);
  return union(owner, keyParametersOf({ checker, body, home }, key));
}

/**
 * Whether each object has what a field holds for itself: the field is what is filled, or holds a container that is made
 * with the object. What a constructor is given may be one for all objects.
 */
function isOwn(
  checker: ts.TypeChecker,
  field: ts.Expression,
  isSlot: boolean,
): boolean {
  if (!ts.isPropertyAccessExpression(field)) return false;
  const declaration = symbolOf(checker, field.name)?.valueDeclaration;
  if (!declaration || ts.isAccessor(declaration)) return false;
  return (
    isSlot ||
    (ts.isPropertyDeclaration(declaration) &&
      declaration.initializer !== undefined &&
      isMade(declaration.initializer))
  );
}

function keysOfPlace(scope: Scope, place: ts.Expression): KeyParameters {
  const inner = skipOuter(place);
  if (!isKept(scope, inner)) return undefined;
  return ts.isElementAccessExpression(inner)
    ? keysOf(scope, inner.expression, inner.argumentExpression)
    : keysOf(scope, inner, undefined);
}

/** A long-lived place that, once filled, stays so: what puts work off empties it again for the next time. */
function isKept(scope: Scope, place: ts.Expression): boolean {
  return isLongLived(scope, place) && !(scope.putsOff && isEmptiedAgain(place));
}

/** Whether the class, or the file, of a place also says `timer = undefined` or `scheduled = false`. */
function isEmptiedAgain(place: ts.Expression): boolean {
  const text = place.getText();
  const visit = (at: ts.Node): boolean =>
    (isStoreOf(at, text) && isEmpty(at.right)) ||
    (ts.forEachChild(at, visit) ?? false);
  return visit(ts.findAncestor(place, ts.isClassLike) ?? place.getSourceFile());
}

/** A variable of a module or of a function around the one that runs, a static field, a field of `this`. */
function isLongLived(scope: Scope, place: ts.Expression): boolean {
  const inner = skipOuter(place);
  if (ts.isPropertyAccessExpression(inner)) {
    const object = skipOuter(inner.expression);
    if (object.kind !== ts.SyntaxKind.ThisKeyword)
      return isLongLived(scope, object);
    const owner = ts.findAncestor(object, ts.isClassLike);
    return owner === undefined || !scope.isPerRequest(owner);
  }
  if (ts.isElementAccessExpression(inner))
    return isLongLived(scope, inner.expression);
  if (!ts.isIdentifier(inner)) return false;
  const declaration = symbolOf(scope.checker, inner)?.valueDeclaration;
  if (!declaration || ts.isParameter(declaration)) return false;
  if (ts.isClassLike(declaration)) return true;
  const home = ts.findAncestor(declaration, ts.isFunctionLike);
  const here = ts.findAncestor(inner, ts.isFunctionLike);
  return home !== here && !(home && scope.isPerRequest(home));
}
