import ts from "typescript";

import {
  isAsync,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { nodesOf } from "../../program/files/file-nodes.ts";
import { installedVersion } from "../../program/files/installed.ts";
import { packageOfSpecifier } from "../../program/types/package-of.ts";
import { functionsOf } from "../../program/types/symbols.ts";
import { shortText } from "../../program/syntax/short-text.ts";
import { lineOf, type Repair } from "../finding.ts";
import type { Project } from "../project.ts";
import { isRouterCall } from "./express-routers.ts";
import { hookFinding, type HookFinding } from "./hook-finding.ts";

/** Packages that make Express 4 wait for promises, all of an application at once. */
const waiters = new Set([
  "express-async-errors",
  "express-async-errors-extra",
  "@awaitjs/express",
  "express-async-router",
  "express-promise-router",
]);

/**
 * Async middleware and handlers of Express 4 that reject: Express 4 drops the promise, so that no error
 * handler hears of it and the request hangs. What throws in plain sight is certain; an await that may
 * reject is advice.
 */
export function expressRejectionFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly HookFinding[] {
  if (!/\basync\b/.test(sourceFile.text)) return [];
  const found = new Map<ts.Node, HookFinding>();
  let version: string | undefined;
  const calls = nodesOf<ts.CallExpression>(
    sourceFile,
    ts.SyntaxKind.CallExpression,
  ).filter(takesHandlers);
  // The innermost registration of a handler is the one that is told.
  for (const node of calls.sort((left, right) => left.end - right.end)) {
    const bodies = node.arguments
      .flatMap(handlersIn)
      .flatMap((argument) => bodiesAt(project, argument));
    if (bodies.length === 0 || !isRouterCall(project, node)) continue;
    version ??= versionThatDrops(project, sourceFile);
    if (!version) break;
    for (const { body, at } of bodies) {
      const finding = rejectionOf(body, at, version, sourceFile);
      if (finding && !found.has(finding.node)) found.set(finding.node, finding);
    }
  }
  return [...found.values()];
}

/** Names that register, before anybody is asked for a type. */
function takesHandlers({ expression }: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    /^(?:use|all|get|post|put|patch|delete|head|options|param)$/.test(
      expression.name.text,
    )
  );
}

function handlersIn(argument: ts.Expression): readonly ts.Expression[] {
  const inner = skipOuter(argument);
  return ts.isArrayLiteralExpression(inner)
    ? inner.elements.flatMap(handlersIn)
    : [inner];
}

function bodiesAt(
  { checker }: Project,
  argument: ts.Expression,
): { body: FunctionWithBody; at: ts.Expression }[] {
  const isReference =
    isFunctionWithBody(argument) ||
    ts.isIdentifier(argument) ||
    ts.isPropertyAccessExpression(argument);
  // What a wrapper gives is the wrapper's: `asyncHandler(async (req, res) => …)`.
  if (!isReference) return [];
  return functionsOf(checker, argument)
    .filter((body) => isAsync(body) && !body.asteriskToken)
    .map((body) => ({ body, at: argument }));
}

/** The version of Express 4 that runs, where nothing makes it wait. */
function versionThatDrops(
  { program }: Project,
  { fileName }: ts.SourceFile,
): string | undefined {
  const version = installedVersion(program, fileName, "express");
  if (!version?.startsWith("4.") || hasWaiter(program)) return undefined;
  return version;
}

const waiting = new WeakMap<ts.Program, boolean>();

function hasWaiter(program: ts.Program): boolean {
  let found = waiting.get(program);
  if (found === undefined) {
    found = program
      .getSourceFiles()
      .some(
        (file) =>
          !file.isDeclarationFile &&
          /express-|@awaitjs/.test(file.text) &&
          ts
            .preProcessFile(file.text, true, true)
            .importedFiles.some((one) =>
              waiters.has(packageOfSpecifier(one.fileName) ?? ""),
            ),
      );
    waiting.set(program, found);
  }
  return found;
}

function rejectionOf(
  body: FunctionWithBody,
  at: ts.Expression,
  version: string,
  sourceFile: ts.SourceFile,
): HookFinding | undefined {
  const open = openEnds(body.body);
  const [thrown] = open.filter(ts.isThrowStatement);
  const [first] = thrown ? [thrown] : open;
  if (!first) return undefined;
  const isHere = body.getSourceFile() === sourceFile;
  const where = isHere ? "" : ` (${lineOf(first, sourceFile)})`;
  const facts = {
    version,
    what: ts.isThrowStatement(first)
      ? `\`${shortText(first.getText().replace(/;$/, ""))}\`${where}`
      : `What \`${shortText(first.getText())}\`${where} may throw`,
  };
  return hookFinding("rejects", isHere ? first : at, facts, {
    tier: thrown ? "error" : "advice",
    repairs: thrown && isHere ? nextRepairs(body, thrown) : [],
  });
}

/** Every `throw` and `await` of a body that no `catch` of the body stands around. */
function openEnds(
  body: ts.Node,
): readonly (ts.ThrowStatement | ts.AwaitExpression)[] {
  const found: (ts.ThrowStatement | ts.AwaitExpression)[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node) || ts.isClassLike(node)) return;
    if (ts.isTryStatement(node) && node.catchClause) {
      visit(node.catchClause.block);
      if (node.finallyBlock) visit(node.finallyBlock);
      return;
    }
    if (ts.isThrowStatement(node)) found.push(node);
    if (ts.isAwaitExpression(node) && !isSettled(node.expression))
      found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

/** `work().catch(…)`, `Promise.allSettled(…)`, `new Promise((resolve) => …)`: nothing comes out of it. */
function isSettled(awaited: ts.Expression): boolean {
  const inner = skipOuter(awaited);
  if (ts.isNewExpression(inner)) {
    const [executor] = inner.arguments ?? [];
    return (
      executor !== undefined &&
      isFunctionWithBody(executor) &&
      executor.parameters.length < 2
    );
  }
  if (!ts.isCallExpression(inner)) return false;
  const callee = inner.expression;
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const { text } = callee.name;
  return (
    text === "catch" ||
    text === "allSettled" ||
    (text === "then" && inner.arguments.length === 2)
  );
}

/** `return next(error)` in place of `throw error`, where the handler has its `next`. */
function nextRepairs(
  body: FunctionWithBody,
  thrown: ts.ThrowStatement,
): readonly Repair[] {
  const { length } = body.parameters;
  const name = body.parameters[length === 4 ? 3 : 2]?.name;
  if (!name || !ts.isIdentifier(name) || length > 4) return [];
  const { expression } = thrown;
  const end = expression.getStart();
  return [
    {
      kind: "callNext",
      facts: { next: name.text },
      edits: [
        { start: thrown.getStart(), end, text: `return ${name.text}(` },
        { start: expression.end, end: expression.end, text: ")" },
      ],
    },
  ];
}
