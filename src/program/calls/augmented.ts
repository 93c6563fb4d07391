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

/**
 * The bodies of a member that the project declares for a package's interface (`declare module "fastify" {
 * interface FastifyInstance { render(): string } }`): what a method of that package is given under the
 * member's name, `app.decorate("render", () => …)`. None where several calls give it different ones.
 */
export function bodiesGivenByName(
  { program, checker }: ProgramContext,
  member: ts.Declaration,
  { text: name }: ts.Identifier,
): readonly FunctionWithBody[] {
  if (!isAugmentation(member.parent)) return [];
  const from = packageOf(member);
  const calls = index
    .filesWith(program, name)
    .flatMap((file) => callsIn(file).get(name) ?? [])
    .filter((call) => isOfPackage(checker, call, from));
  const given = calls.map(({ arguments: [, value] }) =>
    value ? targetsOf(checker, value).filter(isFunctionWithBody) : [],
  );
  // `decorateRequest("load", …)` and `decorateReply("load", …)`: which of them is meant isn't said.
  const [first = [], ...others] = given;
  return others.every(
    (bodies) =>
      bodies.length === first.length &&
      bodies.every((body) => first.includes(body)),
  )
    ? first
    : [];
}

/** An interface in `declare module "…"` of a file of the project. */
function isAugmentation(owner: ts.Node): boolean {
  if (!ts.isInterfaceDeclaration(owner)) return false;
  const around = owner.parent.parent as ts.Node | undefined;
  return (
    around !== undefined &&
    ts.isModuleDeclaration(around) &&
    ts.isStringLiteral(around.name)
  );
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
