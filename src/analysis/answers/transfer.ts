import ts from "typescript";

import type { Step } from "../../flow/graph.ts";
import { targetOf } from "../../flow/steps.ts";
import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { isConstant } from "../../program/types/symbols.ts";
import { isNeverReassigned } from "../../program/calls/targets.ts";
import { askedIn, textOf, valueOf } from "./conditions.ts";
import { callPaths, type Call } from "./calls.ts";
import {
  constrained,
  isValue,
  numberOf,
  withoutName,
  withoutPlace,
  withoutTold,
  writtenBy,
  type Facts,
} from "./constraints.ts";
import type { Context } from "./context.ts";
import { throwsForWant } from "./demands.ts";
import { handOver } from "./events.ts";
import { isContinuation, mentions, responseAt } from "./response.ts";
import { returnedPath } from "./returns.ts";
import { handed, isDefinite, type Path, type Value } from "./state.ts";

/** The paths that one path becomes at a step. */
export function stepPaths(
  context: Context,
  path: Path,
  step: Step,
): readonly Path[] {
  const { node } = step;
  if (step.kind === "return") return [returnedPath(context, path, node)];
  if (step.kind === "evaluate") return evaluated(context, path, node, step);
  if (step.kind !== "bind") return [path];
  const source = ts.isVariableDeclaration(node) ? node.initializer : undefined;
  return [assigned(context, path, step, source)];
}

function evaluated(
  context: Context,
  path: Path,
  node: ts.Node,
  step: Step,
): readonly Path[] {
  if (ts.isAwaitExpression(node)) {
    const operand = skipOuter(node.expression);
    const paths =
      ts.isCallExpression(operand) || ts.isNewExpression(operand)
        ? callPaths(context, path, operand, true)
        : [path];
    return paths.map((after) => passedOn(after, operand, node));
  }
  if (ts.isCallExpression(node) || ts.isNewExpression(node))
    return called(context, withoutGiven(context, path, node), node);
  if (ts.isIdentifier(node))
    return [escapes(context, node) ? handOver(context, path) : path];
  if (ts.isPropertyAccessExpression(node))
    return [
      isLeaving(node) &&
      (responseAt(context, node) ?? isContinuation(context, node))
        ? handOver(context, path)
        : path,
    ];
  if (isFunctionWithBody(node))
    return [
      isLeaving(node) && mentions(context, node)
        ? handOver(context, path)
        : path,
    ];
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    // What `count += 1` leaves there, its right side doesn't say.
    const isTold =
      kind === ts.SyntaxKind.EqualsToken ||
      kind === ts.SyntaxKind.BarBarEqualsToken;
    return [assigned(context, path, step, isTold ? node.right : undefined)];
  }
  return [assigned(context, path, step, undefined)];
}

function called(context: Context, path: Path, node: Call): readonly Path[] {
  // What is awaited at once has its effect, and its failure, at the `await`.
  if (isAwaited(node)) return [path];
  if (ts.isCallExpression(node) && throwsForWant(context, path, node))
    return [];
  const paths = callPaths(context, path, node, false);
  return isLeaving(node) && responseAt(context, node)
    ? paths.map((after) => handOver(context, after))
    : paths;
}

/** What was written to an object may be otherwise, once a call has it: an answer's own methods change nothing of it. */
function withoutGiven(context: Context, path: Path, node: Call): Path {
  if (path.facts.size === 0) return path;
  const callee = skipOuter(node.expression);
  const owner = ts.isPropertyAccessExpression(callee)
    ? callee.expression
    : undefined;
  if (owner && responseAt(context, owner)) return path;
  let { facts } = path;
  const give = (one: ts.Expression | undefined): void => {
    const object = one && skipOuter(one);
    if (!object) return;
    if (ts.isArrayLiteralExpression(object)) object.elements.forEach(give);
    else if (ts.isSpreadElement(object)) give(object.expression);
    else if (ts.isObjectLiteralExpression(object))
      for (const property of object.properties)
        if (ts.isShorthandPropertyAssignment(property)) give(property.name);
        else if (ts.isPropertyAssignment(property)) give(property.initializer);
        else if (ts.isSpreadAssignment(property)) give(property.expression);
    if (isPlace(object)) facts = withoutTold(facts, textOf(object));
  };
  give(owner);
  node.arguments?.forEach(give);
  return facts === path.facts ? path : { ...path, facts };
}

/** `state`, `this.state` */
function isPlace(object: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(object)
    ? isPlace(skipOuter(object.expression))
    : rootName(object) !== undefined;
}

function isAwaited(node: ts.Node): boolean {
  let at = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent) ||
    ts.isNonNullExpression(at.parent)
  )
    at = at.parent;
  return ts.isAwaitExpression(at.parent);
}

function passedOn(path: Path, from: ts.Node, to: ts.Node): Path {
  const value = path.values.get(from);
  if (!value) return path;
  const values = new Map(path.values);
  values.delete(from);
  values.set(to, value);
  return { ...path, values };
}

function rootName(root: ts.Node): string | undefined {
  if (root.kind === ts.SyntaxKind.ThisKeyword) return "this";
  return ts.isIdentifier(root) ? root.text : undefined;
}

/** `failure = error`, in a branch: what a place, and what is in it, holds otherwise, it doesn't hold here. */
function withWritten(
  before: Facts,
  asked: ReadonlySet<string>,
  place: string,
  value: Value | undefined,
  { node }: Step,
): Facts {
  if (ts.isVariableDeclaration(node) || ts.isBindingElement(node))
    return before;
  let facts = before;
  for (const subject of asked)
    if (subject.startsWith(`${place}.`) || (subject === place && !value))
      facts = constrained(facts, subject, writtenBy(node)) ?? facts;
  return facts;
}

/** More than this is counted in loops, too often to tell the turns apart. */
const mostCounted = 2;

/** `tries += 1`, `tries++`, where the number before is known. */
function countedBy(
  { node }: Step,
  facts: Facts,
  subject: string,
): Value | undefined {
  if (!facts.has(subject)) return undefined;
  const amount = ts.isBinaryExpression(node)
    ? node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken &&
      ts.isNumericLiteral(node.right)
      ? Number(node.right.text)
      : undefined
    : ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)
      ? node.operator === ts.SyntaxKind.PlusPlusToken
        ? 1
        : -1
      : undefined;
  const before = amount === undefined ? undefined : numberOf(facts, subject);
  if (amount === undefined || before === undefined) return undefined;
  const value = before + amount;
  return Math.abs(value) > mostCounted ? undefined : { kind: "literal", value };
}

/** What is known of a name that gets a value. */
function assigned(
  context: Context,
  path: Path,
  step: Step,
  source: ts.Expression | undefined,
): Path {
  const target = targetOf(step);
  if (!target) return path;
  let root: ts.Node = target;
  while (
    ts.isPropertyAccessExpression(root) ||
    ts.isElementAccessExpression(root)
  )
    root = root.expression;
  const text = rootName(root);
  if (text === undefined) return path;
  const { facts: before, values: known } = path;
  const inner = source && skipOuter(source);
  const value = inner
    ? (known.get(inner) ?? valueOf(inner))
    : countedBy(step, before, textOf(target as ts.Expression));
  const { once } = askedIn(context.body);
  let { state } = path;
  let facts: Facts;
  if (target !== root) {
    const place = textOf(target as ts.Expression);
    facts = withoutPlace(before, text, place);
    // `state.sent = true`: nobody else has the object, or the condition that asks for it says so.
    if (value && once.has(place))
      facts =
        constrained(facts, place, { ...isValue(value), told: true }) ?? facts;
    facts = withWritten(facts, once, place, value, step);
  } else {
    facts = withoutName(before, text);
    if (
      value &&
      [...once].some((one) => one === text || one.startsWith(`${text}.`))
    )
      facts = constrained(facts, text, isValue(value)) ?? facts;
    facts = withWritten(facts, once, text, value, step);
    // What is written down here may be changed by whoever it is given to: only what a helper answers is told to this body.
    const told =
      value && inner && known.has(inner)
        ? propertiesAsked(once, text, value)
        : [];
    for (const [subject, held] of told) {
      if (held) facts = constrained(facts, subject, isValue(held)) ?? facts;
      // The caller may tell from it whether the answer is given: so far as we see, it does.
      else if (isDefinite(state)) state = handed;
    }
  }
  if (facts === before && known.size === 0) return path;
  return { ...path, state, facts, values: new Map() };
}

/** What a literal says of those of its properties that some condition asks for. */
function propertiesAsked(
  subjects: ReadonlySet<string>,
  name: string,
  value: Value,
): readonly (readonly [subject: string, held: Value | undefined])[] {
  if (value.kind === "literal" || !value.properties) return [];
  const { properties } = value;
  return [...subjects].flatMap((subject) => {
    if (!subject.startsWith(`${name}.`)) return [];
    const property = subject.slice(name.length + 1);
    if (!/^[\w$]+$/.test(property)) return [];
    return [
      [
        subject,
        properties.has(property)
          ? properties.get(property)
          : { kind: "literal", value: undefined },
      ] as const,
    ];
  });
}

/** Whether this mention of the response or the continuation gives it to somebody else. */
function escapes(context: Context, node: ts.Identifier): boolean {
  return isLeaving(node) && isHeld(context, node);
}

function isHeld(context: Context, node: ts.Identifier): boolean {
  return (
    responseAt(context, node) !== undefined || isContinuation(context, node)
  );
}

/** Whether a value goes where this analysis does not follow it. */
function isLeaving(node: ts.Node): boolean {
  let at = node;
  let { parent } = at;
  while (
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isSatisfiesExpression(parent)
  ) {
    at = parent;
    parent = at.parent;
  }
  if (ts.isPropertyAccessExpression(parent)) return false;
  if (ts.isElementAccessExpression(parent)) return parent.expression === at;
  // A call decides by itself what its arguments mean.
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return false;
  if (ts.isVariableDeclaration(parent))
    return (
      !ts.isIdentifier(parent.name) ||
      (!isConstant(parent) && !isNeverReassigned(parent))
    );
  if (ts.isReturnStatement(parent)) return isFunctionWithBody(node);
  if (isFunctionWithBody(parent)) return isFunctionWithBody(node);
  if (ts.isAwaitExpression(parent)) return true;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const passes =
      kind === ts.SyntaxKind.EqualsToken ||
      kind === ts.SyntaxKind.BarBarToken ||
      kind === ts.SyntaxKind.QuestionQuestionToken ||
      kind === ts.SyntaxKind.QuestionQuestionEqualsToken;
    return (
      passes && (parent.right === at || kind !== ts.SyntaxKind.EqualsToken)
    );
  }
  if (ts.isFunctionDeclaration(node)) return false;
  return (
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isSpreadAssignment(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== at) ||
    ts.isYieldExpression(parent) ||
    ts.isExportAssignment(parent)
  );
}
