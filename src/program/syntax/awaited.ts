import ts from "typescript";

/** The checker's own answer: at run time in every version, in the typings of the newer ones only. */
interface Awaiting {
  readonly getAwaitedType?: (type: ts.Type) => ts.Type | undefined;
}

/**
 * The type that `await` gives for a value of `type` (`string` for `Promise<string>`); undefined where
 * there is none.
 */
export function awaitedType(
  checker: ts.TypeChecker,
  type: ts.Type,
): ts.Type | undefined {
  const { getAwaitedType } = checker as Awaiting;
  return getAwaitedType ? getAwaitedType(type) : unwrapped(checker, type);
}

function unwrapped(
  checker: ts.TypeChecker,
  type: ts.Type,
  depth = 4,
): ts.Type | undefined {
  if (depth === 0 || type.getSymbol()?.getName() !== "Promise") return type;
  const [value] = checker.getTypeArguments(type as ts.TypeReference);
  return value ? unwrapped(checker, value, depth - 1) : type;
}

/** `new Promise((resolve) => { … })` runs its function there and then. */
export function makesPromise(node: ts.Node): node is ts.NewExpression {
  return ts.isNewExpression(node) && node.expression.getText() === "Promise";
}

/** The method of `Promise` itself that an expression names: `race` of `Promise.race`. */
export function promiseMethod(callee: ts.Expression): string | undefined {
  return ts.isPropertyAccessExpression(callee) &&
    callee.expression.getText() === "Promise"
    ? callee.name.text
    : undefined;
}

/** Whether anybody asks for the value of a call, or of its `await`: `await load().then(save);` drops it. */
export function isValueUsed(call: ts.Node): boolean {
  let at = call;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAwaitExpression(at.parent) ||
    ts.isVoidExpression(at.parent)
  )
    at = at.parent;
  return !ts.isExpressionStatement(at.parent);
}
