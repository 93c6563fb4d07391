import ts from "typescript";

import { oncePerNode } from "../../program/files/once.ts";
import {
  isWithin,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isAssignment } from "../../program/syntax/operators.ts";
import {
  functionsOf,
  isConstant,
  symbolOf,
} from "../../program/types/symbols.ts";
import { isAccess, rootOf } from "./aliases.ts";
import { copiedBy, placeOf, textOf } from "./conditions.ts";
import type { Context } from "./context.ts";
import { responseAt } from "./response.ts";

const gone = new Set(["aborted", "destroyed", "closed", "errored", "timedout"]);

/**
 * What a condition says of the answer: `answered` asks the response itself, `gone` asks whether anybody
 * still waits, `unknown` mentions one of them in some other way, or a flag that other code sets.
 */
export const guardOf: (
  context: Context,
  condition: ts.Expression,
) => "answered" | "gone" | "unknown" | undefined = oncePerNode(askGuard);

function askGuard(
  context: Context,
  condition: ts.Expression,
): "answered" | "gone" | "unknown" | undefined {
  if (ts.isPropertyAccessExpression(condition)) {
    const object = responseAt(context, condition.expression);
    if (object?.asks.includes(condition.name.text)) return "answered";
    if (gone.has(condition.name.text)) return "gone";
  }
  return mentionsGuard(context, condition) ? "unknown" : undefined;
}

function mentionsGuard(context: Context, node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    const object = responseAt(context, node.expression);
    if (object?.asks.includes(node.name.text) || gone.has(node.name.text))
      return true;
    if (isFlag(context, node)) return true;
    // A property of what a request brings is no variable that somebody sets.
    if (isBelowParameter(context, node))
      return mentionsGuard(context, node.expression);
  }
  if (ts.isIdentifier(node)) {
    const declaration = symbolOf(context.checker, node)?.valueDeclaration;
    // `isSignedIn(req)` asks what a helper has set before.
    if (
      ts.isCallExpression(node.parent) &&
      node.parent.expression !== node &&
      isSetByHelper(context, node)
    )
      return true;
    if (declaration && ts.isBindingElement(declaration))
      return (
        isTakenFlag(context, declaration) || isCopied(context, declaration)
      );
    if (!declaration || !ts.isVariableDeclaration(declaration)) return false;
    if (declaration.getSourceFile().isDeclarationFile) return false;
    // Set by whoever else sees it: a flag that says that the answer is given.
    if (!isConstant(declaration))
      return (
        !isWithin(declaration, context.body) ||
        assignedIn(context.body).nested.has(node.text)
      );
    if (filledBesideAnswer(context, context.body).has(placeOf(node)))
      return true;
    const { initializer } = declaration;
    return initializer !== undefined &&
      isWithin(declaration, context.inputs.scope) &&
      ts.isPropertyAccessExpression(skipOuter(initializer))
      ? mentionsGuard(context, skipOuter(initializer))
      : false;
  }
  if (ts.isFunctionLike(node)) return false;
  return (
    ts.forEachChild(
      node,
      (child) => mentionsGuard(context, child) || undefined,
    ) ?? false
  );
}

/** The lists and maps of a body that get something beside an answer: `problems.push("id"); res.sendStatus(400);`. */
const filledBesideAnswer = oncePerNode(
  (context: Context, body: ts.Node): ReadonlySet<string> => {
    const found = new Set<string>();
    const answers = (node: ts.Node): boolean =>
      (ts.isIdentifier(node) && responseAt(context, node) !== undefined) ||
      (ts.forEachChild(node, (child) => answers(child) || undefined) ?? false);
    const look = (node: ts.Node): void => {
      const name = ts.isExpressionStatement(node)
        ? filledName(node)
        : undefined;
      if (
        name &&
        ts.isBlock(node.parent) &&
        node.parent.parent !== body &&
        node.parent.statements.some(
          (other) => ts.isExpressionStatement(other) && answers(other),
        )
      )
        found.add(name);
      ts.forEachChild(node, look);
    };
    ts.forEachChild(body, look);
    return found;
  },
);

function filledName({
  expression,
}: ts.ExpressionStatement): string | undefined {
  if (!ts.isCallExpression(expression)) return undefined;
  const callee = expression.expression;
  return ts.isPropertyAccessExpression(callee) &&
    isAccess(callee.expression) &&
    /^(?:push|unshift|set|add)$/.test(callee.name.text)
    ? placeOf(callee.expression)
    : undefined;
}

function isBelowParameter(
  context: Context,
  access: ts.PropertyAccessExpression,
): boolean {
  const base = skipOuter(access.expression);
  if (ts.isPropertyAccessExpression(base))
    return isBelowParameter(context, base);
  const declaration = ts.isIdentifier(base)
    ? symbolOf(context.checker, base)?.valueDeclaration
    : undefined;
  return declaration !== undefined && ts.isParameter(declaration);
}

/** `state.sent`, `req.user`: a property of an object of this request, where other code than this body may set it. */
function isFlag(
  context: Context,
  access: ts.PropertyAccessExpression,
): boolean {
  const root = rootOf(access);
  const declaration = ts.isIdentifier(root)
    ? symbolOf(context.checker, root)?.valueDeclaration
    : undefined;
  if (declaration) {
    if (!isWithin(declaration, context.inputs.scope)) return false;
    if (!isWithin(declaration, context.body))
      return assignedIn(context.inputs.scope).anywhere.has(textOf(access));
  }
  return (
    assignedIn(context.body).nested.has(textOf(access)) ||
    isSetByHelper(context, root, access.name.text)
  );
}

/** `user` of `const { user } = req`. */
function isTakenFlag(
  context: Context,
  { parent, propertyName, name }: ts.BindingElement,
): boolean {
  const { initializer } = ts.isVariableDeclaration(parent.parent)
    ? parent.parent
    : {};
  const taken = propertyName ?? name;
  return (
    initializer !== undefined &&
    ts.isObjectBindingPattern(parent) &&
    ts.isIdentifier(taken) &&
    isSetByHelper(context, rootOf(initializer), taken.text)
  );
}

/** `sent` of `const { sent } = state`, which functions within set. */
function isCopied(context: Context, declaration: ts.BindingElement): boolean {
  const source = copiedBy(declaration)?.[1];
  return source !== undefined && assignedIn(context.body).nested.has(source);
}

interface Assigned {
  /** What gets a value, as the code names it: `sent`, `state.sent`. */
  readonly anywhere: ReadonlySet<string>;
  /** The same in the functions within. */
  readonly nested: ReadonlySet<string>;
}

const assignedByBody = new WeakMap<ts.Node, Assigned>();

function assignedIn(body: ts.Node): Assigned {
  let assigned = assignedByBody.get(body);
  if (!assigned) assignedByBody.set(body, (assigned = collectAssigned(body)));
  return assigned;
}

function collectAssigned(body: ts.Node): Assigned {
  const anywhere = new Set<string>();
  const nested = new Set<string>();
  const look = (node: ts.Node, isNested: boolean): void => {
    if (
      ts.isBinaryExpression(node) &&
      isAssignment(node.operatorToken.kind) &&
      (ts.isIdentifier(node.left) || ts.isPropertyAccessExpression(node.left))
    ) {
      const text = textOf(node.left);
      anywhere.add(text);
      if (isNested) nested.add(text);
    }
    const inside = isNested || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => {
      look(child, inside);
    });
  };
  ts.forEachChild(body, (child) => {
    look(child, false);
  });
  return { anywhere, nested };
}

/**
 * Whether a function that this body gives an object to, and that may answer, sets a property, one of that name:
 * `await authenticate(req, res); if (!req.user) return;` asks whether the answer is given.
 */
function isSetByHelper(
  context: Context,
  object: ts.Expression,
  name?: string,
): boolean {
  return helpersIn(context, context.body).some(({ given, helper }) => {
    if (!given.some((one) => isSame(rootOf(one), object))) return false;
    const names = setBelow(context.checker, helper);
    return name === undefined ? names.size > 0 : names.has(name);
  });
}

function isSame(left: ts.Expression, right: ts.Expression): boolean {
  return ts.isIdentifier(left)
    ? ts.isIdentifier(right) && placeOf(left) === placeOf(right)
    : left.kind === ts.SyntaxKind.ThisKeyword && right.kind === left.kind;
}

interface HelperCall {
  readonly helper: FunctionWithBody;
  /** The names of objects that it is given; `this` for a method of the same object. */
  readonly given: readonly ts.Expression[];
}

/** The calls of a body that give the response to functions of the project. */
const helpersIn = oncePerNode(
  (context: Context, body: ts.Node): readonly HelperCall[] => {
    const found: HelperCall[] = [];
    const look = (node: ts.Node): void => {
      if (
        ts.isCallExpression(node) &&
        node.arguments.some((arg) => responseAt(context, arg))
      ) {
        const callee = skipOuter(node.expression);
        const owner = ts.isPropertyAccessExpression(callee)
          ? [skipOuter(callee.expression)]
          : [];
        for (const helper of functionsOf(context.checker, callee))
          found.push({
            helper,
            given: [...node.arguments.map(skipOuter), ...owner],
          });
      }
      ts.forEachChild(node, look);
    };
    ts.forEachChild(body, look);
    return found;
  },
);

const mostCalls = 3;
const mostHelpers = 200;

/** The properties that a function, or one that it gives its parameters to, sets. */
const setBelow: (
  checker: ts.TypeChecker,
  body: FunctionWithBody,
) => ReadonlySet<string> = oncePerNode((checker, body) => {
  const names = new Set<string>();
  const seen = new Set([body]);
  let level = [body];
  for (let depth = 0; depth <= mostCalls; depth++) {
    const below: FunctionWithBody[] = [];
    for (const one of level) {
      const { set, calls } = setIn(checker, one);
      for (const name of set) names.add(name);
      for (const call of depth < mostCalls ? calls : [])
        for (const next of functionsOf(checker, call.expression)) {
          if (seen.has(next) || seen.size > mostHelpers) continue;
          seen.add(next);
          below.push(next);
        }
    }
    level = below;
  }
  return names;
});

interface Sets {
  readonly set: ReadonlySet<string>;
  /** Calls that hand something on. */
  readonly calls: readonly ts.CallExpression[];
}

const setIn: (checker: ts.TypeChecker, body: FunctionWithBody) => Sets =
  oncePerNode((_checker, body) => {
    const set = new Set<string>();
    const calls: ts.CallExpression[] = [];
    const look = (node: ts.Node): void => {
      if (
        ts.isBinaryExpression(node) &&
        isAssignment(node.operatorToken.kind)
      ) {
        const target = skipOuter(node.left);
        if (ts.isPropertyAccessExpression(target)) set.add(target.name.text);
        else if (
          ts.isElementAccessExpression(target) &&
          ts.isStringLiteralLike(target.argumentExpression)
        )
          set.add(target.argumentExpression.text);
      } else if (
        ts.isCallExpression(node) &&
        node.arguments.some(
          (arg) =>
            ts.isIdentifier(arg) || arg.kind === ts.SyntaxKind.ThisKeyword,
        )
      )
        calls.push(node);
      ts.forEachChild(node, look);
    };
    ts.forEachChild(body, look);
    return { set, calls };
  });
