import ts from "typescript";

import type { Edge } from "../../flow/graph.ts";
import { promiseMethod } from "../../program/syntax/awaited.ts";
import { skipOuter } from "../../program/syntax/functions.ts";
import { awaitsNever, givesNever } from "../../program/calls/call-results.ts";
import { oncePerNode } from "../../program/files/once.ts";
import { narrowedTruth } from "../../program/types/narrowed.ts";
import { functionsOf, symbolOf } from "../../program/types/symbols.ts";
import { alwaysThrows } from "./always-throws.ts";
import type { Context } from "./context.ts";
import { conditionsOf, keyOf } from "./facts.ts";
import { isHarmless } from "./harmless.ts";
import { isModeTest } from "./mode.ts";
import { withLives, withVariable, type Path } from "./state.ts";
import { typeAt } from "../../program/types/types.ts";

/** What a path knows after an edge; `undefined` where it can't take it. */
export function edgePath(
  context: Context,
  path: Path,
  edge: Edge,
): Path | undefined {
  if (edge.kind !== "implicit-throw" && isRefused(path, edge)) return undefined;
  switch (edge.kind) {
    case "true":
    case "false":
      return edge.condition
        ? decided(context, path, edge.condition, edge.kind === "true")
        : path;
    case "nullish":
    case "present":
      return edge.condition
        ? nullish(context, path, edge.condition, edge.kind === "nullish")
        : path;
    case "throw":
    case "implicit-throw":
      return thrown(context, path, edge);
    case "default":
      return edge.condition && isExhausted(context, edge.condition)
        ? undefined
        : ended(context, path, edge);
    default:
      return ended(context, path, edge);
  }
}

/** Whether the last thing that happened is an `await` of a call that the framework refuses. */
function isRefused(path: Path, edge: Edge): boolean {
  const last = edge.from.steps.at(-1)?.node;
  return last !== undefined && path.temporaries.get(last)?.refused === true;
}

/** A call that never returns ends the path, whatever stands behind it. */
function ended(context: Context, path: Path, edge: Edge): Path | undefined {
  const last = edge.from.steps.at(-1)?.node;
  return last && ts.isCallExpression(last) && neverReturns(context, last)
    ? undefined
    : path;
}

/** Whether a call ends its path: it always throws, or its type is `never`; of one that is awaited, what it waits for. */
export function neverReturns(
  context: Pick<Context, "checker">,
  call: ts.CallExpression,
): boolean {
  return isEnd(context.checker, call);
}

const isEnd = oncePerNode(
  (checker: ts.TypeChecker, call: ts.CallExpression): boolean => {
    const isAwaited = ts.isAwaitExpression(call.parent);
    const { parent } = isAwaited ? call.parent : call;
    if (!ts.isExpressionStatement(parent) && !ts.isReturnStatement(parent))
      return false;
    if (isAwaited ? awaitsNever(checker, call) : givesNever(checker, call))
      return true;
    const bodies = functionsOf(checker, call.expression);
    return (
      bodies.length === 1 && bodies[0] !== undefined && alwaysThrows(bodies[0])
    );
  },
);

function thrown(context: Context, path: Path, edge: Edge): Path | undefined {
  const { descriptor } = context.inputs.site;
  const last = edge.from.steps.at(-1)?.node;
  const caught = last && catchAround(context, last);
  const after: Path = {
    ...path,
    temporaries: new Map(),
    ...(caught ? { caught } : {}),
  };
  if (edge.kind === "throw" || !last) return after;
  if (isRefused(path, edge)) return { ...after, refused: !caught };
  // A call that starts downstream hands its errors over in the promise, or to the framework.
  if (path.lastCall === last || context.roots.has(last)) return undefined;
  if (ts.isCallExpression(last) && neverReturns(context, last)) return after;
  if (ts.isAwaitExpression(last) && path.temporaries.get(last)?.answer) {
    if (descriptor.downstreamErrors === "reject" || failsBeside(last))
      return { ...after, guarded: true };
  }
  // Between the start of downstream and the end of the same expression, a throw is too far-fetched.
  for (const [node, value] of path.temporaries) {
    if (value.roots.length > 0 && statementOf(node) === statementOf(last))
      return undefined;
  }
  // Whoever writes a `catch` expects what stands before downstream to throw; what runs beside it, no.
  const under = path.calls > 0 || path.lives.size > 0;
  if (!under) return after;
  if (isHarmless(context.checker, last)) return undefined;
  const lives = new Map(
    [...after.lives].map(([id, life]) => [id, { ...life, implicit: true }]),
  );
  return { ...after, lives, implicit: true };
}

/** `await Promise.race([next(), late()])`: what stands beside downstream may be what fails. */
function failsBeside({ expression }: ts.AwaitExpression): boolean {
  const call = skipOuter(expression);
  if (!ts.isCallExpression(call)) return false;
  const method = promiseMethod(skipOuter(call.expression));
  const [list] = call.arguments;
  return (
    (method === "race" || method === "all") &&
    list !== undefined &&
    ts.isArrayLiteralExpression(list) &&
    list.elements.length > 1
  );
}

function statementOf(node: ts.Node): ts.Node {
  let at = node;
  while (at.parent && !ts.isStatement(at)) at = at.parent;
  return at;
}

/** The `catch` that an exception raised here runs into. */
export function catchAround(
  context: Pick<Context, "body">,
  node: ts.Node,
): ts.CatchClause | undefined {
  for (let at = node; at !== context.body && at.parent; at = at.parent) {
    const { parent } = at;
    if (
      ts.isTryStatement(parent) &&
      at === parent.tryBlock &&
      parent.catchClause
    ) {
      return parent.catchClause;
    }
  }
  return undefined;
}

function decided(
  context: Context,
  path: Path,
  condition: ts.Expression,
  truth: boolean,
): Path | undefined {
  let after = path;
  const known =
    knownTruth(context, path, condition) ??
    narrowedTruth(context.checker, condition);
  if (known !== undefined && known !== truth) return undefined;
  if (mentionsAnswer(context, path, condition))
    after = { ...after, guarded: true };
  if (!after.modeTested && isModeTest(context, condition))
    after = { ...after, modeTested: true };
  const inner = skipOuter(condition);
  if (!truth) after = withoutPromise(context, after, inner);
  if (ts.isIdentifier(inner)) {
    const symbol = symbolOf(context.checker, inner);
    const value = symbol && after.variables.get(symbol);
    if (
      symbol &&
      !value?.truth &&
      conditionsOf(context).asked.has(inner.text) &&
      value
    ) {
      after = withVariable(after, symbol, {
        ...value,
        truth: truth ? "truthy" : "falsy",
      });
    }
  }
  const [key, flipped] = keyOf(condition);
  if (!conditionsOf(context).repeated.has(key)) return after;
  const holds = truth !== flipped;
  const before = after.facts.get(key);
  if (before !== undefined) return before === holds ? after : undefined;
  return { ...after, facts: new Map(after.facts).set(key, holds) };
}

/** Where `result instanceof Promise` doesn't hold, nothing is under way: `result` is the answer itself. */
function withoutPromise(
  context: Context,
  path: Path,
  condition: ts.Expression,
): Path {
  if (
    path.variables.size === 0 ||
    !ts.isBinaryExpression(condition) ||
    condition.operatorToken.kind !== ts.SyntaxKind.InstanceOfKeyword ||
    condition.right.getText() !== "Promise"
  )
    return path;
  const tested = skipOuter(condition.left);
  const symbol = ts.isIdentifier(tested)
    ? symbolOf(context.checker, tested)
    : undefined;
  const value = symbol && path.variables.get(symbol);
  return value && value.container !== true
    ? withLives(path, value.roots, { status: "done" })
    : path;
}

function nullish(
  context: Context,
  path: Path,
  condition: ts.Expression,
  isNullish: boolean,
): Path | undefined {
  const inner = skipOuter(condition);
  const symbol = ts.isIdentifier(inner)
    ? symbolOf(context.checker, inner)
    : undefined;
  const truth = symbol && path.variables.get(symbol)?.truth;
  if (truth === "truthy" && isNullish) return undefined;
  if (truth === "undefined" && !isNullish) return undefined;
  return path;
}

/** What the path already knows of a condition: a variable's truth, or a comparison with nothing. */
function knownTruth(
  context: Context,
  path: Path,
  condition: ts.Expression,
): boolean | undefined {
  const inner = skipOuter(condition);
  if (ts.isIdentifier(inner)) {
    const symbol = symbolOf(context.checker, inner);
    const truth = symbol && path.variables.get(symbol)?.truth;
    return truth && truth === "truthy";
  }
  if (!ts.isBinaryExpression(inner)) return undefined;
  const operator = inner.operatorToken.getText();
  if (
    !/^[!=]==?$/.test(operator) ||
    !/^(undefined|null)$/.test(inner.right.getText())
  )
    return undefined;
  const left = skipOuter(inner.left);
  const symbol = ts.isIdentifier(left)
    ? symbolOf(context.checker, left)
    : undefined;
  const truth = symbol && path.variables.get(symbol)?.truth;
  if (truth === "truthy") return operator.startsWith("!");
  const equal = inner.right.getText() === "undefined" || operator.length === 2;
  return truth === "undefined" && equal ? !operator.startsWith("!") : undefined;
}

function mentionsAnswer(context: Context, path: Path, node: ts.Node): boolean {
  if (path.guarded || path.calls === 0) return false;
  if (ts.isIdentifier(node)) {
    const symbol = symbolOf(context.checker, node);
    return symbol !== undefined && path.variables.get(symbol)?.answer === true;
  }
  if (path.temporaries.get(node)?.answer) return true;
  return (
    ts.forEachChild(
      node,
      (child) => mentionsAnswer(context, path, child) || undefined,
    ) ?? false
  );
}

/**
 * Whether the cases of a `switch` name every value that its subject can have; where there is a `default`, it must say
 * so: `const rest: never = kind`.
 */
export function isExhausted(
  context: Pick<Context, "checker">,
  condition: ts.Expression,
): boolean {
  let at: ts.Node = condition;
  while (at.parent && !ts.isSwitchStatement(at)) at = at.parent;
  if (!ts.isSwitchStatement(at)) return false;
  const { clauses } = at.caseBlock;
  const last = clauses.find(ts.isDefaultClause);
  if (last && !/(?::|\bsatisfies)\s*never\b/.test(last.getText())) return false;
  const { checker } = context;
  const subject = typeAt(checker, at.expression);
  const members = subject.isUnion() ? subject.types : [subject];
  if (
    !members.every(
      (member) =>
        member.isLiteral() ||
        (member.flags & ts.TypeFlags.BooleanLiteral) !== 0,
    )
  )
    return false;
  const named = clauses.flatMap((clause) =>
    ts.isCaseClause(clause) ? [typeAt(checker, clause.expression)] : [],
  );
  return members.every((member) =>
    named.some(
      (type) => checker.typeToString(type) === checker.typeToString(member),
    ),
  );
}
