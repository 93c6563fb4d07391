import ts from "typescript";

import { ownFilesOf } from "../program/files/declared-names.ts";
import { createFileIndex } from "../program/files/file-index.ts";
import { nodesOf } from "../program/files/file-nodes.ts";
import { addTo } from "../program/files/lists.ts";
import {
  skipOuter,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { functionsOf, symbolOf } from "../program/types/symbols.ts";
import type { Finder } from "./finder.ts";

type Calls = ReadonlyMap<string, readonly ts.CallExpression[]>;

const callsByFile = new WeakMap<ts.SourceFile, Calls>();
const index = createFileIndex(ownFilesOf, callsIn);

/**
 * Whether another file calls a function of the top level with what a function there was given itself: a handler does
 * so with its request, and is judged with what it calls. What a test makes up is no such thing.
 */
export function isCalledElsewhere(
  { program, checker }: Finder,
  body: FunctionWithBody,
): boolean {
  const name =
    body.name ??
    (ts.isVariableDeclaration(body.parent) ? body.parent.name : undefined);
  if (!name || !ts.isIdentifier(name)) return false;
  return index.filesWith(program, name.text).some(
    (file) =>
      file !== body.getSourceFile() &&
      callsIn(file)
        .get(name.text)
        ?.some(
          (call) =>
            call.arguments.some((argument) => isGiven(checker, argument)) &&
            functionsOf(checker, call.expression).some((one) => one === body),
        ),
  );
}

function isGiven(checker: ts.TypeChecker, argument: ts.Expression): boolean {
  const inner = skipOuter(argument);
  const declaration = ts.isIdentifier(inner)
    ? symbolOf(checker, inner)?.valueDeclaration
    : undefined;
  return declaration !== undefined && ts.isParameter(declaration);
}

/** What a file calls, by the last part of its name. */
function callsIn(sourceFile: ts.SourceFile): Calls {
  let calls = callsByFile.get(sourceFile);
  if (!calls) {
    const found = new Map<string, ts.CallExpression[]>();
    for (const call of nodesOf<ts.CallExpression>(
      sourceFile,
      ts.SyntaxKind.CallExpression,
    )) {
      const callee = skipOuter(call.expression);
      if (ts.isIdentifier(callee)) addTo(found, callee.text, call);
      else if (ts.isPropertyAccessExpression(callee))
        addTo(found, callee.name.text, call);
    }
    callsByFile.set(sourceFile, (calls = found));
  }
  return calls;
}
