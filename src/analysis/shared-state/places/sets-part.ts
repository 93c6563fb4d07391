import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { isEquality, isInequality } from "../../../program/syntax/operators.ts";
import type { Project } from "../../project.ts";
import { calledFunctions } from "../following/runs.ts";

/** How many calls deep a part is looked for. */
const deepest = 3;

interface Search {
  readonly project: Project;
  readonly names: ReadonlySet<string>;
  /** The texts that the call is given: which branch of a reducer it means. */
  readonly tags: ReadonlySet<string>;
  readonly seen: Set<ts.Node>;
}

/**
 * Whether a write makes a part anew, here or in what it calls: `seat = { ...seat, owner }`, `claim(seat, owner)`,
 * `merge(seat, { owner })`, `produce(seat, (draft) => { draft.owner = owner; })`; of a reducer only the branch counts
 * that the action's text leads to.
 */
export function setsPart(
  project: Project,
  roots: readonly ts.Node[],
  names: ReadonlySet<string>,
): boolean {
  const tags = new Set<string>();
  for (const root of roots) addTexts(project, root, tags, 1);
  const search = { project, names, tags, seen: new Set<ts.Node>() };
  return roots.some((root) => sets(search, root, root, deepest));
}

function addTexts(
  project: Project,
  node: ts.Node,
  texts: Set<string>,
  depth: number,
): void {
  if (ts.isStringLiteralLike(node)) texts.add(node.text);
  // `dispatch(claimed(owner))`, where `claimed` makes the action.
  if (depth > 0 && ts.isCallExpression(node))
    for (const argument of node.arguments) {
      const call = skipOuter(argument);
      if (!ts.isCallExpression(call)) continue;
      for (const body of calledFunctions(project, call))
        addTexts(project, body, texts, depth - 1);
    }
  ts.forEachChild(node, (child) => {
    addTexts(project, child, texts, depth);
  });
}

function sets(
  search: Search,
  node: ts.Node,
  home: ts.Node,
  depth: number,
): boolean {
  if (search.seen.has(node)) return false;
  search.seen.add(node);
  if (isSetting(search.names, node) && isMeant(search.tags, node, home))
    return true;
  if (
    depth > 0 &&
    ts.isCallExpression(node) &&
    isMeant(search.tags, node, home) &&
    calledFunctions(search.project, node).some((body) =>
      sets(search, body, body, depth - 1),
    )
  )
    return true;
  return (
    ts.forEachChild(node, (child) => sets(search, child, home, depth)) ?? false
  );
}

/** `{ owner: user }`, `{ owner }`, `copy.owner = user`, and not `{ owner: seat.owner }`. */
function isSetting(names: ReadonlySet<string>, node: ts.Node): boolean {
  if (ts.isShorthandPropertyAssignment(node))
    return names.has(node.name.text) && !isAction(node.parent);
  if (ts.isPropertyAssignment(node))
    return (
      (ts.isIdentifier(node.name) || ts.isStringLiteralLike(node.name)) &&
      names.has(node.name.text) &&
      !isAction(node.parent) &&
      !basesOf(node.parent, node).some((base) =>
        takesOver(node.initializer, node.name.getText(), base),
      )
    );
  if (
    !ts.isBinaryExpression(node) ||
    node.operatorToken.kind !== ts.SyntaxKind.EqualsToken
  )
    return false;
  const left = skipOuter(node.left);
  return (
    ts.isPropertyAccessExpression(left) &&
    names.has(left.name.text) &&
    !takesOver(node.right, left.name.text, left.expression.getText())
  );
}

/** The objects that a new one is made of: `seat` of `{ ...seat, owner }` and of `{ open: seat.open, views: seat.views }`. */
function basesOf(
  { properties }: ts.ObjectLiteralExpression,
  asking: ts.PropertyAssignment,
): readonly string[] {
  const spread = properties
    .filter(ts.isSpreadAssignment)
    .map(({ expression }) => skipOuter(expression).getText());
  if (spread.length > 0) return spread;
  const others = properties
    .filter(ts.isPropertyAssignment)
    .filter((each) => each !== asking || properties.length === 1);
  return others.flatMap(({ name, initializer }) =>
    basesIn(initializer, name.getText()),
  );
}

/** `seat` of `seat.open` */
function basesIn(node: ts.Node, name: string): readonly string[] {
  if (ts.isPropertyAccessExpression(node) && node.name.text === name)
    return [node.expression.getText()];
  const found: string[] = [];
  ts.forEachChild(node, (child) => {
    found.push(...basesIn(child, name));
  });
  return found;
}

function takesOver(node: ts.Node, name: string, base: string): boolean {
  return basesIn(node, name).includes(base);
}

/** `dispatch({ type: "claimed", owner })` says what happened: what becomes of it, the reducer says. */
function isAction(object: ts.ObjectLiteralExpression): boolean {
  return (
    ts.isCallExpression(object.parent) &&
    object.properties.some(
      (each) =>
        ts.isPropertyAssignment(each) &&
        /^(?:type|kind)$/.test(each.name.getText()) &&
        ts.isStringLiteralLike(skipOuter(each.initializer)),
    )
  );
}

/** Whether the texts that the call is given lead to a node, as far as conditions compare with texts. */
function isMeant(
  tags: ReadonlySet<string>,
  node: ts.Node,
  home: ts.Node,
): boolean {
  for (let at = node; at !== home; at = at.parent) {
    const { parent } = at;
    if (ts.isConditionalExpression(parent) && at !== parent.condition) {
      if (isRuledOut(tags, parent.condition, at === parent.whenTrue))
        return false;
    } else if (ts.isIfStatement(parent) && at !== parent.expression) {
      if (isRuledOut(tags, parent.expression, at === parent.thenStatement))
        return false;
    } else if (ts.isCaseOrDefaultClause(parent)) {
      if (isOtherCase(tags, parent)) return false;
    } else if (ts.isBlock(parent) && isBehindReturn(tags, parent, at))
      return false;
  }
  return true;
}

/** `action.type === "close" ? … : …` */
function isRuledOut(
  tags: ReadonlySet<string>,
  condition: ts.Expression,
  holds: boolean,
): boolean {
  const inner = skipOuter(condition);
  if (!ts.isBinaryExpression(inner)) return false;
  const text = [inner.left, inner.right]
    .map(skipOuter)
    .find(ts.isStringLiteralLike)?.text;
  if (text === undefined) return false;
  const operator = inner.operatorToken.kind;
  if (!isEquality(operator)) return false;
  return (
    tags.size === 0 || tags.has(text) !== (holds !== isInequality(operator))
  );
}

function isOtherCase(
  tags: ReadonlySet<string>,
  clause: ts.CaseOrDefaultClause,
): boolean {
  const { clauses } = clause.parent;
  const texts = (each: ts.CaseOrDefaultClause): string | undefined => {
    const label = ts.isCaseClause(each) ? skipOuter(each.expression) : each;
    return ts.isStringLiteralLike(label) ? label.text : undefined;
  };
  const known = clauses.map(texts).filter((text) => text !== undefined);
  if (known.length === 0) return false;
  if (tags.size === 0) return true;
  if (ts.isDefaultClause(clause)) return known.some((text) => tags.has(text));
  const own = [texts(clause)];
  for (
    let index = clauses.indexOf(clause) - 1;
    clauses[index]?.statements.length === 0;
    index--
  )
    own.push(texts(clauses[index] as ts.CaseOrDefaultClause));
  return !own.some((text) => text !== undefined && tags.has(text));
}

/** `if (action.type === "close") return …;` before it. */
function isBehindReturn(
  tags: ReadonlySet<string>,
  block: ts.Block,
  statement: ts.Node,
): boolean {
  return block.statements
    .filter(({ pos }) => pos < statement.pos)
    .some(
      (each) =>
        ts.isIfStatement(each) &&
        (ts.isBlock(each.thenStatement)
          ? each.thenStatement.statements.some(ts.isReturnStatement)
          : ts.isReturnStatement(each.thenStatement)) &&
        isRuledOut(tags, each.expression, false),
    );
}
