import type ts from "typescript";

import type { Context, NoteKind } from "./context.ts";
import { answersRegardless } from "./decided-inside.ts";
import {
  isDefinite,
  seenTo,
  undecided,
  type Path,
  type State,
} from "./state.ts";

/** What a call does to the response. */
export type Act =
  "answers" | "ends" | "writes" | "head" | "headers" | "pipes" | "continues";

export interface Event {
  readonly act: Act;
  readonly node: ts.Node;
  readonly name: string;
  /** `end()` without a chunk, `next(error)`: what some states take without harm. */
  readonly bare: boolean;
}

/** What one event does to one path, noting what clashes with what happened before. */
export function happens(context: Context, path: Path, event: Event): Path {
  context.touch();
  const { state } = path;
  const clash = clashOf(context, path, event);
  if (clash && state.kind !== "open" && state.kind !== "handed") {
    context.note({
      kind: clash,
      node: event.node,
      name: event.name,
      first: state,
      chain: [],
      implicit: path.implicit,
      thrown: path.thrown,
    });
  }
  const after = afterEvent(state, event);
  if (after === state) return path;
  return { ...undecided(path), state: after };
}

function clashOf(
  context: Context,
  path: Path,
  { act, bare, node }: Event,
): NoteKind | undefined {
  const { state, implicit } = path;
  const { answering } = context.inputs.site.descriptor;
  const expected = answering?.thenContinue === "expected";
  switch (state.kind) {
    case "open":
    case "handed":
      return undefined;
    case "begun":
      return act === "answers"
        ? "again"
        : act === "headers" || act === "head"
          ? "headers"
          : undefined;
    case "deferred":
      if (act === "headers") return undefined;
      if (!state.certain)
        return act === "answers" && answersRegardless(state, path, node)
          ? "beforeCallback"
          : undefined;
      if (act === "ends" && bare && expected) return undefined;
      // Two times the same `next()` is what no-repeated-downstream tells.
      return act === "continues" && (expected || state.continues === true)
        ? undefined
        : "beforeCallback";
    case "continued":
      if (expected || act === "continues") return undefined;
      return act === "headers" ? "headers" : "late";
    case "answered":
      if (act === "continues")
        // Behind an answer an unannounced error can only go to who handles errors.
        return expected || (implicit && bare) ? undefined : "continues";
      if (act === "headers") return "headers";
      return act === "ends" && bare ? undefined : "again";
    case "piped":
      if (act === "continues") return expected ? undefined : "continues";
      return act === "answers" ? "again" : undefined;
  }
}

function afterEvent(state: State, { act, node, name }: Event): State {
  switch (act) {
    case "headers":
      return state;
    case "writes":
    case "head":
      return state.kind === "open" || state.kind === "handed"
        ? { kind: "begun", node, name }
        : state;
    case "continues":
      return isDefinite(state) || state.kind === "begun"
        ? state
        : { kind: "continued", node, name };
    case "answers":
    case "ends":
    case "pipes":
      return isDefinite(state)
        ? state
        : { kind: act === "pipes" ? "piped" : "answered", node, name };
  }
}

/** Somebody of whom nothing is known has the response now. */
export function handOver(context: Context, path: Path): Path {
  context.touch();
  const { kind } = path.state;
  return kind === "open" || kind === "deferred" ? seenTo(path) : path;
}
