import ts from "typescript";

import { filesSpeaking } from "../../../program/files/speakers.ts";
import {
  functionAround,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { namesIn } from "../../../program/syntax/mentions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { goesByTold, isTelling, libraryTold } from "../places/told.ts";
import { isWithinNode, type View } from "../sharing/sharing.ts";

/** Where code beside a body goes by what the body told a library, without telling it anything itself. */
export function readerOfTold(
  { program, checker }: Project,
  view: View,
  teller: ts.CallExpression,
): ts.Node | undefined {
  const name = libraryTold(teller);
  if (!ts.isIdentifier(name)) return undefined;
  const library = symbolOf(checker, name);
  for (const file of filesSpeaking(program, name.text))
    for (const node of namesIn(file, name.text)) {
      const around = functionAround(node);
      if (
        around &&
        !isWithinNode(node, view.body) &&
        symbolOf(checker, node) === library &&
        goesByTold(checker, teller, node) &&
        !tellsBefore(checker, around, node)
      )
        return node;
    }
  return undefined;
}

/** Whether a function tells the library what it goes by itself. */
function tellsBefore(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
  node: ts.Node,
): boolean {
  const visit = (at: ts.Node): boolean =>
    at.pos < node.pos &&
    (isTelling(checker, at) || (ts.forEachChild(at, visit) ?? false));
  return visit(body);
}
