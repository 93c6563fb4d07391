import ts from "typescript";

import {
  functionAround,
  isWithin,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { isConstant, symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import type { WriteEffect } from "../places/effect.ts";
import { typeAt } from "../../../program/types/types.ts";

/** Properties of requests and responses that have few values: the routes of a program, the methods of HTTP. */
const fewValues =
  /^(?:method|statusCode|status|protocol|httpVersion|routePath|routerPath|_matchedRoute|_matchedRouteName|routerName|baseUrl|updateType|chatType|secure|encrypted)$/;
const routeHolders = /^(?:route|routeOptions|routeConfig)$/;

/** Whether the keys that a write uses are few, whoever sends requests. */
export function isBoundedKey(
  project: Project,
  key: ts.Expression,
  effect: WriteEffect,
  holder: ts.Expression,
): boolean {
  const { checker } = project;
  const first = keyAtRequest(project, key, effect);
  return (
    isFew(typeAt(checker, key)) ||
    isFew(typeAt(checker, first)) ||
    isFewByCode({ ...effect, checker }, first, 6) ||
    isChecked(key, holder) ||
    isChecked(first, holder) ||
    effect.path.some(({ node }) =>
      isCheckedByText(node, first.getText(), holder.getText()),
    )
  );
}

/** A key, or a part of one, as the request's own code has it: through the parameters of the helpers on the way. */
export function keyAtRequest(
  { checker }: Pick<Project, "checker">,
  key: ts.Expression,
  { path, target }: Pick<WriteEffect, "path" | "target">,
): ts.Expression {
  let at = valueBehind(checker, key);
  for (const [index, { node }] of [...path.entries()].reverse()) {
    const parameter =
      ts.isIdentifier(at) && symbolOf(checker, at)?.valueDeclaration;
    if (!parameter || !ts.isParameter(parameter)) return at;
    // A part found further out is a parameter of what an earlier call entered.
    if (!isWithin(path[index + 1]?.node ?? target, parameter.parent)) continue;
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return at;
    const argument =
      node.arguments?.[parameter.parent.parameters.indexOf(parameter)];
    if (!argument) return at;
    at = valueBehind(checker, argument);
  }
  return at;
}

/** The expression that a constant holds. */
function valueBehind(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): ts.Expression {
  let at = skipOuter(expression);
  for (let depth = 0; depth < 6 && ts.isIdentifier(at); depth++) {
    const declaration = symbolOf(checker, at)?.valueDeclaration;
    if (
      !declaration ||
      !ts.isVariableDeclaration(declaration) ||
      !isConstant(declaration) ||
      !declaration.initializer
    )
      break;
    at = skipOuter(declaration.initializer);
  }
  return at;
}

/** A union of literals, an enum, a truth value. */
function isFew(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isFew);
  return (
    (type.flags &
      (ts.TypeFlags.Literal |
        ts.TypeFlags.BooleanLike |
        ts.TypeFlags.EnumLike |
        ts.TypeFlags.Undefined |
        ts.TypeFlags.Null |
        ts.TypeFlags.Never)) !==
    0
  );
}

/** A write, and who answers for the types on the way to it. */
interface Way extends Pick<WriteEffect, "path" | "target"> {
  readonly checker: ts.TypeChecker;
}

function isFewByCode(
  way: Way,
  expression: ts.Expression,
  depth: number,
): boolean {
  const { checker } = way;
  const at = keyAtRequest(way, expression, way);
  if (depth === 0) return false;
  const few = (each: ts.Expression): boolean =>
    isFewByCode(way, each, depth - 1);
  if (ts.isLiteralExpression(at) || isFew(typeAt(checker, at))) return true;
  if (ts.isTemplateExpression(at))
    return at.templateSpans.every((span) => few(span.expression));
  if (ts.isConditionalExpression(at))
    return few(at.whenTrue) && few(at.whenFalse);
  if (ts.isBinaryExpression(at)) {
    const operator = at.operatorToken.kind;
    // A turn of a ring, a bucket.
    if (
      operator === ts.SyntaxKind.PercentToken ||
      operator === ts.SyntaxKind.AmpersandToken
    )
      return true;
    return few(at.left) && few(at.right);
  }
  if (ts.isPropertyAccessExpression(at)) {
    if (fewValues.test(at.name.text) || isOfService(checker, at)) return true;
    return hasRouteHolder(at) || isLookedUp(way, at.expression);
  }
  if (ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression))
    return (
      isDrawn(at) ||
      (/^(?:toString|toLowerCase|toUpperCase|trim|slice|replace)$/.test(
        at.expression.name.text,
      ) &&
        few(at.expression.expression))
    );
  if (ts.isCallExpression(at))
    return (
      /^(?:String|Number)$/.test(at.expression.getText()) &&
      at.arguments.every(few)
    );
  return false;
}

/** `context.path` of Feathers: the name of a service. */
function isOfService(
  checker: ts.TypeChecker,
  { name }: ts.PropertyAccessExpression,
): boolean {
  if (name.text !== "path") return false;
  const declaration = symbolOf(checker, name)?.declarations?.[0];
  return (
    declaration !== undefined &&
    packageOf(declaration) === "@feathersjs/feathers"
  );
}

/** `Math.floor(Math.random() * shards.length)`: one of some; out of a million it is an id. */
function isDrawn({ expression, arguments: given }: ts.CallExpression): boolean {
  const mostDrawn = 10_000;
  let some = false;
  const isOfFew = (node: ts.Node): boolean => {
    if (ts.isNumericLiteral(node)) return Number(node.text) <= mostDrawn;
    some ||= ts.isCallExpression(node) && node.getText() === "Math.random()";
    return (
      ts.forEachChild(node, (child) => !isOfFew(child) || undefined) !== true
    );
  };
  return (
    /^Math\.(?:floor|round|ceil|trunc)$/.test(expression.getText()) &&
    given.every(isOfFew) &&
    some
  );
}

/** `req.route.path`, `request.routeOptions.url`: as the program declares them. */
function hasRouteHolder(access: ts.PropertyAccessExpression): boolean {
  let at: ts.Expression = access;
  while (ts.isPropertyAccessExpression(at)) {
    if (routeHolders.test(at.name.text)) return true;
    at = skipOuter(at.expression);
  }
  return false;
}

/** `const tenant = tenants.get(id)`, without a wait: one of those that the process knows. */
function isLookedUp(way: Way, expression: ts.Expression): boolean {
  const { checker } = way;
  const at = keyAtRequest(way, expression, way);
  return (
    ts.isCallExpression(at) &&
    ts.isPropertyAccessExpression(at.expression) &&
    /^(?:get|find|at)$/.test(at.expression.name.text) &&
    !typeAt(checker, at).getProperty("then")
  );
}

/** Whether the code around asks another set or table about a key before it is used. */
function isChecked(key: ts.Expression, holder: ts.Expression): boolean {
  return isCheckedByText(key, key.getText(), holder.getText());
}

function isCheckedByText(at: ts.Node, key: string, holder: string): boolean {
  const around = functionAround(at);
  if (!around) return false;
  // `const name = req.params.name; if (!known.has(name)) …`
  const names = new Set([key]);
  const collect = (node: ts.Node): void => {
    if (
      ts.isVariableDeclaration(node) &&
      node.initializer?.getText() === key &&
      ts.isIdentifier(node.name)
    )
      names.add(node.name.text);
    ts.forEachChild(node, collect);
  };
  collect(around.body);
  const visit = (node: ts.Node): boolean => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      /^(?:has|includes|hasOwn|some|indexOf)$/.test(
        node.expression.name.text,
      ) &&
      node.arguments.some((argument) => names.has(argument.getText())) &&
      node.expression.expression.getText() !== holder &&
      node.arguments[0]?.getText() !== holder
    )
      return true;
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.InKeyword &&
      names.has(node.left.getText()) &&
      node.right.getText() !== holder
    )
      return true;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(around.body);
}
