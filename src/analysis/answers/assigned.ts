import ts from "typescript";

import type { Step } from "../../flow/graph.ts";
import { targetOf } from "../../flow/steps.ts";
import { functionAround, skipOuter } from "../../program/syntax/functions.ts";
import { namesIn } from "../../program/syntax/mentions.ts";
import { isConstant } from "../../program/types/symbols.ts";
import { askedIn, copiedBy, placeOf, textOf, valueOf } from "./conditions.ts";
import {
  constrained,
  isValue,
  numberOf,
  withoutName,
  withoutPlace,
  writtenBy,
  type Facts,
} from "./constraints.ts";
import type { Context } from "./context.ts";
import { handed, isDefinite, type Path, type Value } from "./state.ts";

/** The name, or `this`, that a place begins with. */
export function rootName(root: ts.Node): string | undefined {
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

const nothing: Value = { kind: "literal", value: undefined };

/** `let failure: Error | undefined;` */
function isEmptied({ node }: Step): boolean {
  return (
    ts.isVariableDeclaration(node) &&
    !node.initializer &&
    ts.isVariableStatement(node.parent.parent) &&
    (node.parent.flags & ts.NodeFlags.Let) !== 0
  );
}

/** `failure = error` in a `catch`: nobody throws nothing. */
function caughtValue(source: ts.Expression): Value | undefined {
  if (!ts.isIdentifier(source)) return undefined;
  const isCaught = (at: ts.Node): boolean | "quit" => {
    // `catch (error) { unlink(file, (error) => { failure = error; }); }`
    if (ts.isFunctionLike(at)) return "quit";
    const name = ts.isCatchClause(at) && at.variableDeclaration?.name;
    return name && ts.isIdentifier(name) ? name.text === source.text : false;
  };
  return ts.findAncestor(source, isCaught) ? { kind: "object" } : undefined;
}

/** `state` of `s.sent = true` behind `const s = state`. */
function rootPlace(root: ts.Expression, name: string): string {
  return placeOf(root).split(".")[0] ?? name;
}

/** `const state = { sent: false }`, of which nothing else than names of this body, and what it is given to, may get hold. */
function isOwnState({ body }: Context, node: ts.Node): boolean {
  return (
    ts.isVariableDeclaration(node) &&
    ts.isIdentifier(node.name) &&
    isConstant(node) &&
    namesIn(body, node.name.text).every(
      (use) => functionAround(use) === body && isKeptApart(use.parent, node),
    )
  );
}

function isKeptApart(parent: ts.Node, declaration: ts.Node): boolean {
  return (
    parent === declaration ||
    ts.isPropertyAccessExpression(parent) ||
    ts.isCallExpression(parent) ||
    (ts.isVariableDeclaration(parent) && isConstant(parent))
  );
}

/** What is known of a name that gets a value. */
export function assigned(
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
  const name = rootName(root);
  if (name === undefined) return path;
  const text = target === root ? name : rootPlace(root as ts.Expression, name);
  const { facts: before, values: known } = path;
  const inner = source && skipOuter(source);
  const value = inner
    ? (known.get(inner) ?? valueOf(inner) ?? caughtValue(inner))
    : isEmptied(step)
      ? nothing
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
      value && inner && (known.has(inner) || isOwnState(context, step.node))
        ? propertiesAsked(once, text, value)
        : [];
    for (const [subject, held] of told) {
      if (held)
        facts =
          constrained(facts, subject, { ...isValue(held), told: true }) ??
          facts;
      // The caller may tell from it whether the answer is given: so far as we see, it does.
      else if (isDefinite(state)) state = handed;
    }
  }
  const copied = value ? undefined : copiedBy(step.node);
  for (const constraint of (copied && before.get(copied[1])) ?? [])
    facts = constrained(facts, copied?.[0] ?? text, constraint) ?? facts;
  if (facts === before && known.size === 0) return path;
  return { ...path, state, facts, values: new Map() };
}

/** What a literal says of those of its properties that some condition asks for. */
function propertiesAsked(
  subjects: ReadonlySet<string>,
  name: string,
  value: Value,
): readonly (readonly [subject: string, held: Value | undefined])[] {
  if (value.kind !== "object" || !value.properties) return [];
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
