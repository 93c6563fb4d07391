import ts from "typescript";

import { hasModifier, isFunctionWithBody } from "../syntax/functions.ts";
import { variablesIn } from "../syntax/set-names.ts";
import { projectFilesOf } from "./declared-names.ts";
import { maySpeak } from "./identifiers.ts";
import { importersOf } from "./modules.ts";
import { quietStatements } from "./quiet-statements.ts";
import { namesOf, relatedStatements } from "./related-statements.ts";
import { differ, type Difference } from "./same-code.ts";
import {
  isOvertaken,
  isReadAlike,
  nodeAround,
  stretchBetween,
  type Stretch,
} from "./trivia.ts";

/**
 * Where an edit changes nothing but values and local names, which functions can tell the difference. Plain data: a
 * closure would hold the program.
 */
export interface LocalEdit {
  readonly stretch: Stretch;
  readonly before: Place;
  readonly after: Place;
  /** The statements that speak of the edited one, or that it speaks of, by their places. */
  readonly related: readonly number[];
}

/** Where an edit stands in a version of a file. */
interface Place {
  readonly file: ts.SourceFile;
  /** The function that holds it, or the statement, or some statements of a function. */
  readonly holder: ts.TextRange;
  readonly statement: ts.Statement;
}

/** Whether a function of the older version of a file, or of the newer one, sees what changed. */
export function reaches(edit: LocalEdit, node: ts.Node): boolean {
  const { holder } = placeIn(edit, node);
  return (
    isInside(node, holder) || isInside(holder, node) || isRelated(edit, node)
  );
}

/** Whether a node stands where something may be said that is due to such a function. */
export function isAround(edit: LocalEdit, node: ts.Node): boolean {
  return isInside(node, placeIn(edit, node).statement) || isRelated(edit, node);
}

/** Whether a node is part of the function that changed. */
export function isHeld(edit: LocalEdit, node: ts.Node): boolean {
  return isInside(node, placeIn(edit, node).holder);
}

function placeIn({ before, after }: LocalEdit, node: ts.Node): Place {
  return node.getSourceFile() === before.file ? before : after;
}

function isRelated(edit: LocalEdit, node: ts.Node): boolean {
  const { statements } = placeIn(edit, node).file;
  return edit.related.some((at) => isInside(node, statements[at]));
}

/**
 * What an edit of one function of a file leaves as it was: nothing where it changes more than texts, numbers and
 * names that only this function knows. No call, no access, no wait and no turn of the code may come or go.
 */
export function localEditBetween(
  program: ts.Program,
  before: ts.SourceFile,
  after: ts.SourceFile,
): LocalEdit | undefined {
  if (
    !isReadAlike(before, after) ||
    isOvertaken(before) ||
    !ts.isExternalModule(before) ||
    isBroken(before) ||
    isBroken(after) ||
    before.statements.length !== after.statements.length
  )
    return undefined;
  const stretch = stretchBetween(before, after);
  const index = before.statements.findIndex(({ end }) => stretch.start < end);
  const old = before.statements[index];
  const now = after.statements[index];
  if (!old || !now || !isBody(old) || old.kind !== now.kind) return undefined;
  if (
    stretch.start <= old.getStart(before) ||
    stretch.end >= old.end ||
    // A comment may be a tag.
    /\/[/*]/.test(
      `${before.text.slice(stretch.start - 1, stretch.end + 1)} ${after.text.slice(stretch.start - 1, stretch.end + stretch.shift + 1)}`,
    )
  )
    return undefined;
  const difference = differ(old, now);
  if (!difference) return undefined;
  const was = holderOf(difference.before, old, difference);
  const is = holderOf(difference.after, now, difference);
  const isForOthers =
    difference.isComputed || !isInBody(difference.before, old);
  const related = relatedStatements(
    before,
    after,
    index,
    isForOthers || difference.isOfNumbers,
  );
  if (
    (isForOthers && isKnownElsewhere(program, after, [index, ...related])) ||
    was.kind !== is.kind ||
    !areLocal(difference, was, is, old) ||
    !difference.texts.every((text) => isUnheardOf(program, before, after, text))
  )
    return undefined;
  const few =
    was === old && !isForOthers && !difference.isOfNumbers
      ? quietIn(old, now, difference, stretch)
      : undefined;
  return {
    stretch,
    before: { file: before, holder: few?.before ?? was, statement: old },
    after: { file: after, holder: few?.after ?? is, statement: now },
    related,
  };
}

/** The statements of a function that hold an edit, in both versions, where the functions inside can't tell. */
function quietIn(
  old: ts.Statement,
  now: ts.Statement,
  { before, after, names }: Difference,
  { start, end, shift }: Stretch,
): { readonly before: ts.TextRange; readonly after: ts.TextRange } | undefined {
  if (!isOwnCode(before, old)) return undefined;
  const was = quietStatements(before, old, { pos: start, end }, names);
  const is =
    was && quietStatements(after, now, { pos: start, end: end + shift }, names);
  return is && { before: was, after: is };
}

/** Whether code belongs to the function that a statement declares, and to none inside it. */
function isOwnCode(node: ts.Node, statement: ts.Statement): boolean {
  if (
    !ts.isFunctionDeclaration(statement) &&
    !ts.isVariableStatement(statement)
  )
    return false;
  for (let at = node; at !== statement; at = at.parent)
    if (isFunctionWithBody(at) && !isDeclaredBy(at, statement)) return false;
  return true;
}

/** Statements whose code runs; what they import, export or declare as types is for everyone. */
function isBody(statement: ts.Statement): boolean {
  return (
    ts.isFunctionDeclaration(statement) ||
    ts.isVariableStatement(statement) ||
    ts.isExpressionStatement(statement) ||
    ts.isExportAssignment(statement) ||
    // What implements something else may be run by whoever knows that.
    (ts.isClassDeclaration(statement) && !statement.heritageClauses)
  );
}

function isBroken(sourceFile: ts.SourceFile): boolean {
  const { parseDiagnostics } = sourceFile as {
    // Not part of the public interface; where it is missing nothing is known.
    readonly parseDiagnostics?: readonly unknown[];
  };
  return parseDiagnostics?.length !== 0;
}

/** Whether an edit stands in the body of a function, or where nobody comes to, and not in what is there for others. */
function isInBody(node: ts.Node, statement: ts.Statement): boolean {
  if (ts.isExpressionStatement(statement)) return true;
  for (let at = node; at !== statement.parent; at = at.parent)
    if (ts.isBlock(at) && isFunctionWithBody(at.parent)) return true;
  return false;
}

/** Whether another file may know of one of these statements, and bring it together with others of this file. */
function isKnownElsewhere(
  program: ts.Program,
  file: ts.SourceFile,
  places: readonly number[],
): boolean {
  return (
    importersOf(program).has(file.fileName) &&
    (file.statements.some(
      (each) => ts.isExportDeclaration(each) || ts.isExportAssignment(each),
    ) ||
      places.some((at) => {
        const statement = file.statements[at];
        return (
          statement !== undefined &&
          hasModifier(statement, ts.SyntaxKind.ExportKeyword)
        );
      }))
  );
}

/**
 * The innermost function without a name that a call is given, where nothing around it has a name by which other
 * functions of the statement could run it; else the whole statement. A number may be the size of a lock.
 */
function holderOf(
  node: ts.Node,
  statement: ts.Statement,
  { isOfNumbers }: Difference,
): ts.Node {
  if (isOfNumbers) return statement;
  let holder: ts.Node | undefined;
  for (let at = node; at !== statement; at = at.parent) {
    if (!isFunctionWithBody(at)) continue;
    if (isGivenToCall(at)) holder ??= at;
    else if (!isDeclaredBy(at, statement)) return statement;
  }
  return holder ?? statement;
}

function isGivenToCall(body: ts.Node): boolean {
  const { parent } = body;
  return (
    (ts.isArrowFunction(body) || ts.isFunctionExpression(body)) &&
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
    parent.expression !== body
  );
}

/** `const routes = (app) => { … }`: who runs it is another statement. */
function isDeclaredBy(body: ts.Node, statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  const [declaration, other] = statement.declarationList.declarations;
  return declaration?.initializer === body && !other;
}

/** Whether every name that came, went or changed belongs to the function that holds the edit. */
function areLocal(
  { names, declared }: Difference,
  was: ts.Node,
  is: ts.Node,
  statement: ts.Statement,
): boolean {
  if (names.length === 0) return true;
  const before = variablesIn(was);
  const after = variablesIn(is);
  const outside = new Set(
    statement.getSourceFile().statements.flatMap(namesOf),
  );
  for (const name of names)
    if (outside.has(name) || !(before.has(name) || after.has(name)))
      return false;
  // One that is declared once more stands for another one around it.
  if (declared.some((name) => before.has(name) && after.has(name)))
    return false;
  // What is declared now must not have meant something from outside, and the other way round.
  for (const name of before)
    if (!after.has(name) && isSpokenIn(is, name)) return false;
  for (const name of after)
    if (!before.has(name) && isSpokenIn(was, name)) return false;
  return true;
}

function isSpokenIn(node: ts.Node, name: string): boolean {
  return (
    (ts.isIdentifier(node) && node.text === name) ||
    ts.forEachChild(node, (child) => isSpokenIn(child, name) || undefined) ===
      true
  );
}

/** What these say of whatever runs behind them is known without another place that has them. */
const environments = /^(?:development|production|test)$/;

/** Whether no other place of the project has a text in quotes, or speaks of it by that name. */
function isUnheardOf(
  program: ts.Program,
  before: ts.SourceFile,
  after: ts.SourceFile,
  text: string,
): boolean {
  if (environments.test(text)) return false;
  // A container may give what it is asked for to a parameter of that name.
  const isTold = (file: ts.SourceFile): boolean =>
    quotes(file, text) || maySpeak(file, text);
  // One of the two has it where it changed.
  if (isTold(before) && isTold(after)) return false;
  return !projectFilesOf(program).some(
    (file) => file !== after && isTold(file),
  );
}

const textsByFile = new WeakMap<ts.SourceFile, ReadonlySet<string>>();

/** Whether a text stands in quotes in a file, comments aside. */
function quotes(file: ts.SourceFile, text: string): boolean {
  let texts = textsByFile.get(file);
  if (!texts) {
    // Most files don't have it at all: what is written otherwise than it reads is left to the tree.
    const piece = /[^"'`\\\s]*/.exec(text)?.[0] ?? "";
    if (!file.text.includes(piece) && !/\\[^"'`\\nrt]/.test(file.text))
      return false;
    textsByFile.set(file, (texts = textsIn(file)));
  }
  return texts.has(text);
}

function textsIn(file: ts.SourceFile): ReadonlySet<string> {
  const texts = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return texts;
}

/** The node of the newer version that one outside of the stretch became. */
export function nodeBehindEdit<Node extends ts.Node>(
  node: Node,
  after: ts.SourceFile,
  { start, end, shift }: Stretch,
): Node | undefined {
  if (ts.isSourceFile(node)) return after as ts.Node as Node;
  const moved = (position: number): number =>
    position <= start ? position : position + shift;
  const first = node.getStart();
  const last = node.end;
  if ((first > start && first < end) || (last > start && last < end))
    return undefined;
  const from = moved(first);
  const to = moved(last);
  return nodeAround(
    after,
    from,
    to,
    (at): at is Node =>
      at.kind === node.kind && at.getStart(after) === from && at.end === to,
  );
}

function isInside(
  node: ts.TextRange,
  outer: ts.TextRange | undefined,
): boolean {
  return outer !== undefined && outer.pos <= node.pos && node.end <= outer.end;
}
