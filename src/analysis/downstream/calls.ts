import ts from "typescript";

import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { called } from "../../program/calls/member-calls.ts";
import { functionsOf } from "../../program/types/symbols.ts";
import { calledCarrier } from "./carrier-calls.ts";
import {
  carrierOf,
  continuationOf,
  isThenable,
  type Carrier,
  type Context,
} from "./context.ts";
import { executorOf, promiseFrom, settles } from "./executor.ts";
import { helperCall, passesInObject } from "./helper-calls.ts";
import { chained, methodCall } from "./promise-methods.ts";
import { refused, started } from "./starts.ts";
import { union, withLives, type Path } from "./state.ts";
import { unknownCall } from "./unknown-calls.ts";
import { typeAt } from "../../program/types/types.ts";

type Call = ts.CallExpression | ts.NewExpression;

/** What a call does to the downstream promises and continuations that it meets. */
export function callStep(context: Context, path: Path, call: Call): Path {
  const callee = skipOuter(call.expression);
  const direct = directCall(context, call, callee);
  if (direct) {
    const name = `${direct.name}()`;
    const result = isPlain(context, call) ? "sync" : direct.result;
    const after = {
      ...started(context, path, call, call, name, result, []),
      entered: true,
    };
    return path.entered ? refused(context, after, call) : after;
  }

  const args = call.arguments ?? [];
  const values = args.map((arg) =>
    path.temporaries.get(ts.isSpreadElement(arg) ? arg.expression : arg),
  );
  if (ts.isPropertyAccessExpression(callee)) {
    const lazy = context.inputs.site.descriptor.awaitPolicy === "never-await";
    const receiver = path.temporaries.get(callee);
    if (!lazy && !receiver?.container) {
      const after = chained(context, path, call, callee);
      if (after) return after;
    }
    if (receiver && receiver.roots.length > 0) {
      return methodCall(context, path, call, callee, receiver, union(values));
    }
  }
  if (ts.isNewExpression(call)) {
    const executor = executorOf(context, call);
    if (executor) return promiseFrom(context, path, call, executor);
  }

  const local = carrierOf(context, callee);
  let after = path;
  if (local?.kind === "function")
    after = calledCarrier(context, path, call, local.body);

  const carriers = args.map((arg) => carrierOf(context, arg));
  const given = values.some((value) => value && value.roots.length > 0);
  if (
    !given &&
    carriers.every((carrier) => !carrier) &&
    !passesInObject(context, args)
  )
    return after;
  if (local?.kind === "function") return after;
  if (settles(context, callee)) {
    return withLives(after, union(values)?.roots ?? [], { status: "escaped" });
  }

  const bodies = ts.isNewExpression(call) ? [] : helpersOf(context, callee);
  const [helper] = bodies;
  if (helper && bodies.length === 1)
    return helperCall(context, after, call, helper, values, carriers);
  return unknownCall(context, after, call, callee, values, carriers);
}

/** The project's functions that a callee stands for; what one of them made (`const serve = assetsOf(root)`) too. */
function helpersOf(
  { project, checker }: Context,
  callee: ts.Expression,
): readonly FunctionWithBody[] {
  const declared = functionsOf(checker, callee);
  if (
    declared.length > 0 ||
    !(ts.isIdentifier(callee) || ts.isCallExpression(callee))
  )
    return declared;
  return called(project, callee, { overrides: "declared" })
    .filter(({ via }) => via === "call")
    .map(({ body }) => body)
    .filter(isFunctionWithBody);
}

/** In the project's own chains, whose types are its word: a call that gives no promise at all. */
function isPlain(context: Context, call: Call): boolean {
  if (context.inputs.site.descriptor.continuation.length > 0) return false;
  const type = typeAt(context.checker, call);
  const open = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Void;
  return (type.flags & open) === 0 && !isThenable(context.checker, type);
}

/** `next()`, `next.call(this, …)`, `next.apply(…)`, `Reflect.apply(next, …)`. */
function directCall(
  context: Context,
  call: Call,
  callee: ts.Expression,
): Extract<Carrier, { kind: "continuation" }> | undefined {
  if (!ts.isCallExpression(call)) return undefined;
  const own = continuationOf(context, callee);
  if (own) return own;
  if (
    ts.isPropertyAccessExpression(callee) &&
    /^(call|apply)$/.test(callee.name.text)
  ) {
    if (
      ts.isIdentifier(callee.expression) &&
      callee.expression.text === "Reflect"
    ) {
      const [target] = call.arguments;
      return target && continuationOf(context, target);
    }
    return continuationOf(context, callee.expression);
  }
  return undefined;
}
