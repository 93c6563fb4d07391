import ts from "typescript";

import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { functionsOf, symbolOf } from "../../../program/types/symbols.ts";
import { applySummary } from "./apply.ts";
import type { AnyCall } from "./runs.ts";
import { valueIn, type State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";
import {
  answered,
  derived,
  Flag,
  joinValues,
  nothing,
  type Value,
} from "../places/value.ts";
import { returnedBy } from "../../../program/calls/returned-values.ts";

/** A call that goes on with what a promise gives: `load().then(save)`. */
export interface Chain {
  readonly method: "then" | "catch" | "finally";
  readonly promise: ts.Expression;
}

export function chainOf(call: ts.Node): Chain | undefined {
  if (!ts.isCallExpression(call)) return undefined;
  const callee = skipOuter(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const { text } = callee.name;
  return text === "then" || text === "catch" || text === "finally"
    ? { method: text, promise: skipOuter(callee.expression) }
    : undefined;
}

/** What a promise gives: the answer of somebody unknown who was asked, unless the program says what it is. */
export function settledValue(
  transfer: Transfer,
  { promise }: Chain,
  value: Value,
): Value {
  return ts.isCallExpression(promise) &&
    !chainOf(promise) &&
    functionsOf(transfer.checker, promise.expression).length === 0
    ? answered(value)
    : value;
}

/** What a function is given that runs with it: `then` has waited for it. The chain's own promise has not. */
export function givenIn(chain: Chain | undefined, settled: Value): Value {
  return chain?.method === "then"
    ? { ...settled, flags: settled.flags | Flag.awaited }
    : settled;
}

/** What of a function's value is the chain's: a promise that is stored as it is was waited for by nobody. */
export function unwaited(value: Value): Value {
  return { ...value, flags: value.flags & ~Flag.awaited };
}

/** What a function makes of what a promise gives, in a chain: that is made in this tick, however late the function runs. */
export function madeWith(settled: Value, value: Value): Value {
  const reads = new Map(
    [...value.reads].map(([key, read]) => {
      const first = settled.reads.get(key);
      return [key, first ? { ...read, stale: first.stale } : read];
    }),
  );
  return { ...value, reads };
}

/** What the chain's own promise has of what it goes on with: `then` answers with what its function makes of it. */
export function passedOn({ method }: Chain, settled: Value): Value {
  return method === "then" ? answered(settled) : settled;
}

/** Whether the chain goes on with what its functions return: `finally` drops that. */
export function givesOn({ method }: Chain): boolean {
  return method !== "finally";
}

/** What a function written into a chain gives back: what it reads itself, and what it has from around it. */
export function computedIn(
  transfer: Transfer,
  state: State,
  call: AnyCall,
  body: ts.ArrowFunction | ts.FunctionExpression,
  given: Value,
): Value {
  const returned = returnedBy(body);
  if (returned.length === 0) return nothing;
  const { value } = applySummary(transfer, state, call, [body], {
    receiver: undefined,
    values: [given],
    plain: nothing,
    silent: true,
  });
  const captured = returned.map((each) =>
    capturedBy(transfer, state, body, each, 4),
  );
  return joinValues(derived([value]), derived(captured));
}

/** What an expression has of variables of the body around its function; not what others are only asked with. */
function capturedBy(
  transfer: Transfer,
  state: State,
  body: ts.Node,
  expression: ts.Expression,
  depth: number,
): Value {
  if (depth === 0) return nothing;
  const found: Value[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) return;
    if (ts.isFunctionLike(node)) return;
    if (ts.isIdentifier(node)) {
      const symbol = symbolOf(transfer.checker, node);
      const declaration = symbol?.valueDeclaration;
      if (!symbol || !declaration || !transfer.isLocal(symbol)) return;
      if (functionAround(declaration) !== body && declaration.parent !== body)
        found.push(valueIn(state, symbol));
      else if (ts.isVariableDeclaration(declaration) && declaration.initializer)
        found.push(
          capturedBy(transfer, state, body, declaration.initializer, depth - 1),
        );
    }
    ts.forEachChild(node, visit);
  };
  visit(expression);
  return derived(found);
}
