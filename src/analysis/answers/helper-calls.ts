import ts from "typescript";

import type { ResponseObject } from "../../middleware/descriptor.ts";
import { parametersOf } from "../../middleware/parameters.ts";
import { isValueUsed } from "../../program/syntax/awaited.ts";
import {
  isAsync,
  isReturned,
  isWithin,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { catchAround } from "../downstream/conditions.ts";
import { callText, type Call } from "./calls.ts";
import type { BodyResult, Context, Failure, Inputs } from "./context.ts";
import { handOver } from "./events.ts";
import { heldByReceiver } from "./held-response.ts";
import { resultUse } from "./result-use.ts";
import { isContinuation, isOwnOfThis, responseAt, thisOf } from "./response.ts";
import {
  handed,
  isDefinite,
  stateKey,
  undecided,
  valueKey,
  type Path,
  type State,
  type Value,
} from "./state.ts";
import { symbolAt } from "../../program/types/types.ts";

/** A function of the project runs with the response: its body decides what comes of it. */
export function helperPaths(
  context: Context,
  path: Path,
  call: Call,
  helper: FunctionWithBody,
  awaited: boolean,
): readonly Path[] {
  const inputs = inputsFor(context, path, call, helper);
  const result = inputs && context.resultOf(helper, inputs);
  if (!result) return [handOver(context, path)];
  if (result.touches) context.touch();
  noteClashes(context, path, call, helper, result);
  if (!result.touches) return [path];
  const now = awaited || !isAsync(helper) || isReturned(call);
  if (!now) return [later(path, call, result)];
  return outcomes(context, path, call, result, inputs.scope);
}

/** How a helper ends by a `throw`, with the answer as it stands for the caller then. */
export function helperFailures(
  context: Context,
  path: Path,
  call: Call,
  helper: FunctionWithBody,
): readonly Failure[] {
  const inputs = inputsFor(context, path, call, helper);
  const result = inputs && context.resultOf(helper, inputs);
  const own = inputs?.scope === context.inputs.scope;
  return (result?.failures ?? []).map(({ state, thrown }) => ({
    state: stateAt(state, path.state, call, own),
    thrown,
  }));
}

/** What the helper knows: its parameters hold what the call gives. */
function inputsFor(
  context: Context,
  path: Path,
  call: Call,
  helper: FunctionWithBody,
): Inputs | undefined {
  const { scope } = context.inputs;
  const own = isWithin(helper, scope);
  const responses = new Map<ts.Symbol, ResponseObject>(
    own ? context.inputs.responses : [],
  );
  const continuations = new Set<ts.Symbol>(
    own ? context.inputs.continuations : [],
  );
  const slots = parametersOf(helper);
  for (const [index, arg] of (call.arguments ?? []).entries()) {
    const object = responseAt(context, arg);
    const continues = isContinuation(context, arg);
    if (!object && !continues) continue;
    const slot = slots[index];
    const symbol =
      slot && ts.isIdentifier(slot.name) && !isRest(slot)
        ? symbolAt(context.checker, slot.name)
        : undefined;
    if (!symbol) return undefined;
    if (object) responses.set(symbol, object);
    else continuations.add(symbol);
  }
  const callee = skipOuter(call.expression);
  if (ts.isPropertyAccessExpression(callee) && isOwnOfThis(helper)) {
    const object = responseAt(context, callee.expression);
    const symbol = object && thisOf(context.checker, helper);
    if (symbol) responses.set(symbol, object);
  }
  for (const { field, object } of heldByReceiver(
    context,
    skipOuter(call.expression),
  ))
    responses.set(field, object);
  const { state } = path;
  return {
    site: context.inputs.site,
    responses,
    continuations,
    entry: state.kind === "deferred" ? handed : state,
    scope: own ? scope : helper,
  };
}

function isRest(slot: ts.ParameterDeclaration | ts.BindingElement): boolean {
  return slot.dotDotDotToken !== undefined;
}

/** What clashes inside a helper with what happened before the call is told at the call. */
function noteClashes(
  context: Context,
  path: Path,
  call: Call,
  helper: FunctionWithBody,
  result: BodyResult,
): void {
  const { state } = path;
  for (const note of result.notes) {
    // `try { await find(req, res); } catch { … }`: no error handler sees it.
    if (note.kind === "throws" && catchAround(context, call)) continue;
    const before = note.first.node;
    if (isWithin(before, helper)) {
      // Both ends lie in the helper: it is told there, where that is the linted file.
      context.note(note);
      continue;
    }
    if (state.kind === "open" || state.kind === "handed") continue;
    context.note({
      ...note,
      node: call,
      name: callText(call),
      first: state,
      chain: [{ name: nameOf(helper, call), node: note.node }, ...note.chain],
      implicit: path.implicit || note.implicit,
    });
  }
}

function nameOf(helper: FunctionWithBody, call: Call): string {
  const callee = skipOuter(call.expression);
  if (helper.name) return helper.name.getText();
  return ts.isFunctionLike(callee) ? "the function here" : callee.getText();
}

/** An async helper that nobody waits for. */
function later(path: Path, call: Call, result: BodyResult): Path {
  if (path.state.kind !== "open") return path;
  const certain =
    result.exits.length > 0 &&
    result.exits.every((exit) => isDefinite(exit.state));
  return {
    ...path,
    state: {
      kind: "deferred",
      node: call,
      name: callText(call),
      certain,
      endings: [],
    },
  };
}

function outcomes(
  context: Context,
  path: Path,
  call: Call,
  result: BodyResult,
  scope: FunctionWithBody,
): readonly Path[] {
  const own = scope === context.inputs.scope;
  const used = isValueUsed(call);
  const mixed =
    result.exits.some((exit) => isDefinite(exit.state)) &&
    result.exits.some((exit) => !isDefinite(exit.state));
  const found = new Map<string, Path>();
  const use = used && mixed ? resultUse(context, call) : "unasked";
  for (const exit of result.exits) {
    const value = valueAt(exit);
    let state = stateAt(exit.state, path.state, call, own);
    // The caller may tell from the value whether the answer is given: so far as we see, it does.
    const told =
      path.state.kind === "open" &&
      (use === "apart" || (use === "plain" && !tells(result, exit)));
    if (told) state = handed;
    // What it gives back may tell what its callback decided.
    else if (used && state.kind === "deferred")
      state = { ...state, decided: undefined };
    const key = `${stateKey(state)}|${used ? valueKey(value) : ""}`;
    const values =
      used && value ? new Map(path.values).set(call, value) : path.values;
    found.set(
      key,
      state === path.state
        ? { ...path, values }
        : { ...undecided(path), state, values },
    );
  }
  return [...found.values()];
}

function valueAt(exit: Path): Value | undefined {
  return exit.result
    ? exit.result.value
    : { kind: "literal", value: undefined };
}

/** Whether a condition on plain values tells an exit from those that leave the answer otherwise. */
function tells(result: BodyResult, exit: Path): boolean {
  const value = valueAt(exit);
  if (!value) return false;
  return result.exits.every((other) => {
    if (isDefinite(other.state) === isDefinite(exit.state)) return true;
    const against = valueAt(other);
    if (!against) return false;
    const objects = value.kind === "object" && against.kind === "object";
    return !objects;
  });
}

/** What happened inside the helper, as the caller sees it: at the call. */
function stateAt(state: State, before: State, call: Call, own: boolean): State {
  if (state.kind === "open" || state.kind === "handed") {
    return before.kind === state.kind || before.kind === "deferred"
      ? before
      : state;
  }
  if (stateKey(state) === stateKey(before)) return before;
  const name = callText(call);
  if (state.kind === "deferred")
    return { ...state, node: call, name, endings: own ? state.endings : [] };
  return { ...state, node: call, name };
}
