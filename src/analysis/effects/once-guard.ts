import ts from "typescript";

import { skipOuter } from "../../program/functions.ts";
import { symbolOf } from "../../program/symbols.ts";
import { isAssignment } from "../../program/operators.ts";

interface Scope {
  readonly checker: ts.TypeChecker;
  /** Whether a function runs, or an object of a class lives, for one request. */
  readonly isPerRequest: (owner: ts.Node) => boolean;
  /** Whether the guarded code puts work off (`timer ??= setTimeout(flush, 200)`). */
  readonly putsOff: boolean;
}

const puttingOff = /^(?:setTimeout|setImmediate|queueMicrotask|nextTick)$/;

/**
 * Whether something runs once for a process because what it fills is looked at first: `cache ??= read()`,
 * `if (!cache) cache = read()`, `if (cache) return cache; cache = read()`,
 * `if (!map.has("page")) map.set("page", read())`. A cache with a key from the request is no such place.
 */
export function isOnceGuarded(
  checker: ts.TypeChecker,
  node: ts.Node,
  isPerRequest: (owner: ts.Node) => boolean,
): boolean {
  const scope: Scope = {
    checker,
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
    const { parent } = at;
    if (ts.isBinaryExpression(parent) && parent.right === at) {
      const operator = parent.operatorToken.kind;
      if (
        (operator === ts.SyntaxKind.QuestionQuestionEqualsToken ||
          operator === ts.SyntaxKind.BarBarEqualsToken) &&
        isFixedPlace(scope, parent.left)
      )
        return true;
      if (
        (operator === ts.SyntaxKind.QuestionQuestionToken ||
          operator === ts.SyntaxKind.BarBarToken) &&
        fills(scope, at, parent.left)
      )
        return true;
    }
    if (
      ts.isIfStatement(parent) &&
      parent.thenStatement === at &&
      absenceTests(parent.expression).some((place) => fills(scope, at, place))
    )
      return true;
    if (
      ts.isStatement(at) &&
      ts.isBlock(parent) &&
      isAfterHit(scope, at, parent)
    )
      return true;
  }
  return false;
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
function isAfterHit(
  scope: Scope,
  statement: ts.Statement,
  block: ts.Block,
): boolean {
  const index = block.statements.indexOf(statement);
  return block.statements.slice(0, index).some(
    (earlier, at) =>
      ts.isIfStatement(earlier) &&
      returns(earlier.thenStatement) &&
      presenceTests(scope, earlier.expression).some((place) =>
        // `if (loaded) return; loaded = true; …` fills it before the work.
        block.statements
          .slice(at + 1)
          .some((later) => fills(scope, later, place)),
      ),
  );
}

function returns(statement: ts.Statement): boolean {
  return (
    ts.isReturnStatement(statement) ||
    (ts.isBlock(statement) && statement.statements.some(returns))
  );
}

/** What a condition finds missing: `!x`, `x === undefined`, `x == null`, `!map.has(k)`. */
function absenceTests(condition: ts.Expression): readonly ts.Expression[] {
  const inner = skipOuter(condition);
  if (
    ts.isPrefixUnaryExpression(inner) &&
    inner.operator === ts.SyntaxKind.ExclamationToken
  )
    return [skipOuter(inner.operand)];
  if (!ts.isBinaryExpression(inner)) return [];
  const operator = inner.operatorToken.kind;
  if (operator === ts.SyntaxKind.BarBarToken)
    return [...absenceTests(inner.left), ...absenceTests(inner.right)];
  const isEquality =
    operator === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    operator === ts.SyntaxKind.EqualsEqualsToken;
  return isEquality ? [skipOuter(inner.left)] : [];
}

/** What a condition finds there: `x`, `x !== undefined`, `map.has(k)`, a constant read from a container. */
function presenceTests(
  scope: Scope,
  condition: ts.Expression,
): readonly ts.Expression[] {
  const inner = skipOuter(condition);
  if (ts.isBinaryExpression(inner)) {
    const operator = inner.operatorToken.kind;
    return operator === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
      operator === ts.SyntaxKind.ExclamationEqualsToken ||
      operator === ts.SyntaxKind.AmpersandAmpersandToken
      ? presenceTests(scope, inner.left)
      : [];
  }
  if (!ts.isIdentifier(inner)) return [inner];
  const declaration = symbolOf(scope.checker, inner)?.valueDeclaration;
  return declaration &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer &&
    !isModuleLevel(declaration)
    ? [skipOuter(declaration.initializer)]
    : [inner];
}

/** Whether code below `node` stores into the place that was looked at. */
function fills(scope: Scope, node: ts.Node, tested: ts.Expression): boolean {
  const place = containerOf(scope, tested);
  if (!place || !isKept(scope, place)) return false;
  const text = place.getText();
  const visit = (at: ts.Node): boolean => {
    if (ts.isBinaryExpression(at) && isAssignment(at.operatorToken.kind)) {
      const target = skipOuter(at.left);
      if (target.getText() === text) return true;
      if (
        ts.isElementAccessExpression(target) &&
        target.expression.getText() === text
      )
        return true;
    }
    if (
      ts.isCallExpression(at) &&
      ts.isPropertyAccessExpression(at.expression) &&
      (at.expression.name.text === "set" ||
        at.expression.name.text === "add") &&
      at.expression.expression.getText() === text
    )
      return true;
    return ts.forEachChild(at, visit) ?? false;
  };
  return visit(node);
}

/** Whether a key is the same for every request: one entry is filled once, one for each page is not. */
function isFixedKey(scope: Scope, key: ts.Expression): boolean {
  const inner = skipOuter(key);
  if (ts.isStringLiteralLike(inner) || ts.isNumericLiteral(inner)) return true;
  const declaration =
    ts.isIdentifier(inner) && symbolOf(scope.checker, inner)?.valueDeclaration;
  return (
    declaration !== undefined &&
    declaration !== false &&
    ts.isVariableDeclaration(declaration) &&
    isModuleLevel(declaration)
  );
}

/** `map` of `map.get(k)`, `map.has(k)` and `map[k]`; the value behind a local constant; otherwise itself. */
function containerOf(
  scope: Scope,
  tested: ts.Expression,
): ts.Expression | undefined {
  const inner = skipOuter(tested);
  if (ts.isCallExpression(inner)) {
    const callee = skipOuter(inner.expression);
    const [key] = inner.arguments;
    return ts.isPropertyAccessExpression(callee) &&
      (callee.name.text === "get" || callee.name.text === "has") &&
      key &&
      isFixedKey(scope, key)
      ? callee.expression
      : undefined;
  }
  if (ts.isElementAccessExpression(inner))
    return isFixedKey(scope, inner.argumentExpression)
      ? inner.expression
      : undefined;
  if (ts.isIdentifier(inner)) {
    const declaration = symbolOf(scope.checker, inner)?.valueDeclaration;
    if (
      declaration &&
      ts.isVariableDeclaration(declaration) &&
      !isModuleLevel(declaration) &&
      declaration.initializer
    ) {
      const value = skipOuter(declaration.initializer);
      return ts.isCallExpression(value) || ts.isElementAccessExpression(value)
        ? containerOf(scope, value)
        : inner;
    }
  }
  return inner;
}

function isFixedPlace(scope: Scope, place: ts.Expression): boolean {
  const inner = skipOuter(place);
  return (
    isKept(scope, inner) &&
    !(
      ts.isElementAccessExpression(inner) &&
      !isFixedKey(scope, inner.argumentExpression)
    )
  );
}

/** A long-lived place that, once filled, stays so: what puts work off empties it again for the next time. */
function isKept(scope: Scope, place: ts.Expression): boolean {
  return isLongLived(scope, place) && !(scope.putsOff && isEmptiedAgain(place));
}

/** Whether the class, or the file, of a place also says `timer = undefined` or `scheduled = false`. */
function isEmptiedAgain(place: ts.Expression): boolean {
  const text = place.getText();
  const visit = (at: ts.Node): boolean =>
    (ts.isBinaryExpression(at) &&
      at.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      at.left.getText() === text &&
      /^(?:undefined|null|false)$/.test(at.right.getText())) ||
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

function isModuleLevel(declaration: ts.Node): boolean {
  return ts.findAncestor(declaration, ts.isFunctionLike) === undefined;
}
