import ts from "typescript";

import { parametersOf } from "../../middleware/parameters.ts";
import { resultOfReturn } from "../../middleware/result.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { leaves } from "../../program/syntax/leaving.ts";
import { callSignaturesOf } from "../../program/types/origin.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import type { Project } from "../project.ts";
import { lineageOf } from "./lineage.ts";
import { modeTestOf, type ModeScope, type ModeTest } from "./mode-test.ts";
import type { ClassLayer, FunctionLayer } from "./layers.ts";
import { typeAt } from "../../program/types/types.ts";

/** A body that goes two ways by its mode. */
export interface ModeBranch {
  readonly test: ModeTest;
  /** What runs where the condition holds, and where it doesn't. */
  readonly whenTrue: readonly ts.Node[];
  readonly whenFalse: readonly ts.Node[];
}

/** What a branch gives its caller, by the types of what it returns. */
export type Given = "promise" | "sync" | "unknown";

/** The names of a class's code: what is its downstream, its request. */
export function scopeOfClass(
  project: Project,
  { owner, call, acall }: ClassLayer,
): ModeScope {
  const body = call?.body ?? acall?.body;
  const site = body && project.middleware.siteOf(body);
  const fields = new Set(
    (site?.downstream ?? []).flatMap(({ root }) =>
      root.kind === "field" ? [root.name] : [],
    ),
  );
  const lineage = lineageOf(project.checker, owner);
  return {
    ...{ project, lineage, request: requestOf(project, body) },
    isDownstream: (expression) =>
      ts.isPropertyAccessExpression(expression) &&
      expression.expression.kind === ts.SyntaxKind.ThisKeyword
        ? fields.size > 0
          ? fields.has(expression.name.text)
          : /^[#_]*get_?response$/i.test(expression.name.text)
        : ts.isIdentifier(expression) &&
          isConstructorParameter(project, expression),
  };
}

/** The names of a factory's code. */
export function scopeOfFactory(
  project: Project,
  { factory, given }: FunctionLayer,
): ModeScope {
  const [downstream] = parametersOf(factory);
  const symbol =
    downstream && ts.isIdentifier(downstream.name)
      ? symbolOf(project.checker, downstream.name)
      : undefined;
  return {
    ...{ project, lineage: undefined, request: requestOf(project, given[0]) },
    isDownstream: (expression) =>
      ts.isIdentifier(expression) &&
      symbol !== undefined &&
      symbolOf(project.checker, expression) === symbol,
  };
}

function requestOf(
  project: Project,
  body: FunctionWithBody | undefined,
): ts.Symbol | undefined {
  const first = body && parametersOf(body)[0];
  return first && ts.isIdentifier(first.name)
    ? symbolOf(project.checker, first.name)
    : undefined;
}

/** Inside a constructor the downstream is the parameter, told by its type. */
function isConstructorParameter(
  project: Project,
  name: ts.Identifier,
): boolean {
  const declaration = symbolOf(project.checker, name)?.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isParameter(declaration) &&
    ts.isConstructorDeclaration(declaration.parent) &&
    callSignaturesOf(project.checker, typeAt(project.checker, name)).length > 0
  );
}

/** Every place in a body where it goes two ways by its mode. */
export function modeBranchesIn(
  scope: ModeScope,
  body: FunctionWithBody,
): readonly ModeBranch[] {
  const found: ModeBranch[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIfStatement(node)) {
      const test = modeTestOf(scope, node.expression);
      if (test)
        found.push({
          test,
          whenTrue: [node.thenStatement],
          whenFalse: node.elseStatement
            ? [node.elseStatement]
            : // What stands behind a branch that doesn't leave runs in both modes.
              leaves(node.thenStatement)
              ? statementsAfter(node)
              : [],
        });
    } else if (ts.isConditionalExpression(node)) {
      const test = modeTestOf(scope, node.condition);
      if (test)
        found.push({
          test,
          whenTrue: [node.whenTrue],
          whenFalse: [node.whenFalse],
        });
    }
    if (!isFunctionWithBody(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  return found;
}

function statementsAfter(statement: ts.Statement): readonly ts.Statement[] {
  const block = statement.parent;
  if (!ts.isBlock(block)) return [];
  return block.statements.slice(block.statements.indexOf(statement) + 1);
}

/** What the nodes of a branch give: a promise, a plain answer, or neither for sure. */
export function givenBy(project: Project, nodes: readonly ts.Node[]): Given {
  const results = expressionsGiven(nodes).map((expression) =>
    givenByExpression(project, expression),
  );
  const [first] = results;
  return first !== undefined && results.every((each) => each === first)
    ? first
    : "unknown";
}

/** What the nodes of a branch return, or are: the branch of a conditional is what it gives. */
export function expressionsGiven(
  nodes: readonly ts.Node[],
): readonly ts.Expression[] {
  const given: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression)
      given.push(node.expression);
    else if (!isFunctionWithBody(node)) ts.forEachChild(node, visit);
  };
  for (const node of nodes) {
    if (ts.isExpression(node)) given.push(node);
    else visit(node);
  }
  return given;
}

function givenByExpression(project: Project, expression: ts.Expression): Given {
  const { checker } = project;
  const inner = skipOuter(expression);
  const type = typeAt(checker, isFunctionWithBody(inner) ? inner : expression);
  // A factory gives functions: what they give counts.
  const signatures = callSignaturesOf(checker, type);
  const types =
    signatures.length > 0
      ? signatures.map((signature) => signature.getReturnType())
      : [type];
  const results = types.map((each) => resultOfReturn(checker, each));
  const [first] = results;
  return (first === "promise" || first === "sync") &&
    results.every((each) => each === first)
    ? first
    : "unknown";
}
