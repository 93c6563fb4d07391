import ts from "typescript";

import { ownFilesOf } from "../program/files/declared-names.ts";
import { callBy, factsOf } from "../program/files/file-facts.ts";
import { createFileIndex } from "../program/files/file-index.ts";
import {
  skipOuter,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { functionsOf, symbolOf } from "../program/types/symbols.ts";
import type { Finder } from "./finder.ts";

const index = createFileIndex(ownFilesOf, (file) => factsOf(file).calls);

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
      factsOf(file)
        .calls.get(name.text)
        ?.map(callBy)
        .some(
          (call) =>
            call.arguments?.some((argument) => isGiven(checker, argument)) &&
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
