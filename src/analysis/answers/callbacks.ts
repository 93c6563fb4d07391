import ts from "typescript";

import { isValueUsed } from "../../program/syntax/awaited.ts";
import {
  calledName,
  isFunctionWithBody,
  isReturned,
  isWithin,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { functionsOf } from "../../program/types/symbols.ts";
import { isListType } from "../../program/types/lists.ts";
import { isNamed } from "../../program/types/type-names.ts";
import { callText, type Call } from "./calls.ts";
import type { Context } from "./context.ts";
import { decidedInside } from "./decided-inside.ts";
import { handOver } from "./events.ts";
import { mentions } from "./response.ts";
import { knowingLength, shortListOf } from "./short-lists.ts";
import {
  handed,
  isDefinite,
  open,
  seenTo,
  stateKey,
  type Decided,
  type Ending,
  type Path,
  type State,
} from "./state.ts";
import { typeAt } from "../../program/types/types.ts";

/** When a call runs the function that it is given. */
type Mode = "each" | "now" | "once" | "unknown";

/** What a call does to a path through the functions that it is given. */
export function callbackPaths(
  context: Context,
  path: Path,
  call: Call,
  given?: Mode,
): readonly Path[] {
  let paths: readonly Path[] = [path];
  for (const [index, arg] of (call.arguments ?? []).entries()) {
    const body = callbackIn(context, arg);
    if (body) {
      const mode = given ?? modeOf(context, call, body, index);
      paths = paths.flatMap((one) => runs(context, one, call, body, mode));
    } else if (holdsCallback(context, arg)) {
      paths = paths.map((one) => handOver(context, one));
    }
  }
  return paths;
}

/** The function that an argument is, where it has the response or the continuation in view. */
export function callbackIn(
  context: Context,
  arg: ts.Expression,
): FunctionWithBody | undefined {
  const inner = skipOuter(arg);
  if (!isFunctionWithBody(inner) && !ts.isIdentifier(inner)) return undefined;
  const bodies = isFunctionWithBody(inner)
    ? [inner]
    : functionsOf(context.checker, inner);
  const [body] = bodies;
  if (!body || bodies.length > 1) return undefined;
  if (!isWithin(body, context.inputs.scope)) return undefined;
  if (context.project.middleware.siteOf(body)) return undefined;
  return mentions(context, body) ? body : undefined;
}

/** `{ onSuccess: () => res.json(…) }` */
function holdsCallback(context: Context, arg: ts.Expression): boolean {
  const inner = skipOuter(arg);
  if (!ts.isObjectLiteralExpression(inner)) return false;
  return inner.properties.some((property) =>
    ts.isPropertyAssignment(property)
      ? callbackIn(context, property.initializer) !== undefined ||
        holdsCallback(context, property.initializer)
      : ts.isMethodDeclaration(property) &&
        isFunctionWithBody(property) &&
        mentions(context, property),
  );
}

/** The states in which a function leaves the answer that finds it in `entry`. */
export interface Run {
  readonly states: readonly State[];
  readonly paths: readonly Path[];
  readonly endings: readonly Ending[];
  readonly touches: boolean;
  /** Where the answer stands that it gives before it throws. */
  readonly threw: readonly State[];
}

export function run(
  context: Context,
  body: FunctionWithBody,
  entry: State,
): Run | undefined {
  const result = context.resultOf(body, { ...context.inputs, entry });
  if (!result) return undefined;
  for (const note of result.notes) context.note(note);
  if (result.touches) context.touch();
  return {
    states: unique(result.exits.map((exit) => exit.state)),
    paths: result.exits,
    endings: result.exits
      .filter((exit) => exit.state.kind === "open")
      .map((exit) => context.endingOf(exit, body)),
    touches: result.touches,
    threw: unique(
      result.failures
        .map(({ state }) => state)
        .filter((state) => isDefinite(state) && state !== entry),
    ),
  };
}

export function unique(states: readonly State[]): readonly State[] {
  return [...new Map(states.map((one) => [stateKey(one), one])).values()];
}

function runs(
  context: Context,
  path: Path,
  call: Call,
  body: FunctionWithBody,
  mode: Mode,
): readonly Path[] {
  switch (mode) {
    case "now": {
      const result = run(context, body, path.state);
      if (!result) return [handOver(context, path)];
      if (!result.touches) return [path];
      // What else it does, the promise tells to who waits for it.
      return result.states.map((state) => ({
        ...path,
        state:
          state.kind === "open" || state.kind === "deferred" ? handed : state,
      }));
    }
    case "each":
      return turns(context, path, call, body);
    case "once":
      return [once(context, path, call, body)];
    case "unknown": {
      // Whenever it runs, a head that is sent by now still is.
      const entry = path.state.kind === "begun" ? path.state : open;
      const result = run(context, body, entry);
      return [!result || result.touches ? handOver(context, path) : path];
    }
  }
}

/** `items.forEach(…)`: no turn, one, and another that finds what the first one left. */
function turns(
  context: Context,
  path: Path,
  call: Call,
  body: FunctionWithBody,
): readonly Path[] {
  const first = run(context, body, path.state);
  if (!first) return [handOver(context, path)];
  if (!first.touches) return [path];
  const stops = /^(some|every|find|findIndex)$/.test(calledName(call));
  const callee = skipOuter(call.expression);
  const list = ts.isPropertyAccessExpression(callee)
    ? shortListOf(context, callee.expression)
    : undefined;
  const again =
    stops || list
      ? []
      : first.states.flatMap(
          (state) => run(context, body, state)?.states ?? [],
        );
  // Where the result is asked for, it may tell whether a turn has answered.
  const told = !ts.isExpressionStatement(call.parent);
  const ends = (states: readonly State[], facts = path.facts): Path[] =>
    unique(states).map((state) => ({
      ...path,
      facts,
      state: told && path.state.kind === "open" ? handed : state,
    }));
  if (!list) return ends([path.state, ...first.states, ...again]);
  const none = knowingLength(context, path.facts, list, false);
  const one = knowingLength(context, path.facts, list, true);
  return [
    ...(none ? ends([path.state], none) : []),
    ...(one ? ends(first.states, one) : []),
  ];
}

/** A callback that runs once, when this body has gone on. */
function once(
  context: Context,
  path: Path,
  call: Call,
  body: FunctionWithBody,
): Path {
  const { state } = path;
  const inherited = isDefinite(state) ? state : open;
  const result = run(context, body, inherited);
  if (!result) return handOver(context, path);
  if (result.touches && isUnsure(call, result.states))
    return handOver(context, path);
  return result.touches
    ? deferred(
        path,
        call,
        result.states,
        result.endings,
        decidedInside(context, call, body, result.states),
      )
    : path;
}

/** `cache?.get(key, done)` runs nothing where there is no cache; what `if (!check(token, done))` returns may tell of the answer. */
function isUnsure(call: Call, states: readonly State[]): boolean {
  if (ts.isOptionalChain(call)) return true;
  const { parent } = call;
  const goesOn =
    ts.isPropertyAccessExpression(parent) || ts.isCallExpression(parent);
  return (
    !states.every(isDefinite) &&
    !goesOn &&
    isValueUsed(call) &&
    !isReturned(call)
  );
}

/** What a path is after a call whose callbacks leave the answer in one of these states, later. */
export function deferred(
  path: Path,
  call: Call,
  states: readonly State[],
  endings: readonly Ending[],
  decided?: Decided,
): Path {
  const { state } = path;
  if (state.kind === "deferred") return seenTo(path);
  if (state.kind !== "open") return path;
  const certain = states.length > 0 && states.every(isDefinite);
  return {
    ...path,
    state: {
      kind: "deferred",
      node: call,
      name: callText(call),
      certain,
      continues: certain && states.every(({ kind }) => kind === "continued"),
      decided,
      endings,
    },
  };
}

const eachItem =
  /^(forEach|map|flatMap|filter|reduce|reduceRight|some|every|find|findIndex|findLast)$/;
const listens =
  /^(on|once|off|on[A-Z]\w*|addListener|prependListener|prependOnceListener|addEventListener|subscribe|use|setInterval)$/;
const nextTurn = /^(setImmediate|nextTick|queueMicrotask)$/;

function modeOf(
  context: Context,
  call: Call,
  body: FunctionWithBody,
  index: number,
): Mode {
  const name = calledName(call);
  if (ts.isNewExpression(call)) return name === "Promise" ? "now" : "unknown";
  if (eachItem.test(name) && index === 0)
    return goesThroughList(context, call) ? "each" : "unknown";
  if (listens.test(name) || givesFunction(context, call)) return "unknown";
  if (nextTurn.test(name)) return "once";
  // A timer whose handle is kept may be cleared.
  if (name === "setTimeout")
    return ts.isExpressionStatement(call.parent) ? "once" : "unknown";
  return isErrorFirst(context, call, body, index) ? "once" : "unknown";
}

/** Only `forEach` says so by itself where nothing is known of its object. */
function goesThroughList({ checker }: Context, call: Call): boolean {
  const callee = skipOuter(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const type = typeAt(checker, callee.expression);
  return type.flags & ts.TypeFlags.Any
    ? callee.name.text === "forEach"
    : isListType(checker, type);
}

/** `const check = passport.authenticate("jwt", (error, user) => …);`: whoever calls that has the callback run. */
function givesFunction({ checker }: Context, call: Call): boolean {
  return (
    !ts.isExpressionStatement(call.parent) &&
    !(ts.isCallExpression(call.parent) && call.parent.expression === call) &&
    typeAt(checker, call).getCallSignatures().length > 0
  );
}

/** Node's `(error, result) => …`, the last argument of a library's call: it runs exactly once. */
function isErrorFirst(
  context: Context,
  call: Call,
  body: FunctionWithBody,
  index: number,
): boolean {
  const args = call.arguments ?? [];
  const [first] = body.parameters;
  if (index !== args.length - 1 || !first) return false;
  if (functionsOf(context.checker, call.expression).length > 0) return false;
  const type = typeAt(context.checker, first);
  if (type.flags & ts.TypeFlags.Any)
    return /^_?(e|err|error)$/i.test(first.name.getText());
  const parts = type.isUnion() ? type.types : [type];
  return (
    parts.some(
      (part) =>
        (part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) !== 0,
    ) &&
    parts.some((part) =>
      isNamed(context.checker, part, [
        { package: "*", type: "*Error" },
        { package: "*", type: "*Exception" },
      ]),
    )
  );
}
