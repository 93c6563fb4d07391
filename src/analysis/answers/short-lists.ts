import ts from "typescript";

import type { Edge } from "../../flow/graph.ts";
import { oncePerNode } from "../../program/files/once.ts";
import { functionAround, skipOuter } from "../../program/syntax/functions.ts";
import { namesIn } from "../../program/syntax/mentions.ts";
import { isConstant, symbolOf } from "../../program/types/symbols.ts";
import { typeAt } from "../../program/types/types.ts";
import { isAccess } from "./aliases.ts";
import { askedIn, questionOf, textOf, type Question } from "./conditions.ts";
import {
  constrained,
  equal,
  ordered,
  withoutName,
  type Facts,
} from "./constraints.ts";
import type { Context } from "./context.ts";
import type { Path } from "./state.ts";

/** A list of which the code shows that it has at most one element. */
export interface ShortList {
  /** Whether it has one in any case. */
  readonly full: boolean;
  /** What is true where it has one, and false where it has none. */
  readonly asks: readonly (readonly [question: Question, truth: boolean])[];
}

const deepest = 4;

/** What is known of a list's length: `user ? [user] : []`, `rows.slice(0, 1)`, a constant that holds such a list. */
export const shortListOf: (
  context: Context,
  expression: ts.Expression,
) => ShortList | undefined = oncePerNode((context, expression) =>
  askList(context, expression, deepest),
);

function askList(
  context: Context,
  expression: ts.Expression,
  depth: number,
): ShortList | undefined {
  const list = skipOuter(expression);
  if (depth === 0) return undefined;
  if (ts.isArrayLiteralExpression(list)) {
    const [first, ...others] = list.elements;
    if (others.length > 0) return undefined;
    return first && ts.isSpreadElement(first)
      ? askList(context, first.expression, depth - 1)
      : { full: first !== undefined, asks: [] };
  }
  if (ts.isConditionalExpression(list)) return chosen(context, list, depth);
  if (ts.isIdentifier(list)) return held(context, list, depth);
  if (!ts.isCallExpression(list)) return undefined;
  const callee = skipOuter(list.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const { text } = callee.name;
  if (!lists.test(text) || !isList(context.checker, callee.expression))
    return undefined;
  if ((text === "slice" || text === "splice") && isFirstAlone(list))
    return {
      full: false,
      asks:
        text === "slice" && isAccess(callee.expression)
          ? [[lengthOf(textOf(callee.expression)), true]]
          : [],
    };
  const known = askList(context, callee.expression, depth - 1);
  return known && /^(?:filter|slice)$/.test(text)
    ? { full: false, asks: [] }
    : known;
}

const lists = /^(?:filter|map|reverse|sort|slice|splice)$/;

/** What JavaScript says of these methods, it says of its own lists. */
function isList(checker: ts.TypeChecker, expression: ts.Expression): boolean {
  const type = typeAt(checker, expression);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every(
    (part) =>
      checker.isArrayType(part) ||
      checker.isTupleType(part) ||
      (part.flags & ts.TypeFlags.Any) !== 0,
  );
}

function chosen(
  context: Context,
  { condition, whenTrue, whenFalse }: ts.ConditionalExpression,
  depth: number,
): ShortList | undefined {
  const yes = askList(context, whenTrue, depth - 1);
  const no = askList(context, whenFalse, depth - 1);
  if (!yes || !no) return undefined;
  if (yes.full === no.full) return { full: yes.full, asks: [] };
  const isEmpty = (side: ts.Expression): boolean => {
    const list = skipOuter(side);
    return ts.isArrayLiteralExpression(list) && list.elements.length === 0;
  };
  return {
    full: false,
    asks: isEmpty(yes.full ? whenFalse : whenTrue)
      ? [[questionOf(condition), yes.full]]
      : [],
  };
}

/** A list that a constant holds, of which the body only reads. */
function held(
  context: Context,
  name: ts.Identifier,
  depth: number,
): ShortList | undefined {
  const declaration = symbolOf(context.checker, name)?.valueDeclaration;
  if (
    !declaration ||
    !ts.isVariableDeclaration(declaration) ||
    !declaration.initializer ||
    !isConstant(declaration)
  )
    return undefined;
  const known = askList(context, declaration.initializer, depth - 1);
  const around = known && functionAround(declaration);
  const isRead = ({ parent }: ts.Node): boolean =>
    parent === declaration ||
    ts.isForOfStatement(parent) ||
    (ts.isPropertyAccessExpression(parent) &&
      /^(?:length|forEach|map|filter|some|every|at|includes)$/.test(
        parent.name.text,
      ));
  return around && namesIn(around, name.text).every(isRead)
    ? { full: known.full, asks: [...known.asks, [lengthOf(name.text), true]] }
    : undefined;
}

/** `slice(0, 1)` */
function isFirstAlone({ arguments: given }: ts.CallExpression): boolean {
  const [from, to] = given;
  return given.length === 2 && from?.getText() === "0" && to?.getText() === "1";
}

function lengthOf(list: string): Question {
  return {
    subject: `${list}.length`,
    // Told, so that it holds through the turns of the loop.
    ask: (truth) => ({
      ...(truth ? ordered(">=", 1, true) : equal(0, true, true)),
      told: true,
    }),
    plain: false,
  };
}

/** What a path knows after a loop's head has asked for another element; nothing where there can't be one. */
export function turned(
  context: Context,
  path: Path,
  edge: Edge,
): Path | undefined {
  const loop = edge.from.steps.at(-1)?.node;
  if (
    (edge.kind !== "true" && edge.kind !== "false") ||
    edge.condition ||
    !loop ||
    !ts.isForOfStatement(loop)
  )
    return path;
  const short = shortListOf(context, loop.expression);
  const list = short ?? listAskedFor(context, loop.expression);
  if (!list) return path;
  const goesIn = edge.kind === "true";
  if (path.facts.has(turnOf(loop))) return goesIn && short ? undefined : path;
  const facts = knowingLength(context, path.facts, list, goesIn);
  if (!facts) return undefined;
  const turn = equal(1, true, true);
  return {
    ...path,
    facts: goesIn ? (constrained(facts, turnOf(loop), turn) ?? facts) : facts,
  };
}

/** A list of any length, for which some condition asks. */
function listAskedFor(
  context: Context,
  expression: ts.Expression,
): ShortList | undefined {
  const list = skipOuter(expression);
  if (!isAccess(list)) return undefined;
  const length = lengthOf(textOf(list));
  return askedIn(context.body).once.has(length.subject)
    ? { full: false, asks: [[length, true]] }
    : undefined;
}

/** What is known where a list has its element, or has none; nothing where that can't be. */
export function knowingLength(
  context: Context,
  before: Facts,
  { full, asks }: ShortList,
  some: boolean,
): Facts | undefined {
  if (full && !some) return undefined;
  const { once: asked } = askedIn(context.body);
  let facts = before;
  for (const [question, truth] of asks) {
    const { subject } = question;
    const after = constrained(facts, subject, question.ask(truth === some));
    if (!after) return undefined;
    // What nobody asks for tells paths apart for nothing.
    if (asked.has(subject)) facts = after;
  }
  return facts;
}

/** What a path knows once a list got an element: `results.push(row)`. */
export function grown(context: Context, path: Path, node: ts.Node): Path {
  if (!ts.isCallExpression(node)) return path;
  const callee = skipOuter(node.expression);
  if (
    !ts.isPropertyAccessExpression(callee) ||
    !/^(?:push|unshift)$/.test(callee.name.text) ||
    !node.arguments.some((one) => !ts.isSpreadElement(one)) ||
    !isAccess(callee.expression)
  )
    return path;
  const length = lengthOf(textOf(callee.expression));
  const { subject } = length;
  if (!askedIn(context.body).once.has(subject)) return path;
  if (!isList(context.checker, callee.expression)) return path;
  const facts = constrained(path.facts, subject, length.ask(true));
  return facts && facts !== path.facts ? { ...path, facts } : path;
}

/** What a path knows at another turn of a loop: of the loops in it nothing, they begin anew. */
export function anew(path: Path, { to }: Edge): Path {
  const loop = to.steps[0]?.node;
  let { facts } = path;
  for (const subject of facts.keys())
    if (subject.startsWith("turn ") && (!loop || subject !== turnOf(loop)))
      facts = withoutName(facts, subject);
  return facts === path.facts ? path : { ...path, facts };
}

function turnOf(loop: ts.Node): string {
  return `turn ${String(loop.pos)}`;
}
