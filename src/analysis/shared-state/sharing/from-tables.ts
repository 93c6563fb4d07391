import ts from "typescript";

import { copiesOf } from "../../../program/calls/container-members.ts";
import { containerPutInto } from "../../../program/calls/container-writes.ts";
import { takenFrom } from "../../../program/calls/taken-entries.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { accessOf } from "../../../program/syntax/mentions.ts";
import {
  skipOuter,
  withOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { nameOf, valueUsesOf } from "./uses.ts";

/**
 * Where a function is taken out of the table or the list that holds it, to be called under no name of its own:
 * `handlers[event](socket)`, `for (const check of checks)`, `commands.get(name)`.
 */
export const takenUsesOf: (
  project: Project,
  body: FunctionWithBody,
) => readonly ts.Node[] = oncePerNode((project, body) => {
  const name = nameOf(body);
  const named =
    name &&
    (ts.isFunctionDeclaration(body) || ts.isVariableDeclaration(body.parent))
      ? valueUsesOf(project, name).map(accessOf)
      : [];
  const tables = [body, ...named].flatMap((at) => {
    const table = tableWith(at);
    return (table && declaredName(project, table)) ?? [];
  });
  return [...new Set(tables)].flatMap((table) =>
    valueUsesOf(project, table).filter((use) =>
      takenFrom(accessOf(use) as ts.Expression).some(({ as }) => as !== "list"),
    ),
  );
});

/** The name of the table or the list that is written down around a function, or that it is put into. */
function tableWith(held: ts.Node): ts.Node | undefined {
  const put = tableGiven(held);
  if (put) return put;
  const entry = entryAround(held);
  if (!entry) return undefined;
  let at: ts.Node = withOuter(entry);
  for (; isMadeOf(at.parent, at); at = withOuter(at.parent as ts.Expression));
  const { parent } = at;
  return (ts.isVariableDeclaration(parent) ||
    ts.isPropertyDeclaration(parent)) &&
    parent.initializer === at
    ? parent.name
    : undefined;
}

/** `commands.set("bid", bid)`, `checks.push(check)`, `handlers[event] = listener` */
function tableGiven(held: ts.Node): ts.Node | undefined {
  if (!ts.isExpression(held)) return undefined;
  const given = withOuter(held);
  const { parent } = given;
  if (ts.isCallExpression(parent))
    return containerPutInto(parent, parent.arguments.indexOf(given));
  if (!ts.isBinaryExpression(parent) || parent.right !== given)
    return undefined;
  const left = skipOuter(parent.left);
  if (!ts.isElementAccessExpression(left)) return undefined;
  const table = skipOuter(left.expression);
  return ts.isPropertyAccessExpression(table) ? table.name : table;
}

/** The literal whose entry a function is; of a list of pairs the list. */
function entryAround(
  held: ts.Node,
): ts.ObjectLiteralExpression | ts.ArrayLiteralExpression | undefined {
  const at = ts.isExpression(held) ? withOuter(held) : held;
  const { parent } = at;
  if (ts.isArrayLiteralExpression(parent)) {
    const list = withOuter(parent).parent;
    return ts.isArrayLiteralExpression(list) ? list : parent;
  }
  const literal =
    ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)
      ? parent.parent
      : parent;
  return ts.isObjectLiteralExpression(literal) ? literal : undefined;
}

/** `new Map(…)`, `Object.freeze(…)` around what they are given. */
function isMadeOf(parent: ts.Node, given: ts.Node): boolean {
  return (
    (ts.isNewExpression(parent) && parent.arguments?.[0] === given) ||
    (ts.isCallExpression(parent) &&
      parent.arguments[0] === given &&
      copiesOf.has(parent.expression.getText()))
  );
}

/** The name that a table is declared by, wherever it stands for it. */
function declaredName(
  { checker }: Project,
  name: ts.Node,
): ts.Node | undefined {
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  return declaration && ts.getNameOfDeclaration(declaration);
}
