import ts from "typescript";

import { namesOfPattern } from "../../program/syntax/set-names.ts";
import { oncePerNode } from "../../program/files/once.ts";
import {
  isAsync,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { namesIn } from "../../program/syntax/mentions.ts";
import {
  isAssignment,
  isLogicalOperator,
} from "../../program/syntax/operators.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { typeAt } from "../../program/types/types.ts";
import { catchAround } from "../downstream/conditions.ts";
import { alwaysThrows } from "../downstream/always-throws.ts";
import { helperOf, type Call } from "./calls.ts";
import type { Context } from "./context.ts";
import { mentionsResponse } from "./response.ts";
import { helperFailures } from "./helper-calls.ts";
import { isDefinite, open, startWith, undecided, type Path } from "./state.ts";

/** What a helper that throws leaves to a `catch` around its call. */
export interface Thrown {
  readonly paths: readonly Path[];
  /** Whether it ends no other way. */
  readonly always: boolean;
}

/** `refuse(res)`, `await load(req, res)`, of which some path answers and then throws: the `catch` finds the answer given. */
export function thrownByHelper(
  context: Context,
  path: Path,
  step: ts.Node,
  awaited = ts.isAwaitExpression(step),
): Thrown | undefined {
  const call = ts.isAwaitExpression(step) ? skipOuter(step.expression) : step;
  if (!ts.isCallExpression(call) || isDefinite(path.state)) return undefined;
  const helper = helperOf(context, call, skipOuter(call.expression));
  if (!helper || isAsync(helper) !== awaited) return undefined;
  const failures = helperFailures(context, path, call, helper);
  if (failures.every(({ state }) => !isDefinite(state))) return undefined;
  const always = alwaysThrows(helper);
  const caught = catchAround(context, call);
  return {
    paths: failures.flatMap(({ state, thrown }) =>
      always || isDefinite(state)
        ? {
            ...undecided(path),
            state,
            thrown,
            values: new Map(),
            ...(caught ? { caught } : {}),
          }
        : [],
    ),
    always,
  };
}

/**
 * What a condition that asks for a caught error says of a path that a `throw` behind an answer brought there:
 * its truth where that can be told, `"asked"` where the code may tell by it that the answer is given.
 */
export function askedOfError(
  context: Context,
  { thrown, caught, state }: Path,
  condition: ts.Expression,
): boolean | "asked" | undefined {
  const names = caught ? errorNames(caught) : [];
  if (!caught || !mentionsOne(condition, names)) return undefined;
  if (thrown)
    return instanceTruth(context.checker, thrown, condition, names) ?? "asked";
  // Which of the calls threw, the code tells by the error: where one answers first, it has been seen to.
  const mayBeAnswered =
    state.kind === "open" &&
    thrownIn(context, caught.parent.tryBlock).some(
      (each) =>
        instanceTruth(context.checker, each, condition, names) !== false,
    );
  return mayBeAnswered ? "asked" : undefined;
}

const namesByCatch = new WeakMap<ts.CatchClause, readonly string[]>();

/** What a `catch` calls its error, and what it makes of it: `const known = error instanceof Halt`. */
function errorNames(caught: ts.CatchClause): readonly string[] {
  let names = namesByCatch.get(caught);
  if (!names) {
    const error = caught.variableDeclaration?.name;
    names = error ? namesMadeOf(error, caught.block) : [];
    namesByCatch.set(caught, names);
  }
  return names;
}

/** The names of an error, and of what a block makes of it, in the order of its code. */
function namesMadeOf(error: ts.BindingName, block: ts.Node): readonly string[] {
  const names: string[] = [...namesOfPattern(error)];
  const look = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) {
      if (node.initializer && mentionsOne(node.initializer, names))
        names.push(...namesOfPattern(node.name));
    } else if (
      ts.isBinaryExpression(node) &&
      isAssignment(node.operatorToken.kind) &&
      ts.isIdentifier(node.left) &&
      mentionsOne(node.right, names)
    )
      names.push(node.left.text);
    ts.forEachChild(node, look);
  };
  look(block);
  return names;
}

function mentionsOne(node: ts.Node, names: readonly string[]): boolean {
  return names.some((name) => namesIn(node, name).length > 0);
}

/** `res.sendStatus(404); throw new Halt();` */
function isBehindAnswer(context: Context, node: ts.ThrowStatement): boolean {
  const { parent } = node;
  return (
    ts.isBlock(parent) &&
    parent.statements.some(
      (before) =>
        before.pos < node.pos &&
        ts.isExpressionStatement(before) &&
        mentionsResponse(context, before),
    )
  );
}

/** What a block, or a helper that it calls, throws behind an answer. */
const thrownIn: (context: Context, block: ts.Block) => readonly ts.Node[] =
  oncePerNode((context: Context, block: ts.Block) => {
    const found: ts.Node[] = [];
    const look = (node: ts.Node): void => {
      if (isFunctionWithBody(node)) return;
      if (ts.isThrowStatement(node) && isBehindAnswer(context, node))
        found.push(node);
      if (ts.isCallExpression(node) || ts.isAwaitExpression(node))
        for (const path of thrownByHelper(context, startWith(open), node)
          ?.paths ?? [])
          if (path.thrown && isDefinite(path.state)) found.push(path.thrown);
      ts.forEachChild(node, look);
    };
    look(block);
    return found;
  });

function instanceTruth(
  checker: ts.TypeChecker,
  thrown: ts.Node,
  condition: ts.Expression,
  names: readonly string[],
): boolean | undefined {
  if (
    !ts.isBinaryExpression(condition) ||
    condition.operatorToken.kind !== ts.SyntaxKind.InstanceOfKeyword ||
    !names.includes(condition.left.getText())
  )
    return undefined;
  const wanted = symbolOf(checker, condition.right);
  const made = classesOf(checker, thrown);
  return wanted && made?.has(wanted);
}

/** The class of what a `throw` makes on the spot, and those above it. */
const classesOf: (
  checker: ts.TypeChecker,
  thrown: ts.Node,
) => ReadonlySet<ts.Symbol> | undefined = oncePerNode(
  (checker: ts.TypeChecker, thrown: ts.Node) => {
    const made = ts.isThrowStatement(thrown)
      ? skipOuter(thrown.expression)
      : thrown;
    if (!ts.isNewExpression(made)) return undefined;
    const found = new Set<ts.Symbol>();
    const add = (type: ts.Type): void => {
      const symbol = type.getSymbol();
      if (!symbol || found.has(symbol)) return;
      found.add(symbol);
      for (const base of type.getBaseTypes() ?? []) add(base);
    };
    add(typeAt(checker, made));
    return found.size === 0 ? undefined : found;
  },
);

/** `report(res, error)` in a `catch`, where it looks at what the error is, or nobody knows. */
export function givesError(
  context: Context,
  path: Path,
  call: Call,
  helper: FunctionWithBody,
): boolean {
  const { caught, thrown, state } = path;
  if (!caught) return false;
  const names = errorNames(caught);
  const mayBeAnswered = (): boolean =>
    thrown !== undefined ||
    (state.kind === "open" &&
      thrownIn(context, caught.parent.tryBlock).length > 0);
  return isTold(context, call, helper, names, deepest) && mayBeAnswered();
}

/** A helper of a helper, and so on. */
const deepest = 3;

function isTold(
  context: Context,
  call: Call,
  helper: FunctionWithBody | undefined,
  names: readonly string[],
  depth: number,
): boolean {
  return (call.arguments ?? []).some(
    (argument, index) =>
      mentionsOne(argument, names) &&
      (!helper ||
        depth === 0 ||
        tellsByError(context, helper, index, depth - 1)),
  );
}

/** `(error) => { if (error instanceof Halt) return; next(error); }`: which error it is says whether the answer is given. */
export function tellsByError(
  context: Context,
  { parameters, body }: FunctionWithBody,
  at = 0,
  depth = deepest,
): boolean {
  const name = parameters[at]?.name;
  if (!name) return false;
  const names = namesMadeOf(name, body);
  const tells = (node: ts.Node): boolean => {
    const asked =
      ts.isIfStatement(node) || ts.isSwitchStatement(node)
        ? node.expression
        : ts.isConditionalExpression(node)
          ? node.condition
          : ts.isBinaryExpression(node) &&
              isLogicalOperator(node.operatorToken.kind)
            ? node.left
            : undefined;
    return (
      (asked !== undefined && mentionsOne(asked, names)) ||
      (ts.isCallExpression(node) &&
        node.arguments.some((each) => mentionsResponse(context, each)) &&
        isTold(
          context,
          node,
          helperOf(context, node, skipOuter(node.expression)),
          names,
          depth,
        )) ||
      (ts.forEachChild(node, tells) ?? false)
    );
  };
  return tells(body);
}
