import ts from "typescript";

import {
  functionAround,
  isReturned,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { targetsOf } from "../../../program/calls/targets.ts";
import { otherNamesOf } from "../../../program/files/renames.ts";
import type { Project } from "../../project.ts";
import { isAssigned, isAssignment } from "../../../program/syntax/operators.ts";

const known = new WeakMap<Project, Map<ts.Node, boolean>>();

/**
 * Whether any code of the program takes something out of a container, limits it, replaces it, or hands
 * it to code that might.
 */
export function isReleased(
  project: Project,
  container: ts.Declaration,
): boolean {
  let answers = known.get(project);
  if (!answers) known.set(project, (answers = new Map<ts.Node, boolean>()));
  let answer = answers.get(container);
  if (answer === undefined)
    answers.set(container, (answer = searches(project, container)));
  return answer;
}

function searches(project: Project, container: ts.Declaration): boolean {
  const own = ts.getNameOfDeclaration(container);
  const text =
    own &&
    (ts.isIdentifier(own) ||
      ts.isPrivateIdentifier(own) ||
      ts.isStringLiteralLike(own))
      ? own.text
      : undefined;
  if (text === undefined) return true;
  const names = new Set([text, ...otherNamesOf(project.program, text)]);
  const visit = (node: ts.Node): boolean =>
    ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) &&
      names.has(node.text) &&
      node !== own &&
      declares(project, node, container) &&
      ends(project, node)) ||
    (ts.forEachChild(node, visit) ?? false);
  return project.program
    .getSourceFiles()
    .some(
      (file) =>
        !file.isDeclarationFile &&
        packageOf(file) === "." &&
        [...names].some((name) => file.text.includes(name)) &&
        visit(file),
    );
}

function declares(
  { checker }: Project,
  name: ts.Node,
  container: ts.Declaration,
): boolean {
  return symbolOf(checker, name)?.declarations?.includes(container) ?? false;
}

const takers = /^(?:delete|clear|splice|shift|pop|reset|copyWithin)$/;
/** Calls of the language and of frameworks that only read what they are given. */
const readers =
  /^(?:JSON\.stringify|Object\.(?:keys|values|entries|freeze|fromEntries)|Array\.from|console\.\w+|String|Number|structuredClone|expect)$/;

/** Whether a mention of the container, by whatever name leads to it, may be the end of something in it. */
function ends(project: Project, name: ts.Identifier | ts.PrivateIdentifier) {
  let at: ts.Node = name;
  while (
    (ts.isPropertyAccessExpression(at.parent) && at.parent.name === at) ||
    ts.isNonNullExpression(at.parent) ||
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === at)
    return endsByMember(parent);
  if (ts.isElementAccessExpression(parent) && parent.expression === at)
    return (
      ts.isDeleteExpression(parent.parent) ||
      // `slots[i] = undefined`
      (ts.isBinaryExpression(parent.parent) &&
        parent.parent.left === parent &&
        isEmpty(parent.parent.right))
    );
  if (ts.isBinaryExpression(parent) && parent.left === at)
    return isAssignment(parent.operatorToken.kind) && !isFirstValue(parent);
  if (ts.isBinaryExpression(parent) && parent.right === at)
    return isAssignment(parent.operatorToken.kind);
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
    return parent.expression !== at && mayKeep(project, parent);
  if (
    (ts.isPropertyAssignment(parent) && parent.initializer === at) ||
    ts.isShorthandPropertyAssignment(parent)
  )
    return !isAnswered(project, parent.parent);
  // Another name, a result: whoever holds it may empty it.
  return (
    (ts.isVariableDeclaration(parent) && parent.initializer === at) ||
    (isReturned(at) && !isGivenToRead(project, functionAround(at))) ||
    (ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent))
  );
}

/** `res.json({ turns: board.turns })`: an object that a handler gives to its framework, as it is written there. */
function isAnswered(project: Project, object: ts.Node): boolean {
  const around = functionAround(object);
  if (!around || !project.middleware.siteOf(around)) return false;
  const { parent } = object;
  return ts.isCallExpression(parent)
    ? parent.expression !== object && !mayKeep(project, parent)
    : isReturned(object);
}

/** What a handler answers with, and `turns(): readonly Turn[]`, of whose written type nothing takes out. */
function isGivenToRead(
  project: Project,
  around: FunctionWithBody | undefined,
): boolean {
  if (!around) return false;
  const { type } = around;
  if (type && ts.isTypeOperatorNode(type))
    return type.operator === ts.SyntaxKind.ReadonlyKeyword;
  if (type && ts.isTypeReferenceNode(type))
    return /^Readonly(?:Array|Map|Set)$/.test(type.typeName.getText());
  return project.middleware.siteOf(around)?.role === "handler";
}

function endsByMember(access: ts.PropertyAccessExpression): boolean {
  const name = access.name.text;
  const { parent } = access;
  if (ts.isCallExpression(parent) && parent.expression === access)
    return takers.test(name);
  if (name !== "size" && name !== "length") return false;
  if (!ts.isBinaryExpression(parent)) return false;
  // `list.length = 100`
  if (isAssigned(access)) return true;
  const other = parent.left === access ? parent.right : parent.left;
  return isRelational(parent.operatorToken.kind) && !isSmall(other);
}

function isRelational(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.GreaterThanToken ||
    kind === ts.SyntaxKind.GreaterThanEqualsToken ||
    kind === ts.SyntaxKind.LessThanToken ||
    kind === ts.SyntaxKind.LessThanEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken
  );
}

/** `> 0` asks whether there is anything; it limits nothing. */
function isSmall(node: ts.Expression): boolean {
  const inner = skipOuter(node);
  return ts.isNumericLiteral(inner) && Number(inner.text) <= 1;
}

function isEmpty(node: ts.Expression): boolean {
  const inner = skipOuter(node);
  return (
    inner.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(inner) && inner.text === "undefined")
  );
}

/** `this.seen = new Set()` in a constructor gives the first value, and `cache ??= new Map()` too. */
function isFirstValue(assignment: ts.BinaryExpression): boolean {
  const around = functionAround(assignment);
  return (
    (around !== undefined && ts.isConstructorDeclaration(around)) ||
    assignment.operatorToken.kind ===
      ts.SyntaxKind.QuestionQuestionEqualsToken ||
    assignment.operatorToken.kind === ts.SyntaxKind.BarBarEqualsToken
  );
}

/** Code of the project that is given the container may empty it; what a framework is given is only read. */
function mayKeep(
  { checker }: Project,
  call: ts.CallExpression | ts.NewExpression,
): boolean {
  if (readers.test(call.expression.getText())) return false;
  if (ts.isNewExpression(call))
    return !/^(?:Map|Set|Array)$/.test(call.expression.getText());
  const targets = targetsOf(checker, call.expression);
  return (
    targets.length === 0 || targets.some((target) => packageOf(target) === ".")
  );
}
