import ts from "typescript";

import type { Edge } from "../../flow/graph.ts";
import { flowOf } from "../../flow/build.ts";
import {
  isAsync,
  isWithin,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { narrowedTruth } from "../../program/types/narrowed.ts";
import { functionsOf } from "../../program/types/symbols.ts";
import {
  catchAround,
  isExhausted,
  neverReturns,
} from "../downstream/conditions.ts";
import {
  askedIn,
  caseQuestion,
  questionOf,
  type Question,
} from "./conditions.ts";
import {
  constrained,
  lastWritten,
  truthOf,
  truthy,
  withoutPlaces,
} from "./constraints.ts";
import type { Context } from "./context.ts";
import { isChainCut, mayBeNullish } from "./optional-chains.ts";
import { askedOfError } from "./failures.ts";
import { guardOf } from "./flags.ts";
import { isContinuation, responseAt } from "./response.ts";
import { anew, turned } from "./short-lists.ts";
import {
  handed,
  isDefinite,
  open,
  seenTo,
  undecided,
  type Path,
} from "./state.ts";

/** What a path knows after an edge; `undefined` where it can't take it. */
export function edgePath(
  context: Context,
  path: Path,
  edge: Edge,
): Path | undefined {
  const turn = turned(context, path, edge);
  const after = turn && followed(context, turn, edge);
  return after && edge.back
    ? anew({ ...after, facts: withoutPlaces(after.facts) }, edge)
    : after;
}

/** `switch (error.code) { case …`, `switch (true) { case error instanceof Halt:` */
function isSwitchOnError(
  context: Context,
  path: Path,
  condition: ts.Expression,
): boolean {
  const clause = condition.parent;
  return (
    askedOfError(context, path, condition) !== undefined ||
    (ts.isCaseClause(clause) &&
      askedOfError(context, path, clause.parent.parent.expression) !==
        undefined)
  );
}

function followed(context: Context, path: Path, edge: Edge): Path | undefined {
  const { condition } = edge;
  switch (edge.kind) {
    case "true":
    case "false":
      return condition
        ? decided(context, path, condition, edge.kind === "true")
        : path;
    case "case": {
      if (condition && isSwitchOnError(context, path, condition))
        return seenTo(path);
      const question = condition && caseQuestion(condition);
      return question ? known(context, path, question, true) : path;
    }
    case "nullish":
      if (!mayBeNullish(path, condition, true)) return undefined;
      // `req.session?.destroy(done)`: the author trusts that it is there.
      return path.state.kind === "open" && isChainCut(condition)
        ? seenTo(path)
        : path;
    case "present":
      return mayBeNullish(path, condition, false) ? path : undefined;
    case "default":
      if (condition && askedOfError(context, path, condition) !== undefined)
        return seenTo(path);
      return condition && isExhausted(context, condition) ? undefined : path;
    default: {
      const last = edge.from.steps.at(-1)?.node;
      return last && ts.isCallExpression(last) && neverReturns(context, last)
        ? undefined
        : path;
    }
  }
}

/** What a path knows after an exception; `undefined` where nobody need expect one. */
export function thrownPath(
  context: Context,
  path: Path,
  edge: Edge,
): Path | undefined {
  const last = edge.from.steps.at(-1)?.node;
  const caught = last && catchAround(context, last);
  const announced =
    edge.kind === "throw" ||
    !last ||
    (ts.isCallExpression(last) && neverReturns(context, last));
  const definite = isDefinite(path.state);
  const begins = definite || path.state.kind === "begun";
  if (!announced && !isExpected(context, last, begins)) return undefined;
  // Where a call fails itself, nobody may run the callback that it was given.
  const unsure =
    !announced && path.state.kind === "deferred" && !ts.isAwaitExpression(last);
  // What was decided before it threw says nothing of what comes after.
  return {
    ...undecided(unsure ? seenTo(path) : path),
    values: new Map(),
    ...(caught ? { caught } : {}),
    ...(!announced && definite ? { implicit: true } : {}),
  };
}

/** Whether somebody need expect that the last step of a block throws. */
function isExpected(context: Context, last: ts.Node, begins: boolean): boolean {
  if (ts.isAwaitExpression(last)) return mayReject(context, last.expression);
  // Behind an answer, or its first half, only what was awaited is expected to fail.
  if (begins) return false;
  return (
    ts.isNewExpression(last) ||
    (ts.isCallExpression(last) && mayThrow(context, last))
  );
}

/** Whether somebody who wrote a `catch` around a call can have meant it: not for an answer, not for a log. */
function mayThrow(context: Context, call: ts.CallExpression): boolean {
  // What the call promises fails at its `await`.
  if (ts.isAwaitExpression(call.parent)) return false;
  const callee = skipOuter(call.expression);
  if (isContinuation(context, callee)) return false;
  if (!ts.isPropertyAccessExpression(callee)) return true;
  const object = skipOuter(callee.expression);
  return !(
    (ts.isIdentifier(object) && object.text === "console") ||
    responseAt(context, object)
  );
}

function mayReject(context: Context, operand: ts.Expression): boolean {
  const inner = skipOuter(operand);
  if (!ts.isCallExpression(inner)) return true;
  const callee = skipOuter(inner.expression);
  if (
    ts.isPropertyAccessExpression(callee) &&
    /^(catch|allSettled)$/.test(callee.name.text)
  )
    return false;
  const bodies = functionsOf(context.checker, callee);
  const [body] = bodies;
  return bodies.length !== 1 || !body || canReject(body);
}

const rejecting = new WeakMap<ts.Node, boolean>();

/** Whether an async function lets anything out that it awaits, returns or throws. */
function canReject(body: FunctionWithBody): boolean {
  let answer = rejecting.get(body);
  if (answer === undefined) {
    const graph = isAsync(body) ? flowOf(body) : undefined;
    answer =
      !graph ||
      graph.blocks.some((block) =>
        block.out.some((edge) => {
          if (edge.to !== graph.failure) return false;
          const last = block.steps.at(-1);
          return (
            edge.kind === "throw" ||
            (last !== undefined && ts.isAwaitExpression(last.node))
          );
        }),
      ) ||
      graph.blocks.some((block) =>
        block.steps.some(
          (step) =>
            step.kind === "return" &&
            containsCall(step.node) &&
            !catchAround({ body }, step.node),
        ),
      );
    rejecting.set(body, answer);
  }
  return answer;
}

function containsCall(node: ts.Node): boolean {
  const value = ts.isReturnStatement(node) ? node.expression : node;
  const inner = value && ts.isExpression(value) ? skipOuter(value) : undefined;
  return inner !== undefined && ts.isCallExpression(inner);
}

function decided(
  context: Context,
  path: Path,
  condition: ts.Expression,
  truth: boolean,
): Path | undefined {
  const inner = skipOuter(condition);
  const value = path.values.get(inner);
  if (value && truthOf(value) === !truth) return undefined;
  if (narrowedTruth(context.checker, inner) === !truth) return undefined;
  // `next?: NextFunction` is left out by other callers only: a framework always gives it.
  if (!truth && isContinuation(context, inner)) return undefined;
  const error = askedOfError(context, path, inner);
  if (error === "asked") return seenTo(path);
  if (error !== undefined && error !== truth) return undefined;
  const guard = guardOf(context, inner);
  if (guard === "answered") return guarded(path, truth);
  if (guard === "gone" && truth) return seenTo(path);
  const after =
    guard === "unknown" && path.state.kind !== "begun" ? seenTo(path) : path;
  return known(context, after, questionOf(inner), truth, inner);
}

/** `res.headersSent` was true or false. */
function guarded(path: Path, truth: boolean): Path | undefined {
  const { kind } = path.state;
  if (truth) return kind === "answered" ? path : seenTo(path);
  if (kind === "answered") return undefined;
  if (kind === "begun") return path;
  return {
    ...path,
    state: kind === "open" ? open : handed,
  };
}

function known(
  context: Context,
  path: Path,
  question: Question,
  truth: boolean,
  condition?: ts.Expression,
): Path | undefined {
  const asked = askedIn(context.body);
  const { subject } = question;
  const group = question.plain ? asked.siblings.get(subject) : undefined;
  let after = path;
  // One of two siblings usually holds, and the code relies on it: both or neither is no path to tell of.
  if (group && (truth ? isDefinite(path.state) : path.state.kind === "open")) {
    const same = truthy(truth).key;
    const other = [...path.facts].some(
      ([name, constraints]) =>
        name !== subject &&
        asked.siblings.get(name) === group &&
        constraints.some((one) => one.key === same),
    );
    if (other) after = seenTo(after);
  }
  if (isWrittenWithAnswer(path, subject, condition)) after = seenTo(after);
  if (asked.repeated.has(subject) || group || path.facts.has(subject)) {
    const facts = constrained(path.facts, subject, question.ask(truth));
    if (!facts) return undefined;
    if (facts !== path.facts) after = { ...after, facts };
  }
  return condition && after.state.kind === "open"
    ? { ...after, branch: { condition, truth } }
    : after;
}

/** `failure = error; res.status(500).end();` in one block, and `if (!failure)` behind it: the code goes by that. */
function isWrittenWithAnswer(
  { facts, state }: Path,
  subject: string,
  condition: ts.Expression | undefined,
): boolean {
  const answer = "node" in state ? state.node : undefined;
  if (!answer || !isDefinite(state)) return false;
  const written = lastWritten(facts, subject);
  const block = written && ts.findAncestor(written, ts.isBlock);
  return (
    block !== undefined &&
    isWithin(answer, block) &&
    !(condition && isWithin(condition, block))
  );
}
