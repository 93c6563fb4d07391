import ts from "typescript";

import type { Block, Edge, FlowGraph, Step } from "../../../src/flow/graph.ts";
import { skipOuter } from "../../../src/program/syntax/functions.ts";
import { u, type Event, type Trace } from "./run.ts";

/**
 * The edges of all paths of the graph on which exactly the events of the trace happen, in their order and
 * with their outcomes; `undefined` if the graph has no such path.
 */
export function follow(
  graph: FlowGraph,
  trace: Trace,
): ReadonlySet<Edge> | undefined {
  const end = trace.end === "returned" ? graph.exit : graph.failure;
  const start = { block: graph.entry, at: 0, ways: [] };
  const places = new Map<string, Place>([["start", start]]);
  const goals: Place[] = [];
  for (const place of places.values()) {
    const { block } = place;
    const read = readSteps(block.steps, trace, place.at);
    if (!read) continue;
    const { at, threw, stopped } = read;
    if (at === trace.events.length && (stopped || block === end))
      goals.push(place);
    if (stopped) continue;
    const events = trace.events.slice(0, at);
    for (const edge of block.out) {
      if (!mayTake(edge, events, threw)) continue;
      const key = `${String(edge.to.id)} ${String(at)}`;
      const next = places.get(key) ?? { block: edge.to, at, ways: [] };
      places.set(key, next);
      next.ways.push({ edge, place });
    }
  }
  if (goals.length === 0) return undefined;
  const edges = new Set<Edge>();
  const passed = new Set(goals);
  for (const { ways } of passed) {
    for (const { edge, place } of ways) {
      edges.add(edge);
      passed.add(place);
    }
  }
  return edges;
}

/** A block, entered after so many events. */
interface Place {
  readonly block: Block;
  readonly at: number;
  readonly ways: { readonly edge: Edge; readonly place: Place }[];
}

interface Read {
  /** How many events have happened. */
  readonly at: number;
  readonly threw: boolean;
  /** The harness asked no further. */
  readonly stopped: boolean;
}

function readSteps(
  steps: readonly Step[],
  { events, end }: Trace,
  from: number,
): Read | undefined {
  let at = from;
  for (const [index, step] of steps.entries()) {
    const expected = eventOf(step);
    if (!expected) continue;
    const event = events[at];
    if (!event)
      return end === "stopped"
        ? { at, threw: false, stopped: true }
        : undefined;
    if (event.kind !== expected.kind || event.id !== expected.id)
      return undefined;
    at++;
    if (event.threw)
      return index === steps.length - 1
        ? { at, threw: true, stopped: false }
        : undefined;
  }
  return { at, threw: false, stopped: false };
}

function mayTake(
  edge: Edge,
  events: readonly Event[],
  threw: boolean,
): boolean {
  if (threw) return edge.kind === "implicit-throw";
  if (edge.kind === "implicit-throw") return edge.from.steps.length === 0;
  if (edge.kind === "next") {
    const cases = edge.from.out.filter(({ kind }) => kind === "case");
    return cases.every((other) => matches(other, events) !== true);
  }
  if (edge.kind === "case") return matches(edge, events) !== false;
  const value = edge.condition
    ? valueOf(edge.condition, events)
    : turnOf(edge.from.steps.at(-1), events);
  if (!value) return true;
  switch (edge.kind) {
    case "true":
      return Boolean(value.value);
    case "false":
      return !value.value;
    case "nullish":
      return value.value === undefined;
    case "present":
      return value.value !== undefined;
    default:
      return true;
  }
}

/** Whether the answers of the harness alone decide if this edge is taken. */
export function isTracked(edge: Edge): boolean {
  const last = edge.from.steps.at(-1);
  switch (edge.kind) {
    case "implicit-throw":
      return !last || eventOf(last) !== undefined;
    case "case":
    case "default":
    case "next":
    case "throw":
    case "return":
    case "end":
      return true;
    default:
      return edge.condition
        ? trackedId(operandOf(edge.condition)) !== undefined
        : last !== undefined && eventOf(last) !== undefined;
  }
}

function operandOf(condition: ts.Expression): ts.Expression {
  const inner = skipOuter(condition);
  return ts.isAwaitExpression(inner) || ts.isYieldExpression(inner)
    ? (inner.expression ?? inner)
    : inner;
}

/** Whether the value of the `switch` is that of the `case`. */
function matches(edge: Edge, events: readonly Event[]): boolean | undefined {
  const { condition } = edge;
  if (!condition) return undefined;
  const { expression } = condition.parent.parent.parent as ts.SwitchStatement;
  const asked = valueOf(expression, events);
  const value = constantOf(condition) ?? valueOf(condition, events);
  return asked && value ? asked.value === value.value : undefined;
}

function constantOf(condition: ts.Expression): Value | undefined {
  if (ts.isNumericLiteral(condition)) return { value: Number(condition.text) };
  return ts.isIdentifier(condition) ? { value: u } : undefined;
}

interface Value {
  readonly value?: unknown;
}

function valueOf(
  condition: ts.Expression,
  events: readonly Event[],
): Value | undefined {
  const operand = operandOf(condition);
  const id = trackedId(operand);
  if (id === undefined) return undefined;
  const waits = operand !== skipOuter(condition);
  return last(events, waits ? "resume" : "call", id);
}

function turnOf(
  step: Step | undefined,
  events: readonly Event[],
): Value | undefined {
  if (!step || !ts.isForOfStatement(step.node)) return undefined;
  const id = trackedId(step.node.expression);
  const turn = id === undefined ? undefined : last(events, "turn", id);
  return turn && { value: !(turn.value as { done: boolean }).done };
}

function last(
  events: readonly Event[],
  kind: Event["kind"],
  id: number,
): Value | undefined {
  return events.findLast((event) => event.kind === kind && event.id === id);
}

/** What the harness notes when this step runs. */
export function eventOf({
  kind,
  node,
}: Step): Pick<Event, "kind" | "id"> | undefined {
  const note = (
    happened: Event["kind"],
    call: ts.Expression | undefined,
  ): Pick<Event, "kind" | "id"> | undefined => {
    const id = trackedId(call);
    return id === undefined ? undefined : { kind: happened, id };
  };
  if (kind === "evaluate" && ts.isCallExpression(node))
    return note("call", node);
  if (ts.isAwaitExpression(node) || ts.isYieldExpression(node))
    return note(kind === "suspend" ? "suspend" : "resume", node.expression);
  if (ts.isForOfStatement(node))
    return note(kind === "suspend" ? "suspend" : "turn", node.expression);
  if (ts.isVariableDeclarationList(node))
    return note(
      kind === "suspend" ? "suspend" : "dispose",
      node.declarations[0]?.initializer,
    );
  return undefined;
}

function trackedId(call: ts.Expression | undefined): number | undefined {
  if (!call || !ts.isCallExpression(call)) return undefined;
  const [argument] = call.arguments;
  return ts.isIdentifier(call.expression) &&
    argument &&
    ts.isNumericLiteral(argument)
    ? Number(argument.text)
    : undefined;
}
