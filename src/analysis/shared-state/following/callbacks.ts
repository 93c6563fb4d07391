import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { typeAt } from "../../../program/types/types.ts";

/** When a function that is handed to a call runs: in the call, or after other code had its turn. */
export type CallbackTime = "now" | "later";

const laterMethods = new Set([
  "then",
  "catch",
  "finally",
  "on",
  "once",
  "addListener",
  "prependListener",
  "addEventListener",
  "subscribe",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "nextTick",
  "queueMicrotask",
  "waitUntil",
  "defer",
]);

const laterModules =
  /^(?:node:)?(?:fs|crypto|zlib|child_process|dns|http|https|http2|net|tls|stream|timers)$/;

/** When the function that is the argument `index` of `call` runs. */
export function callbackTime(
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
  callback: ts.Expression,
): CallbackTime {
  if (ts.isNewExpression(call)) return "now";
  const callee = skipOuter(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name)) return "now";
  if (laterMethods.has(name.text)) return "later";
  if (startsWithError(checker, callback)) return "later";
  const declaration = symbolOf(checker, name)?.declarations?.[0];
  if (!declaration) return "now";
  const from = packageOf(declaration);
  if (from === "rxjs" || laterModules.test(from)) return "later";
  return from !== "typescript" &&
    isOfPromise(checker, callee) &&
    !isForBuilder(checker, callback)
    ? "later"
    : "now";
}

/** `found.map(keep)`, where `found` is a library's own kind of promise (neverthrow's `ResultAsync`). */
function isOfPromise(checker: ts.TypeChecker, callee: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    typeAt(checker, callee.expression).getProperty("then") !== undefined
  );
}

/** `query.where((part) => part.where(…))`: a query that can be waited for hands on its like, and has nothing to wait for yet. */
function isForBuilder(
  checker: ts.TypeChecker,
  callback: ts.Expression,
): boolean {
  return signaturesAt(checker, callback).some(({ parameters }) => {
    const [first] = parameters;
    return (
      first !== undefined &&
      checker.getTypeOfSymbol(first).getProperty("then") !== undefined
    );
  });
}

/** What the place of a function asks of it. */
function signaturesAt(
  checker: ts.TypeChecker,
  callback: ts.Expression,
): readonly ts.Signature[] {
  const type = checker.getContextualType(callback);
  return type ? checker.getNonNullableType(type).getCallSignatures() : [];
}

/** `(error, rows) => …`: Node's own convention for what is called when the work is done. */
function startsWithError(
  checker: ts.TypeChecker,
  callback: ts.Expression,
): boolean {
  const inner = skipOuter(callback);
  if (!ts.isArrowFunction(inner) && !ts.isFunctionExpression(inner))
    return false;
  const first = inner.parameters[0];
  if (
    !first ||
    !ts.isIdentifier(first.name) ||
    !/^(?:e|er|err|error)$/i.test(first.name.text)
  )
    return false;
  const type = typeAt(checker, first);
  const parts = type.isUnion() ? type.types : [type];
  return (
    (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 ||
    parts.some((part) =>
      /(?:Error|Exception)$/.test(part.getSymbol()?.getName() ?? ""),
    )
  );
}

/** Whether what is handed over is called with nothing, by its contextual type: `save.bind(store)` for `run: () => void`. */
export function isGivenNothing(
  checker: ts.TypeChecker,
  callback: ts.Expression,
): boolean {
  const signatures = signaturesAt(checker, callback);
  return (
    signatures.length > 0 &&
    signatures.every(({ parameters }) => parameters.length === 0)
  );
}
