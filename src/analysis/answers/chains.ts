import ts from "typescript";

import { awaitedType } from "../../program/syntax/awaited.ts";
import { chaining } from "../../program/files/method-names.ts";
import { isReturned, skipOuter } from "../../program/syntax/functions.ts";
import { oneLine } from "../../program/syntax/one-line.ts";
import { isThenable } from "../downstream/context.ts";
import { callbackIn, deferred, run, unique } from "./callbacks.ts";
import { callText } from "./calls.ts";
import { valueOfType } from "./conditions.ts";
import type { Context } from "./context.ts";
import { handOver } from "./events.ts";
import { tellsByError, thrownByHelper } from "./failures.ts";
import { isContinuation, mentionsResponse } from "./response.ts";
import {
  handed,
  isDefinite,
  open,
  stateKey,
  valueKey,
  type Ending,
  type Path,
  type State,
  type Value,
} from "./state.ts";
import { typeAt } from "../../program/types/types.ts";

/** One way a promise chain settles: where it leaves the answer, and with which value if that is known. */
interface Outcome {
  readonly state: State;
  readonly value?: Value;
  /** Where a `throw` behind an answer is what rejects: that, if it is known. */
  readonly threw?: ts.Node | true;
}

/** `x.then(…)`, `x.catch(…)`, `x.finally(…)` on a promise. */
export function isChained(context: Context, call: ts.CallExpression): boolean {
  const callee = skipOuter(call.expression);
  return (
    ts.isPropertyAccessExpression(callee) &&
    chaining.has(callee.name.text) &&
    isThenable(context.checker, typeAt(context.checker, callee.expression))
  );
}

/** Whether a further `.then(…)` hangs on a call. */
export function isLink(call: ts.CallExpression): boolean {
  const access = call.parent;
  return (
    ts.isPropertyAccessExpression(access) &&
    access.expression === call &&
    chaining.has(access.name.text) &&
    ts.isCallExpression(access.parent) &&
    access.parent.expression === access
  );
}

/** The paths that one path becomes at a whole chain. */
export function chainPaths(
  context: Context,
  path: Path,
  call: ts.CallExpression,
  awaited: boolean,
): readonly Path[] {
  const links: ts.CallExpression[] = [];
  let base: ts.Expression = call;
  while (ts.isCallExpression(base) && isChained(context, base)) {
    links.unshift(base);
    base = skipOuter(
      (skipOuter(base.expression) as ts.PropertyAccessExpression).expression,
    );
  }
  const { state } = path;
  const thrown = ts.isCallExpression(base)
    ? (thrownByHelper(context, path, base, true)?.paths ?? [])
    : [];
  const settled = settle(
    context,
    links,
    isDefinite(state) ? state : open,
    thrown.map((one) => ({ state: one.state, threw: one.thrown ?? true })),
  );
  if (!settled) return [handOver(context, path)];
  if (!settled.touches) return [path];
  if (awaited || isReturned(call)) {
    const found = new Map<string, Path>();
    for (const outcome of settled.fulfilled) {
      const key = `${stateKey(outcome.state)}${valueKey(outcome.value)}`;
      const values = outcome.value
        ? new Map(path.values).set(call, outcome.value)
        : path.values;
      const after = outcome.state.kind === "open" ? state : outcome.state;
      found.set(key, { ...path, state: after, values });
    }
    return [...found.values()];
  }
  return [
    deferred(
      path,
      call,
      settled.fulfilled.map((one) => one.state),
      settled.endings,
    ),
  ];
}

interface Settled {
  readonly fulfilled: readonly Outcome[];
  readonly touches: boolean;
  readonly endings: readonly Ending[];
}

function settle(
  context: Context,
  links: readonly ts.CallExpression[],
  entry: State,
  thrown: readonly Outcome[],
): Settled | undefined {
  const [firstLink] = links;
  const base =
    firstLink &&
    (skipOuter(firstLink.expression) as ts.PropertyAccessExpression).expression;
  let fulfilled: readonly Outcome[] = [
    { state: entry, ...valueGivenBy(context, base) },
  ];
  let rejected: readonly Outcome[] = [{ state: entry }, ...thrown];
  let touches = false;
  const endings: Ending[] = [];
  const threw: Outcome[] = [];
  const apply = (
    handler: ts.Expression | undefined,
    outcomes: readonly Outcome[],
    end: Ending["kind"] = "ends",
  ): readonly Outcome[] | undefined => {
    if (!handler) return outcomes;
    const after = handled(context, handler, outcomes, end);
    if (!after) return undefined;
    touches ||= after.touches;
    threw.push(...after.threw);
    endings.push(...after.endings);
    return after.outcomes;
  };
  for (const link of links) {
    threw.length = 0;
    const callee = skipOuter(link.expression) as ts.PropertyAccessExpression;
    const [first, second] = link.arguments;
    const name = callee.name.text;
    const before = endings.length;
    if (name === "finally") {
      const yes = apply(first, fulfilled);
      const no = apply(first, rejected);
      if (!yes || !no) return undefined;
      endings.length = before;
      fulfilled = yes;
      rejected = no;
      continue;
    }
    const onValue = name === "then" ? first : undefined;
    const onError = name === "then" ? second : first;
    const values = apply(onValue, fulfilled)?.map((one) =>
      onValue && !callbackIn(context, onValue)
        ? { state: one.state, ...valueReturnedBy(context, onValue) }
        : one,
    );
    const errors = onError ? apply(onError, rejected, "swallows") : undefined;
    if (!values || (onError && !errors)) return undefined;
    fulfilled = uniqueOutcomes([...values, ...(errors ?? [])]);
    rejected = [...(onError ? [] : rejected), ...threw];
    // Only the last word counts: a value that one link leaves open the next one may answer.
    if (onValue && link !== links.at(-1) && hasThenBehind(links, link))
      endings.length = before;
  }
  return { fulfilled, touches, endings };
}

/** What is known of the value that a promise gives, by its type. */
function valueGivenBy(
  context: Context,
  promise: ts.Expression | undefined,
): { readonly value?: Value } {
  const type =
    promise && awaitedType(context.checker, typeAt(context.checker, promise));
  const value = type && valueOfType(context.checker, type);
  return value ? { value } : {};
}

/** What is known of the value that a handler of a chain returns, by its type. */
function valueReturnedBy(
  { checker }: Context,
  handler: ts.Expression,
): { readonly value?: Value } {
  const [signature] = typeAt(checker, handler).getCallSignatures();
  const type = signature && awaitedType(checker, signature.getReturnType());
  const value = type && valueOfType(checker, type);
  return value ? { value } : {};
}

function hasThenBehind(
  links: readonly ts.CallExpression[],
  link: ts.CallExpression,
): boolean {
  return links.slice(links.indexOf(link) + 1).some((one) => {
    const callee = skipOuter(one.expression) as ts.PropertyAccessExpression;
    return callee.name.text !== "catch";
  });
}

/** `.catch(next)`, `.then(…, next)` */
function linkText(link: ts.CallExpression, handler: ts.Expression): string {
  const isSecond = link.arguments.indexOf(handler) > 0;
  return isSecond
    ? `.then(…, ${oneLine(handler)})`
    : `.catch(${oneLine(handler)})`;
}

function handled(
  context: Context,
  handler: ts.Expression,
  outcomes: readonly Outcome[],
  end: Ending["kind"],
):
  | {
      readonly outcomes: readonly Outcome[];
      readonly touches: boolean;
      readonly endings: readonly Ending[];
      readonly threw: readonly Outcome[];
    }
  | undefined {
  if (isContinuation(context, handler)) {
    context.touch();
    const call = handler.parent as ts.CallExpression;
    for (const { state, threw } of outcomes)
      if (threw && state.kind === "answered")
        context.note({
          kind: "continues",
          node: handler,
          name: linkText(call, handler),
          first: state,
          chain: [],
          implicit: false,
          thrown: threw === true ? undefined : threw,
        });
    return {
      outcomes: outcomes.map(({ state }) => ({
        state: isDefinite(state)
          ? state
          : { kind: "continued", node: handler, name: callText(call) },
        value: { kind: "literal", value: undefined },
      })),
      touches: true,
      endings: [],
      threw: [],
    };
  }
  const body = callbackIn(context, handler);
  if (!body) {
    if (mentionsResponse(context, handler)) return undefined;
    const open = outcomes.some(({ state }) => state.kind === "open");
    return {
      outcomes,
      touches: false,
      endings: open ? [{ node: handler, kind: end }] : [],
      threw: [],
    };
  }
  const told =
    outcomes.some(({ threw }) => threw) && tellsByError(context, body);
  const states = outcomes.map(({ state }) => (told ? handed : state));
  const runs = unique(states).map((state) => run(context, body, state));
  const found: Outcome[] = [];
  const endings: Ending[] = [];
  for (const one of runs) {
    if (!one) return undefined;
    endings.push(...one.endings);
    for (const exit of one.paths) {
      const value = exit.result
        ? exit.result.value
        : ({ kind: "literal", value: undefined } as const);
      found.push({ state: exit.state, ...(value ? { value } : {}) });
    }
  }
  return {
    outcomes: uniqueOutcomes(found),
    touches: runs.some((one) => one?.touches === true),
    endings,
    threw: runs.flatMap((one) => one?.threw ?? []).map(asThrown),
  };
}

function asThrown(state: State): Outcome {
  return { state, threw: true };
}

function uniqueOutcomes(outcomes: readonly Outcome[]): readonly Outcome[] {
  return [
    ...new Map(
      outcomes.map((one) => [
        `${stateKey(one.state)}${valueKey(one.value)}`,
        one,
      ]),
    ).values(),
  ];
}
