import ts from "typescript";

import {
  functionAround,
  hasModifier,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { namesIn } from "../syntax/mentions.ts";
import { functionsOf, isConstant, mentionsOf } from "../types/symbols.ts";

/**
 * Whether a function runs while its module is loaded, and at no other time: by its name, as an element of a list that the
 * module goes through, or in a function that calls at once what it is given.
 */
export function isRunOnLoadAlone(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
): boolean {
  const { parent } = body;
  if (functionAround(body)) return false;
  if (ts.isCallExpression(parent))
    return isCalledAtOnce(
      checker,
      parent,
      parent.arguments.findIndex((given) => given === body),
    );
  const list = ts.isArrayLiteralExpression(parent) ? parent.parent : undefined;
  if (list && ts.isForOfStatement(list)) return isCalledInTurns(checker, list);
  const holder = list ?? parent;
  return (
    ts.isVariableDeclaration(holder) &&
    isPrivate(holder) &&
    areOnLoad(checker, holder, (use) =>
      list
        ? ts.isForOfStatement(use.parent) &&
          use.parent.expression === use &&
          isCalledInTurns(checker, use.parent)
        : isCalled(use),
    )
  );
}

/** A constant that no other file sees. */
function isPrivate(holder: ts.VariableDeclaration): boolean {
  const statement = holder.parent.parent;
  return (
    isConstant(holder) &&
    ts.isVariableStatement(statement) &&
    !hasModifier(statement, ts.SyntaxKind.ExportKeyword)
  );
}

/** `for (const setup of setups) setup(app);` on the top level. */
function isCalledInTurns(
  checker: ts.TypeChecker,
  { initializer }: ts.ForOfStatement,
): boolean {
  const [one] = ts.isVariableDeclarationList(initializer)
    ? initializer.declarations
    : [];
  return one !== undefined && areOnLoad(checker, one, isCalled);
}

/** Whether there are mentions of a name, all of them on the top level and of a kind. */
function areOnLoad(
  checker: ts.TypeChecker,
  { name }: ts.VariableDeclaration,
  isOfKind: (use: ts.Node) => boolean,
): boolean {
  if (!ts.isIdentifier(name)) return false;
  const uses = mentionsOf(checker, name, name.getSourceFile());
  return (
    uses.length > 0 &&
    uses.every((use) => !functionAround(use) && isOfKind(use))
  );
}

function isCalled(use: ts.Node): boolean {
  return ts.isCallExpression(use.parent) && use.parent.expression === use;
}

/** `run("seed", (name, context) => …)`, where `run` does nothing with its parameter but to call it. */
function isCalledAtOnce(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  index: number,
): boolean {
  const bodies = functionsOf(checker, call.expression);
  return (
    bodies.length > 0 &&
    bodies.every((wrapper) => {
      const name = wrapper.parameters[index]?.name;
      if (!name || !ts.isIdentifier(name)) return false;
      const uses = namesIn(wrapper.body, name.text);
      return (
        uses.length > 0 &&
        uses.every((use) => isCalled(use) && functionAround(use) === wrapper)
      );
    })
  );
}
