import ts from "typescript";

import { isWithin, skipOuter } from "../../program/syntax/functions.ts";
import { chaining } from "../../program/files/method-names.ts";
import { isListType } from "../../program/types/lists.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { typeAt } from "../../program/types/types.ts";
import { carrierOf, nameOf, type Carrier, type Context } from "./context.ts";
import { executorKeeps } from "./executor.ts";
import { counted, headOf, promised } from "./starts.ts";
import {
  union,
  withLives,
  withTemporary,
  withVariable,
  type Path,
  type Value,
} from "./state.ts";

type Call = ts.CallExpression | ts.NewExpression;

/** A method of an array of downstream promises, or of an Observable. */
export function methodCall(
  context: Context,
  path: Path,
  call: Call,
  callee: ts.PropertyAccessExpression,
  receiver: Value,
  given: Value | undefined,
): Path {
  const method = callee.name.text;
  if (receiver.container) {
    if ((method === "push" || method === "unshift") && given) {
      return pushed(context, path, callee.expression, union([receiver, given]));
    }
    return withTemporary(path, call, receiver);
  }
  const { roots } = receiver;
  if (context.inputs.site.descriptor.awaitPolicy === "never-await") {
    if (method === "subscribe" || method === "forEach") {
      // In a callback it feeds another Observable or a promise; in the body itself nobody gets the answer.
      if (context.body !== context.inputs.site.body)
        return withLives(path, roots, { status: "escaped" });
      // What operators have made of it may be shared.
      const direct = [...context.roots.values()].some(
        ({ id, node }) =>
          roots.includes(id) && path.lives.get(id)?.last === node,
      );
      return withLives(path, roots, {
        last: call,
        ...(direct && { subscribed: call }),
      });
    }
    return withTemporary(
      withLives(path, roots, { last: call }),
      call,
      receiver,
    );
  }
  return path;
}

/** A list that this body can answer for: what a helper puts into a list that it hasn't made, others may wait for. */
export function isOwnList(context: Context, list: ts.Expression): boolean {
  const { checker, body, inputs } = context;
  if (!isListType(checker, typeAt(checker, list))) return false;
  if (body === inputs.site.body) return true;
  const declaration = symbolOf(checker, skipOuter(list))?.valueDeclaration;
  const made =
    declaration &&
    isWithin(declaration, body) &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer &&
    skipOuter(declaration.initializer);
  return (
    made !== undefined &&
    made !== false &&
    (ts.isArrayLiteralExpression(made) || ts.isNewExpression(made))
  );
}

export function pushed(
  context: Context,
  path: Path,
  target: ts.Expression,
  value: Value | undefined,
): Path {
  const name = skipOuter(target);
  const symbol = ts.isIdentifier(name)
    ? symbolOf(context.checker, name)
    : undefined;
  return symbol
    ? withVariable(path, symbol, value && { ...value, container: true })
    : path;
}

/**
 * `.then(…)`, `.catch(…)`, `.finally(…)`: the duty goes to the new promise, and a callback that runs
 * downstream makes its promise a part of the chain's. `undefined` where the chain has nothing to do with it.
 */
export function chained(
  context: Context,
  path: Path,
  call: Call,
  callee: ts.PropertyAccessExpression,
): Path | undefined {
  const method = callee.name.text;
  if (!chaining.has(method)) return undefined;
  const receiver = path.temporaries.get(callee);
  const [first, second] = call.arguments ?? [];
  const success = method === "catch" ? undefined : first;
  const failure =
    method === "catch" ? first : method === "then" ? second : undefined;
  const onSuccess = success && carrierOf(context, success);
  const onFailure = failure && carrierOf(context, failure);
  if (!receiver && !onSuccess && !onFailure) return undefined;

  const roots = receiver?.roots ?? [];
  let after = withLives(path, roots, {
    last: call,
    ...(failure ? { handled: true } : {}),
  });
  if (
    context.inputs.settlers.size > 0 &&
    executorKeeps(context, callee, first, second)
  ) {
    return withLives(after, roots, { status: "escaped" });
  }
  const inherited = receiver?.ran;
  if (receiver)
    after = withTemporary(after, call, {
      roots,
      ...(inherited ? { ran: inherited } : {}),
    });
  let ran = inherited;
  if (onSuccess) {
    const { least, after: next } = callback(
      context,
      after,
      call,
      onSuccess,
      inherited === "failure" ? "again" : "count",
    );
    after = next;
    if (least > 0) ran = "success";
  }
  if (onFailure) {
    // `next().catch(() => next())`, `load().then(next).catch(next)`
    const rejects = inherited === "success" || (!inherited && roots.length > 0);
    const again =
      rejects && context.inputs.site.descriptor.downstreamErrors === "reject";
    const { least, after: next } = callback(
      context,
      after,
      call,
      onFailure,
      again ? "again" : "skip",
    );
    after = next;
    if (least > 0 && !ran) ran = "failure";
  }
  const value = after.temporaries.get(call);
  return ran ? withTemporary(after, call, { roots: [], ...value, ran }) : after;
}

/** A callback of a chain runs downstream: counted, told as a second run, or an alternative to the first. */
function callback(
  context: Context,
  path: Path,
  call: Call,
  carrier: Carrier,
  how: "count" | "again" | "skip",
): { readonly least: number; readonly after: Path } {
  const result =
    carrier.kind === "function"
      ? context.resultOf(carrier.body, context.inputs)
      : undefined;
  if (carrier.kind === "function" && !result) return { least: 0, after: path };
  const least = result ? result.calls.least : 1;
  const inline = carrier.kind === "function" && !nameOf(carrier.body);
  const origin = inline ? (result?.origin ?? call) : call;
  const name = result?.origin ? headOf(result.origin) : `${carrier.name}()`;
  let after = path;
  if (least > 0 && how === "again") {
    const { implicit } = path;
    context.note({
      kind: "repeated",
      node: origin,
      name,
      where: receiverOf(call),
      implicit,
      guarded: true,
    });
  } else if (how === "count") {
    after = counted(context, after, origin, name, least, []);
  }
  if (result && !result.carries) return { least, after };
  const outcome = carrier.kind === "continuation" ? carrier.result : "promise";
  return {
    least,
    after: promised(context, after, call, origin, name, outcome, []),
  };
}

/** What the chain has done before: `next()` of `next().catch(…)`. */
function receiverOf({ expression }: Call): ts.Node {
  const callee = skipOuter(expression);
  return ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
}
