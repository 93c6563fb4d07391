import ts from "typescript";

import type { ProgramContext } from "./callee.ts";
import { ownFilesOf } from "../files/declared-names.ts";
import { createFileIndex } from "../files/file-index.ts";
import { nodesOf } from "../files/file-nodes.ts";
import {
  isFunctionWithBody,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { addTo } from "../files/lists.ts";
import { packageOf } from "../types/package-of.ts";
import { symbolOf } from "../types/symbols.ts";
import { targetsOf } from "./targets.ts";

const callsByFile = new WeakMap<
  ts.SourceFile,
  ReadonlyMap<string, readonly ts.CallExpression[]>
>();
const index = createFileIndex(ownFilesOf, callsIn);
const assignmentsByFile = new WeakMap<
  ts.SourceFile,
  ReadonlyMap<string, readonly ts.BinaryExpression[]>
>();
const assignments = createFileIndex(ownFilesOf, assignmentsIn);

/**
 * The bodies of a member that the project declares for a package's interface (`declare module "fastify" {
 * interface FastifyInstance { render(): string } }`): what a method of that package is given under the
 * member's name, `app.decorate("render", () => …)`, or what is assigned to it (`response.ok = function () { … }`).
 * None where several of them give it different ones.
 */
export function bodiesGivenByName(
  { program, checker }: ProgramContext,
  member: ts.Declaration,
  identifier: ts.Identifier,
): readonly FunctionWithBody[] {
  if (!isAugmentation(checker, member.parent)) return [];
  const name = identifier.text;
  const symbol = symbolOf(checker, identifier);
  const assigned = assignments
    .filesWith(program, name)
    .flatMap((file) => assignmentsIn(file).get(name) ?? [])
    .filter(({ left }) => symbolOf(checker, nameOf(left)) === symbol)
    .map(({ right }) => targetsOf(checker, right).filter(isFunctionWithBody));
  if (assigned.length > 0) return theSame(assigned);
  const from = packageOf(member);
  const calls = index
    .filesWith(program, name)
    .flatMap((file) => callsIn(file).get(name) ?? [])
    .filter((call) => isOfPackage(checker, call, from));
  const given = calls.map(({ arguments: [, value] }) =>
    value ? targetsOf(checker, value).filter(isFunctionWithBody) : [],
  );
  // `decorateRequest("load", …)` and `decorateReply("load", …)`: which of them is meant isn't said.
  return theSame(given);
}

function theSame(
  given: readonly (readonly FunctionWithBody[])[],
): readonly FunctionWithBody[] {
  const [first = [], ...others] = given;
  return others.every(
    (bodies) =>
      bodies.length === first.length &&
      bodies.every((body) => first.includes(body)),
  )
    ? first
    : [];
}

function nameOf(target: ts.Expression): ts.Expression | ts.MemberName {
  return ts.isPropertyAccessExpression(target) ? target.name : target;
}

/** The assignments `x.name = value` of a file, by the name. Syntax alone. */
function assignmentsIn(
  sourceFile: ts.SourceFile,
): ReadonlyMap<string, readonly ts.BinaryExpression[]> {
  let known = assignmentsByFile.get(sourceFile);
  if (!known) {
    const found = new Map<string, ts.BinaryExpression[]>();
    for (const node of nodesOf<ts.BinaryExpression>(
      sourceFile,
      ts.SyntaxKind.BinaryExpression,
    )) {
      if (
        node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        ts.isPropertyAccessExpression(node.left)
      )
        addTo(found, node.left.name.text, node);
    }
    assignmentsByFile.set(sourceFile, (known = found));
  }
  return known;
}

/** An interface that a file of the project adds to, in `declare module "…"` or in a global `namespace Express`. */
function isAugmentation(checker: ts.TypeChecker, owner: ts.Node): boolean {
  if (!ts.isInterfaceDeclaration(owner)) return false;
  const around = owner.parent.parent as ts.Node | undefined;
  if (around === undefined || !ts.isModuleDeclaration(around)) return false;
  if (ts.isStringLiteral(around.name)) return true;
  const others = symbolOf(checker, owner.name)?.declarations ?? [];
  return (
    isOwnFile(owner.getSourceFile()) &&
    others.some((other) => !isOwnFile(other.getSourceFile()))
  );
}

function isOwnFile({ fileName }: ts.SourceFile): boolean {
  return !fileName.includes("/node_modules/");
}

function isOfPackage(
  checker: ts.TypeChecker,
  { expression }: ts.CallExpression,
  from: string,
): boolean {
  if (!ts.isPropertyAccessExpression(expression)) return false;
  const declaration = symbolOf(checker, expression.name)?.declarations?.[0];
  return declaration !== undefined && packageOf(declaration) === from;
}

/** The calls `x.method("name", value)` of a file, by the name. Syntax alone. */
function callsIn(
  sourceFile: ts.SourceFile,
): ReadonlyMap<string, readonly ts.CallExpression[]> {
  let calls = callsByFile.get(sourceFile);
  if (!calls) {
    const found = new Map<string, ts.CallExpression[]>();
    for (const call of nodesOf<ts.CallExpression>(
      sourceFile,
      ts.SyntaxKind.CallExpression,
    )) {
      const [name, value] = call.arguments;
      if (
        name &&
        value &&
        ts.isStringLiteralLike(name) &&
        ts.isPropertyAccessExpression(call.expression)
      )
        addTo(found, name.text, call);
    }
    callsByFile.set(sourceFile, (calls = found));
  }
  return calls;
}
