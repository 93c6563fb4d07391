import ts from "typescript";

import { promiseMethod } from "../../program/syntax/awaited.ts";
import { isWithin, skipOuter } from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { runsMiddleware } from "./carrier-calls.ts";
import { isThenable, type Carrier, type Context } from "./context.ts";
import { settlesInCatch } from "./executor.ts";
import { isOwnList, pushed } from "./promise-methods.ts";
import {
  counted,
  escaped,
  headOf,
  isLoss,
  promised,
  started,
} from "./starts.ts";
import { isPromiseOfStream, isStatement } from "./statements.ts";
import {
  union,
  withLives,
  withTemporary,
  type Path,
  type Value,
} from "./state.ts";
import { namesAmong } from "../../program/syntax/mentions.ts";
import { isListType } from "../../program/types/lists.ts";
import { isNamed } from "../../program/types/type-names.ts";
import { typeAt } from "../../program/types/types.ts";

type Call = ts.CallExpression | ts.NewExpression;

const timers = new Set([
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "nextTick",
]);
const iterators = new Set([
  "forEach",
  "map",
  "flatMap",
  "filter",
  "some",
  "every",
  "find",
  "reduce",
]);
const listeners =
  /^(on|once|addListener|prependListener|addEventListener|onFinished|setInterval)$/;
const onlooker = new Set(["console", "JSON", "String", "Boolean"]);

/** A function without a body here: its types say whether the promise comes back out of it. */
export function unknownCall(
  context: Context,
  path: Path,
  call: Call,
  callee: ts.Expression,
  values: readonly (Value | undefined)[],
  carriers: readonly (Carrier | undefined)[],
): Path {
  const { checker } = context;
  const name = ts.isPropertyAccessExpression(callee)
    ? callee.name.text
    : callee.getText();
  const roots = union(values)?.roots ?? [];
  const type = typeAt(checker, call);
  const thenable =
    isThenable(checker, type) ||
    (type.getCallSignatures().length === 0 &&
      givesBack(checker, call, values, carriers)) ||
    runsMiddleware(context, call, callee);
  const lazy = context.inputs.site.descriptor.awaitPolicy === "never-await";
  let after = path;
  if (roots.length > 0) {
    const object = ts.isPropertyAccessExpression(callee)
      ? callee.expression
      : callee;
    if (lazy && thenable) {
      // `lastValueFrom(next.handle())` subscribes; nobody gets what it gives as a statement of its own.
      after = withLives(
        after,
        roots,
        context.body === context.inputs.site.body &&
          isStatement(call) &&
          isPromiseOfStream(checker, call)
          ? { last: call }
          : { status: "done" },
      );
    } else if (thenable || lazy) {
      const method = promiseMethod(callee);
      if (method === "race" || method === "any") {
        for (const root of context.roots.values()) {
          if (roots.includes(root.id))
            context.note({
              kind: "race",
              node: root.node,
              root,
              name: root.name,
              detail: method,
            });
        }
      }
      after = withLives(after, roots, {
        last: call,
        ...(name === "allSettled" ? { handled: true } : {}),
        ...(name === "all" ? {} : { refused: false }),
      });
      after = withTemporary(after, call, { roots });
    } else if (
      /^(push|unshift)$/.test(name) &&
      ts.isPropertyAccessExpression(callee) &&
      isOwnList(context, callee.expression)
    ) {
      after = pushed(context, after, callee.expression, {
        roots,
        container: true,
      });
    } else if (!(ts.isIdentifier(object) && onlooker.has(object.text))) {
      after = escaped(after, roots);
    }
  }
  for (const [index, carrier] of carriers.entries()) {
    const arg = call.arguments?.[index];
    if (carrier && arg)
      after = handedOver(
        context,
        after,
        call,
        name,
        carrier,
        arg,
        index,
        thenable,
        type,
      );
  }
  return after;
}

/** Whether the declared return type is what a callback or promise argument gives: `run<R>(f: () => R): R`. */
function givesBack(
  checker: ts.TypeChecker,
  call: Call,
  values: readonly (Value | undefined)[],
  carriers: readonly (Carrier | undefined)[],
): boolean {
  const declaration = checker.getResolvedSignature(call)?.getDeclaration();
  if (!declaration?.type || ts.isJSDocSignature(declaration)) return false;
  const names = new Set(
    (declaration.typeParameters ?? []).map((one) => one.name.text),
  );
  if (names.size === 0) return false;
  const result = namesAmong(declaration.type, names);
  return declaration.parameters.some((parameter, index) => {
    if (!carriers[index] && !values[index]?.roots.length) return false;
    return (
      parameter.type !== undefined &&
      [...namesAmong(parameter.type, names)].some((name) => result.has(name))
    );
  });
}

/** A carrier goes into a call of which only the types are known. */
function handedOver(
  context: Context,
  path: Path,
  call: Call,
  callee: string,
  carrier: Carrier,
  arg: ts.Expression,
  index: number,
  thenable: boolean,
  type: ts.Type,
): Path {
  const result =
    carrier.kind === "function"
      ? context.resultOf(carrier.body, context.inputs)
      : undefined;
  const { awaitPolicy } = context.inputs.site.descriptor;
  const inline = ts.isFunctionLike(skipOuter(arg));
  const origin = inline ? (result?.origin ?? call) : call;
  const name =
    inline && result?.origin ? headOf(result.origin) : `${carrier.name}()`;
  const iterates = iterators.has(callee) && isArrayLike(context.checker, call);
  if (goesThroughMiddleware(context, call, carrier))
    return counted(context, path, origin, name, 1, []);
  if (awaitPolicy === "never") {
    const isTimer = timers.has(callee);
    const least =
      carrier.kind === "continuation"
        ? isTimer && index === 0
          ? 1
          : 0
        : (result?.calls.least ?? 0);
    const runs =
      least > 0 &&
      (inline || isTimer) &&
      isPlainStatement(call) &&
      !listeners.test(callee);
    return runs
      ? counted(context, path, origin, name, iterates ? 2 : least, [])
      : path;
  }
  if (carrier.kind === "function" && !result?.carries) {
    // The callback itself is wrong already; that it runs is what makes a further call the second.
    const wrong = inline && result?.notes.some((note) => isLoss(note.kind));
    const runs = wrong && isPlainStatement(call) && !listeners.test(callee);
    return runs
      ? counted(context, path, origin, name, result?.calls.most ?? 0, [])
      : path;
  }
  const outcome = carrier.kind === "continuation" ? carrier.result : "promise";
  if (iterates && callee === "map") {
    const after = promised(context, path, call, origin, name, outcome, []);
    const value = after.temporaries.get(call);
    return value
      ? withTemporary(after, call, { ...value, container: true })
      : after;
  }
  if (thenable && !iterates) {
    // `withLock<T>(run: () => Promise<T>): Promise<T>` has its `T` from nowhere but a call of `run`.
    const runs = givesBack(
      context.checker,
      call,
      [],
      [...Array<undefined>(index), carrier],
    );
    return (runs ? started : promised)(
      context,
      path,
      call,
      origin,
      name,
      outcome,
      [],
    );
  }
  if (awaitPolicy !== "await-or-return" || outcome === "sync") return path;
  const stored =
    carrier.kind === "continuation" && storesForLater(context, call, callee);
  const ignored = iterates
    ? callee !== "reduce"
    : timers.has(callee) || ignoresResult(context.checker, call, index, type);
  if (!stored && (!ignored || keepsItself(context, carrier))) return path;
  context.note({
    kind: "detached",
    node: origin,
    name,
    detail: callee,
  });
  return counted(context, path, origin, name, 1, []);
}

/** `limit(req, res, next)`: what is a middleware itself goes on with what it is given, or answers. */
function goesThroughMiddleware(
  { checker, inputs }: Context,
  call: Call,
  carrier: Carrier,
): boolean {
  const { awaitPolicy, contextual } = inputs.site.descriptor;
  return (
    carrier.kind === "continuation" &&
    awaitPolicy === "never" &&
    isNamed(checker, typeAt(checker, call.expression), contextual)
  );
}

/** Whether nothing keeps what a call gives: no timer to clear, no listener to remove. */
function isPlainStatement(call: Call): boolean {
  return ts.isExpressionStatement(call.parent);
}

/** `queue.push(next)`: somebody runs it when this request no longer waits. */
function storesForLater(context: Context, call: Call, callee: string): boolean {
  if (callee !== "push" && callee !== "unshift") return false;
  if (context.inputs.settlers.size > 0 || !isArrayLike(context.checker, call))
    return false;
  const target = skipOuter(call.expression);
  const object = ts.isPropertyAccessExpression(target)
    ? skipOuter(target.expression)
    : target;
  if (!ts.isIdentifier(object)) return true;
  const declaration = symbolOf(context.checker, object)?.valueDeclaration;
  return declaration !== undefined && !isWithin(declaration, context.body);
}

/** A callback inside a promise executor that passes downstream's end on to the promise. */
function keepsItself(context: Context, carrier: Carrier): boolean {
  return (
    context.inputs.settlers.size > 0 &&
    carrier.kind === "function" &&
    settlesInCatch(context, carrier.body)
  );
}

function isArrayLike(checker: ts.TypeChecker, call: Call): boolean {
  const callee = skipOuter(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  return isListType(checker, typeAt(checker, callee.expression));
}

/** What runs a callback and does nothing with its promise: `once` of `gate.once("open", () => { next(); })`. */
export function ignoringCalleeOf(
  checker: ts.TypeChecker,
  callback: ts.Node,
): string | undefined {
  const call = callback.parent;
  if (!ts.isCallExpression(call)) return undefined;
  const callee = skipOuter(call.expression);
  const { text } = ts.isPropertyAccessExpression(callee)
    ? callee.name
    : ts.isIdentifier(callee)
      ? callee
      : { text: "" };
  const index = call.arguments.findIndex((arg) => skipOuter(arg) === callback);
  if (index < 0 || text === "") return undefined;
  return timers.has(text) ||
    ignoresResult(checker, call, index, typeAt(checker, callee))
    ? text
    : undefined;
}

/** Whether the callee's type says that it does nothing with what this callback returns. */
function ignoresResult(
  checker: ts.TypeChecker,
  call: Call,
  index: number,
  type: ts.Type,
): boolean {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return false;
  const parameter = checker.getResolvedSignature(call)?.getParameters()[index];
  if (!parameter) return false;
  const signatures = checker
    .getNonNullableType(checker.getTypeOfSymbolAtLocation(parameter, call))
    .getCallSignatures();
  return (
    signatures.length > 0 &&
    signatures.every(
      (signature) =>
        (checker.getReturnTypeOfSignature(signature).flags &
          ts.TypeFlags.Void) !==
        0,
    )
  );
}
