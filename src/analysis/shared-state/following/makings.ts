import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { applySummary } from "./apply.ts";
import { receiverOf, type Outcome } from "./calls.ts";
import { thisLocation } from "../places/roots.ts";
import { calledFunctions, type AnyCall, type RunBody } from "./runs.ts";
import type { State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";
import { aliasOf, derived, nothing, type Value } from "../places/value.ts";

/** What a tag does with the values of its template. */
export function evaluateTag(
  transfer: Transfer,
  state: State,
  node: ts.TaggedTemplateExpression,
): Outcome {
  const receiver = receiverOf(skipOuter(node.tag));
  const base = receiver ? transfer.value(state, receiver) : nothing;
  const spans = ts.isTemplateExpression(node.template)
    ? node.template.templateSpans.map(({ expression }) =>
        transfer.value(state, expression),
      )
    : [];
  const plain = derived([...spans, { ...nothing, flags: base.flags }]);
  const functions = calledFunctions(transfer.project, node);
  if (functions.length === 0) return { state, value: plain };
  return applySummary(transfer, state, node, functions, {
    receiver: aliasOf(base),
    values: [nothing, ...spans],
    plain,
  });
}

/** `new Ticket(store)`, `super(store)`: what constructors and initialisers of fields do. */
export function construct(
  transfer: Transfer,
  state: State,
  call: AnyCall,
  bodies: readonly RunBody[],
  values: readonly Value[],
  plain: Value,
): Outcome {
  const isNew = ts.isNewExpression(call);
  const receiver = isNew ? undefined : thisLocation(transfer.checker, call);
  const ran = applySummary(transfer, state, call, bodies, {
    receiver,
    values,
    plain,
  });
  return {
    state: ran.state,
    value: isNew ? derived([plain, ran.value]) : nothing,
  };
}
