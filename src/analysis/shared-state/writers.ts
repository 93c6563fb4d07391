import ts from "typescript";

import { factsOf } from "../../program/file-facts.ts";
import {
  isFunctionWithBody,
  isInitialized,
  isWithin,
  skipOuter,
} from "../../program/functions.ts";
import { baseClassOf } from "../../program/hierarchy.ts";
import { packageOf } from "../../program/package-of.ts";
import { isConstant, symbolOf } from "../../program/symbols.ts";
import type { RunBody } from "./runs.ts";

/** What a body leads to by the names of writers that it has: functions, or something that can't be told. */
type Leads = ReadonlySet<RunBody> | "unknown";

interface Known {
  readonly leads: Map<RunBody, Leads>;
  readonly answers: Map<RunBody, boolean>;
}

const byChecker = new WeakMap<ts.TypeChecker, Known>();

/**
 * Whether one of the functions that a body calls or hands on, at any depth, may write to what outlives it.
 * `changers` are the names of all that may; a name that leads to no function in view counts as one of them.
 */
export function leadsToWriter(
  checker: ts.TypeChecker,
  changers: ReadonlySet<string>,
  start: RunBody,
): boolean {
  let known = byChecker.get(checker);
  if (!known)
    byChecker.set(checker, (known = { leads: new Map(), answers: new Map() }));
  const { leads, answers } = known;
  const seen = new Set<RunBody>([start]);
  for (const body of seen) {
    let next = leads.get(body);
    if (!next) leads.set(body, (next = leadsOf(checker, changers, body)));
    const writes =
      answers.get(body) ??
      (next === "unknown" ||
        [...next].some((each) => answers.get(each) ?? mayWrite(each)));
    if (writes) {
      answers.set(start, true);
      return true;
    }
    if (next !== "unknown" && answers.get(body) !== false)
      for (const each of next) seen.add(each);
  }
  for (const body of seen) answers.set(body, false);
  return false;
}

/** Whether a function writes by itself, to what its caller may have handed in too. */
function mayWrite(body: RunBody): boolean {
  const facts = factsOf(body.getSourceFile()).of.get(body);
  return !facts || facts.writes || facts.writesParameters;
}

function leadsOf(
  checker: ts.TypeChecker,
  changers: ReadonlySet<string>,
  body: RunBody,
): Leads {
  const found = new Set<RunBody>();
  let unknown = false;
  const look = (node: ts.Node): void => {
    if (unknown || ts.isTypeNode(node)) return;
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
      if (changers.has(node.text) && !isKey(node))
        unknown = !follow(checker, body, node, found);
      return;
    }
    // `store["save"]()` has no symbol of its own at the text.
    if (ts.isStringLiteralLike(node) && changers.has(node.text))
      unknown ||= ts.isElementAccessExpression(node.parent);
    ts.forEachChild(node, look);
  };
  ts.forEachChild(body, look);
  return unknown ? "unknown" : found;
}

/** The name of a property that is written into an object; its value stands beside it. */
function isKey(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isPropertyAssignment(parent) && parent.name === node;
}

/** Adds the functions that a name means; false where it may mean others. */
function follow(
  checker: ts.TypeChecker,
  body: RunBody,
  name: ts.Node,
  found: Set<RunBody>,
): boolean {
  const declarations = symbolOf(checker, name)?.declarations ?? [];
  if (declarations.length === 0) return false;
  for (const declaration of declarations) {
    // What is written inside the body is a part of it.
    if (
      declaration.getSourceFile() === body.getSourceFile() &&
      isWithin(declaration, body) &&
      (isFunctionWithBody(declaration) || ts.isVariableDeclaration(declaration))
    )
      continue;
    if (packageOf(declaration) !== ".") continue;
    const targets = ts.isClassLike(declaration)
      ? constructionOf(checker, declaration)
      : bodiesOf(declaration);
    if (!targets) return false;
    for (const target of targets) found.add(target);
  }
  return true;
}

function bodiesOf(declaration: ts.Declaration): readonly RunBody[] | undefined {
  if (isFunctionWithBody(declaration)) return [declaration];
  const { initializer } = declaration as ts.VariableDeclaration;
  if (
    !(ts.isVariableDeclaration(declaration) && isConstant(declaration)) ||
    !initializer
  )
    return undefined;
  const value = skipOuter(initializer);
  return isFunctionWithBody(value) ? [value] : undefined;
}

/** What `new` runs: constructors and initialisers of fields, of the class and of its bases. */
function constructionOf(
  checker: ts.TypeChecker,
  start: ts.ClassLikeDeclaration,
): readonly RunBody[] | undefined {
  const found: RunBody[] = [];
  const seen = new Set<ts.ClassLikeDeclaration>();
  for (
    let at: ts.ClassLikeDeclaration | undefined = start;
    at && !seen.has(at);
    at = baseClassOf(checker, at)
  ) {
    seen.add(at);
    for (const member of at.members)
      if (
        isInitialized(member) ||
        (ts.isConstructorDeclaration(member) && isFunctionWithBody(member))
      )
        found.push(member);
  }
  return found;
}
