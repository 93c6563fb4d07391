import ts from "typescript";

import { rootOfChain, skipOuter } from "../../../program/syntax/functions.ts";
import { returnedBy } from "../../../program/calls/returned-values.ts";
import { functionsOf, symbolOf } from "../../../program/types/symbols.ts";

/** What makes a day, an hour or another span of a time: all of its requests have it in common. */
const spans =
  /^(?:to(?:Locale)?DateString|to(?:Locale)?TimeString|toLocaleString|toUTCString|get(?:UTC)?(?:Date|Day|FullYear|Hours|Minutes|Month|Seconds)|getYear|floor|round|trunc|ceil)$/;

const cuts = /^(?:slice|substring|substr|split|match)$/;
const texts = /^(?:toISOString|toJSON)$/;

/**
 * Whether a key that the clock is part of is the same one for many requests: `new Date().toISOString().slice(0, 10)`.
 * One that isn't understood is another one for each.
 */
export function isSpan(
  checker: ts.TypeChecker,
  key: ts.Expression,
  depth = 6,
): boolean {
  const parts = clockParts(checker, key, depth);
  return parts.length > 0 && parts.every((part) => part === "span");
}

/** What of the clock a value is made of. */
function clockParts(
  checker: ts.TypeChecker,
  expression: ts.Node,
  depth: number,
): readonly ("span" | "moment")[] {
  if (depth === 0) return ["moment"];
  const at = ts.isExpression(expression) ? skipOuter(expression) : expression;
  if (ts.isLiteralExpression(at)) return [];
  const inner = (...nodes: ts.Node[]): readonly ("span" | "moment")[] =>
    nodes.flatMap((node) => clockParts(checker, node, depth - 1));
  if (ts.isTemplateExpression(at))
    return inner(...at.templateSpans.map((span) => span.expression));
  if (ts.isElementAccessExpression(at)) return inner(at.expression);
  if (ts.isBinaryExpression(at))
    return at.operatorToken.kind === ts.SyntaxKind.PlusToken
      ? inner(at.left, at.right)
      : ["moment"];
  if (ts.isIdentifier(at)) {
    let holder: ts.Node | undefined = symbolOf(checker, at)?.valueDeclaration;
    while (holder && ts.isBindingElement(holder)) holder = holder.parent.parent;
    return holder && ts.isVariableDeclaration(holder) && holder.initializer
      ? inner(holder.initializer)
      : ["moment"];
  }
  if (!ts.isCallExpression(at)) return ["moment"];
  const callee = skipOuter(at.expression);
  if (!ts.isPropertyAccessExpression(callee)) {
    const returned = functionsOf(checker, callee).flatMap(returnedBy);
    return returned.length > 0
      ? inner(...returned)
      : ts.isIdentifier(callee) && callee.text === "String"
        ? inner(...at.arguments)
        : ["moment"];
  }
  const { text } = callee.name;
  if (spans.test(text)) return ["span"];
  return cuts.test(text) && isDateText(checker, callee.expression)
    ? ["span"]
    : cuts.test(text) || /^(?:pad|to(?:String|Upper|Lower))/.test(text)
      ? inner(callee.expression)
      : ["moment"];
}

/** `new Date().toISOString()`, as it is or by the name of a constant: its beginning is the day. */
function isDateText(checker: ts.TypeChecker, node: ts.Expression): boolean {
  const at = skipOuter(node);
  if (ts.isIdentifier(at)) {
    const declaration = symbolOf(checker, at)?.valueDeclaration;
    return (
      declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      declaration.initializer !== undefined &&
      !ts.isIdentifier(declaration.initializer) &&
      isDateText(checker, declaration.initializer)
    );
  }
  if (!ts.isCallExpression(at)) return false;
  const callee = skipOuter(at.expression);
  return ts.isPropertyAccessExpression(callee) && texts.test(callee.name.text);
}

/** The key under which a write stores: of `byDay[today] = …`, and of `byDay.set(today, …)`. */
export function keyOf(target: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(target)) return target.arguments[0];
  let at = ts.isBinaryExpression(target) ? skipOuter(target.left) : target;
  while (ts.isPropertyAccessExpression(at)) at = skipOuter(at.expression);
  return ts.isElementAccessExpression(at) ? at.argumentExpression : undefined;
}

/** `sessions.set(session.id(), session)`, `byId[user.id] = user`: each has the place that it names itself. */
export function isKeyedByItself(target: ts.Node): boolean {
  const key = keyOf(target);
  const value = ts.isBinaryExpression(target)
    ? target.right
    : ts.isCallExpression(target)
      ? target.arguments[1]
      : undefined;
  if (!key || !value) return false;
  const kept = skipOuter(value);
  if (!ts.isIdentifier(kept) || ts.isIdentifier(skipOuter(key))) return false;
  const root = rootOfChain(key);
  return ts.isIdentifier(root) && root.text === kept.text;
}
