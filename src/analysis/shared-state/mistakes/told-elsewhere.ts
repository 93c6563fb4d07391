import ts from "typescript";

import { filesSpeaking } from "../../../program/files/speakers.ts";
import {
  functionAround,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { namesIn } from "../../../program/syntax/mentions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import {
  goesByTold,
  isTelling,
  libraryTold,
  tellsHandlers,
  tellsWhatIsMade,
} from "../places/told.ts";
import { isWithinNode, type View } from "../sharing/sharing.ts";

/** Where code beside a body goes by what the body told a library, without telling it anything itself. */
export function readerOfTold(
  project: Project,
  view: View,
  teller: ts.CallExpression,
): ts.Node | undefined {
  const { program, checker } = project;
  const name = libraryTold(teller);
  if (!ts.isIdentifier(name)) return undefined;
  const library = symbolOf(checker, name);
  for (const file of filesSpeaking(program, name.text))
    for (const node of namesIn(file, name.text)) {
      if (
        symbolOf(checker, node) !== library ||
        !goesByTold(checker, teller, node)
      )
        continue;
      const around = functionAround(node);
      if (around) {
        if (
          !isWithinNode(node, view.body) &&
          !tellsBefore(checker, around, node)
        )
          return node;
      } else if (tellsHandlers(checker, teller)) {
        return node;
      } else if (tellsWhatIsMade(checker, teller)) {
        const use = useOfMade(project, view, node);
        if (use) return use;
      }
    }
  return undefined;
}

/** `page(…)` in a function, of the `const page = handlebars.compile(…)` of a module. */
function useOfMade(
  { program, checker }: Project,
  view: View,
  library: ts.Node,
): ts.Node | undefined {
  const made = ts.findAncestor(library, (at) =>
    ts.isStatement(at) ? "quit" : ts.isVariableDeclaration(at),
  );
  if (!made || !ts.isVariableDeclaration(made) || !ts.isIdentifier(made.name))
    return undefined;
  const symbol = symbolOf(checker, made.name);
  const { text } = made.name;
  for (const file of filesSpeaking(program, text))
    for (const node of namesIn(file, text)) {
      const around = functionAround(node);
      if (
        around &&
        symbolOf(checker, node) === symbol &&
        !isWithinNode(node, view.body) &&
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
