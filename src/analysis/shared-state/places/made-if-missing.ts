import ts from "typescript";

import { changing } from "../../../program/files/method-names.ts";
import { isDefaulting } from "../../../program/syntax/operators.ts";
import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";

/**
 * Whether what is put into a place was made by this body where nothing stood there (`const entry = entries.get(key) ?? { hits: 0 }`),
 * counts or collects something, and comes there only behind `wait`, or is what that wait was for: whoever finds the place
 * empty meanwhile makes another one, and the last one put there is all that stays.
 */
export function isNewIfMissing(write: ts.Node, wait: ts.Node): boolean {
  const written = ts.isBinaryExpression(write)
    ? skipOuter(write.right)
    : ts.isCallExpression(write)
      ? write.arguments.at(-1)
      : undefined;
  if (!written || !ts.isIdentifier(written)) return false;
  const home = functionAround(write);
  if (!home || home !== functionAround(wait)) return false;
  // The parts of others that are called so are no mentions of it.
  const uses = namesIn(home.body, written.text).filter(
    (use) => accessOf(use) === use,
  );
  if (uses.some((use) => isWaitedForIfMissing(use, wait))) return true;
  return (
    uses.some(isMadeIfMissing) &&
    uses.some((use) => use.pos < write.pos && isCounted(use)) &&
    !uses.some((use) => use.pos < wait.pos && isHandedOn(use))
  );
}

/** `const entry = entries.get(key) ?? { hits: 0 }` */
function isMadeIfMissing(name: ts.Node): boolean {
  const made = insteadOfMissing(name);
  return made !== undefined && ts.isObjectLiteralExpression(made);
}

/** `const link = links.get(key) ?? (await connect(key))` */
function isWaitedForIfMissing(name: ts.Node, wait: ts.Node): boolean {
  return insteadOfMissing(name) === wait;
}

function insteadOfMissing({ parent }: ts.Node): ts.Expression | undefined {
  if (!ts.isVariableDeclaration(parent) || !parent.initializer)
    return undefined;
  const value = skipOuter(parent.initializer);
  return ts.isBinaryExpression(value) && isDefaulting(value)
    ? skipOuter(value.right)
    : undefined;
}

/** `entry.hits++`, `entry.total += price`, `entry.paths.push(path)` */
function isCounted(name: ts.Node): boolean {
  let at = name;
  while (
    ts.isPropertyAccessExpression(at.parent) &&
    at.parent.expression === at
  )
    at = at.parent;
  const { parent } = at;
  if (at === name) return false;
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return (
      parent.operator === ts.SyntaxKind.PlusPlusToken ||
      parent.operator === ts.SyntaxKind.MinusMinusToken
    );
  if (ts.isBinaryExpression(parent))
    return (
      parent.left === at &&
      (parent.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken ||
        parent.operatorToken.kind === ts.SyntaxKind.MinusEqualsToken)
    );
  return (
    ts.isCallExpression(parent) &&
    parent.expression === at &&
    ts.isPropertyAccessExpression(at) &&
    changing.has(at.name.text)
  );
}

/** `entries.set(key, entry)`, `state.entry = entry`, `return entry`: others may have it by now. */
function isHandedOn(name: ts.Node): boolean {
  const { parent } = name;
  return !(
    (ts.isPropertyAccessExpression(parent) && parent.expression === name) ||
    (ts.isVariableDeclaration(parent) && parent.name === name)
  );
}
