import ts from "typescript";

import type { ResponseMakers } from "../../middleware/descriptor.ts";
import type { Site } from "../../middleware/site.ts";
import { skipAwait } from "../../program/calls/returned-values.ts";
import { awaitedType } from "../../program/syntax/awaited.ts";
import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { leaves } from "../../program/syntax/leaving.ts";
import { isAssigned } from "../../program/syntax/operators.ts";
import { isNamed } from "../../program/types/type-names.ts";
import { typeAt } from "../../program/types/types.ts";
import type { Project } from "../project.ts";
import {
  firstCallOf,
  isMadeType,
  makerCalled,
  returnsMade,
} from "./maker-calls.ts";

export interface DroppedResponse {
  readonly kind: "dropped" | "prepared" | "ignored";
  readonly node: ts.CallExpression;
  /** What is called, as the code says it: `c.json`. */
  readonly callee: string;
}

/**
 * The last words of paths that have made a response, or have said something of one, and give none:
 * `c.json({ error }, 401); return;`, `return c.status(400);`. Downstream hasn't run on them. And the responses that a
 * branch makes and goes on from: `if (!user) c.json({ error }, 401); await next();`.
 */
export function droppedResponses(
  project: Project,
  site: Site,
): readonly DroppedResponse[] {
  const isRun =
    site.downstream.length > 0 || !/^(?:annotation|shape)$/.test(site.evidence);
  if (isRun) return droppedIn(project, site);
  // A function that only takes a context may be anybody's helper.
  return returnsMade(project.checker, site.body, site.descriptor.makers)
    ? droppedByHelper(project, site)
    : [];
}

/** The same of a helper that returns its responses: what it only prepares is for whom it works for. */
export function droppedByHelper(
  project: Project,
  site: Site,
): readonly DroppedResponse[] {
  return droppedIn(project, site).filter(({ kind }) => kind !== "prepared");
}

function droppedIn(project: Project, site: Site): readonly DroppedResponse[] {
  const { makers } = site.descriptor;
  const { body } = site.body;
  if (!makers || !body) return [];
  if (!ts.isBlock(body)) {
    const last = wordOf(project, makers, body, returned);
    return last ? [last] : [];
  }
  const found: DroppedResponse[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node) || ts.isClassLike(node)) return;
    if (ts.isReturnStatement(node) || ts.isExpressionStatement(node)) {
      const last =
        node.expression &&
        wordOf(project, makers, node.expression, wrongAt(node, site.body));
      if (last && isFirst(project, makers, site, node)) found.push(last);
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found.length > 0 && !isAnsweredInContext(project, makers, body)
    ? found
    : [];
}

/** What is wrong with a response that is made, or only prepared, at a place. */
type Wrong = Readonly<
  Partial<Record<"made" | "prepared", DroppedResponse["kind"]>>
>;

/** A response that is returned is one. */
const returned: Wrong = { prepared: "prepared" };
const ending: Wrong = { made: "dropped", prepared: "prepared" };
/** What is prepared counts for the response that is made behind it. */
const goingOn: Wrong = { made: "ignored" };

function wrongAt(
  statement: ts.ReturnStatement | ts.ExpressionStatement,
  body: ts.Node,
): Wrong {
  if (ts.isReturnStatement(statement)) return returned;
  if (isEnd(statement, body)) return ending;
  return isLastOfBranch(statement) ? goingOn : {};
}

/** `if (!user) c.json({ error }, 401);` */
function isLastOfBranch(statement: ts.Statement): boolean {
  const { parent } = statement;
  const branch =
    ts.isBlock(parent) && parent.statements.at(-1) === statement
      ? parent
      : statement;
  return ts.isIfStatement(branch.parent);
}

/** A call on what makes responses that is wrong where it stands, by itself or waited for: `c.json(…)`, `await c.render(…)`. */
function wordOf(
  { checker }: Project,
  makers: ResponseMakers,
  expression: ts.Expression,
  wrong: Wrong,
): DroppedResponse | undefined {
  const { prepares } = makers;
  const node = skipAwait(expression);
  if (!ts.isCallExpression(node)) return undefined;
  // Names first: types are the dear ones.
  const isPrepared = mayPrepare(prepares, node.expression);
  const kind = wrong[isPrepared ? "prepared" : "made"];
  if (!kind || makerCalled(checker, makers, node) === undefined)
    return undefined;
  const type = typeAt(checker, node);
  const first = makers.made ? firstCallOf(node) : node;
  return isPrepared ||
    isMadeType(checker, makers, awaitedType(checker, type) ?? type)
    ? { kind, node, callee: skipOuter(first.expression).getText() }
    : undefined;
}

function mayPrepare(
  prepares: readonly string[],
  expression: ts.Expression,
): boolean {
  const callee = skipOuter(expression);
  return (
    ts.isPropertyAccessExpression(callee) && prepares.includes(callee.name.text)
  );
}

/** Whether nothing is done behind a statement: `…; return;`, or the end of the body. */
function isEnd(statement: ts.Statement, body: ts.Node): boolean {
  for (let at: ts.Node = statement; ; at = at.parent) {
    const { parent } = at;
    if (parent === body) return true;
    if (ts.isBlock(parent)) {
      const next =
        parent.statements[parent.statements.indexOf(at as ts.Statement) + 1];
      if (next) return ts.isReturnStatement(next) && !next.expression;
    } else if (!ts.isIfStatement(parent)) return false;
  }
}

/** Whether neither downstream nor a helper that is given the whole context may have run before a statement. */
function isFirst(
  project: Project,
  { types }: ResponseMakers,
  site: Site,
  statement: ts.Node,
): boolean {
  const { checker } = project;
  const runsOn = (node: ts.Node): boolean =>
    (ts.isExpression(node) &&
      project.middleware.downstreamOf(node, site) !== undefined) ||
    (ts.forEachChild(node, runsOn) ?? false);
  // Of what leaves (`if (!enabled) return next();`) nothing comes here, unless it throws into a `catch`.
  const runsAndComes = (node: ts.Node): boolean => {
    if (
      ts.isReturnStatement(node) ||
      (ts.isIfStatement(node.parent) && leaves(node))
    )
      return false;
    return ts.isTryStatement(node) ||
      isFunctionWithBody(node) ||
      ts.isExpression(node)
      ? runsOn(node)
      : (ts.forEachChild(node, runsAndComes) ?? false);
  };
  const isGivenContext = (node: ts.Statement): boolean => {
    if (!ts.isExpressionStatement(node)) return false;
    const call = skipAwait(node.expression);
    return (
      ts.isCallExpression(call) &&
      call.arguments.some((argument) =>
        isNamed(checker, typeAt(checker, argument), types),
      )
    );
  };
  for (let at = statement; at !== site.body; at = at.parent) {
    const { parent } = at;
    if (ts.isTryStatement(parent) && at !== parent.tryBlock) return false;
    if (ts.isIfStatement(parent) && runsOn(parent.expression)) return false;
    if (ts.isIterationStatement(parent, false)) return false;
    if (!ts.isBlock(parent) && !ts.isCaseOrDefaultClause(parent)) continue;
    for (const before of parent.statements) {
      if (before === at) break;
      if (runsAndComes(before) || isGivenContext(before)) return false;
    }
  }
  return true;
}

/** `c.res = …`: the response lies in the context. */
function isAnsweredInContext(
  { checker }: Project,
  { types }: ResponseMakers,
  body: ts.Node,
): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isPropertyAccessExpression(node) &&
      isAssigned(node) &&
      isNamed(checker, typeAt(checker, node.expression), types)) ||
    (ts.forEachChild(node, visit) ?? false);
  return visit(body);
}
