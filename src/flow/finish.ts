import type { Block, Edge, FlowBody, FlowGraph, Step } from "./graph.ts";
import type { Builder } from "./builder.ts";
import { isThrow, type Draft, type DraftEdge } from "./draft.ts";

interface MutableBlock extends Block {
  readonly steps: readonly Step[];
  readonly out: Edge[];
}

/** The graph of what was built: without needless empty blocks, in reverse post-order. */
export function finish(flow: Builder, body: FlowBody): FlowGraph {
  const { entry, exit, failure } = flow;
  const ends: ReadonlySet<Draft> = new Set([entry, exit, failure]);
  for (const draft of flow.drafts) {
    if (draft.live) replaceOut(draft, skipEmpty(draft.out, ends));
  }
  const reached = reversePostOrder(entry);
  const entrances = new Map<Draft, number>();
  for (const draft of reached) {
    for (const { to } of draft.out)
      entrances.set(to, (entrances.get(to) ?? 0) + 1);
  }
  const isOnlyWayInto = (draft: Draft): boolean =>
    entrances.get(draft) === 1 && !ends.has(draft);
  for (const draft of reached) absorb(draft, isOnlyWayInto);
  return number(flow, body);
}

function replaceOut(draft: Draft, out: readonly DraftEdge[]): void {
  draft.out.splice(0, draft.out.length, ...out);
}

/** Leads edges past blocks where nothing happens. */
function skipEmpty(
  edges: readonly DraftEdge[],
  ends: ReadonlySet<Draft>,
): readonly DraftEdge[] {
  const result: DraftEdge[] = [];
  for (const edge of edges) {
    let { to, back = false } = edge;
    let passed: Set<Draft> | undefined;
    for (;;) {
      const [only] = to.out;
      if (
        to.steps.length > 0 ||
        to.out.length !== 1 ||
        only?.kind !== "next" ||
        ends.has(to) ||
        passed?.has(to)
      )
        break;
      passed ??= new Set();
      passed.add(to);
      back ||= only.back ?? false;
      to = only.to;
    }
    const known = result.some(
      (other) =>
        other.to === to &&
        other.kind === edge.kind &&
        other.condition === edge.condition,
    );
    if (!known) {
      const { kind, condition } = edge;
      result.push({
        to,
        kind,
        ...(condition ? { condition } : {}),
        ...(back ? { back } : {}),
      });
    }
  }
  return result;
}

/** Takes in the blocks that can only follow this one. */
function absorb(draft: Draft, isOnlyWayInto: (draft: Draft) => boolean): void {
  for (;;) {
    const index = draft.out.findIndex(
      ({ to, kind, back }) =>
        kind === "next" &&
        !back &&
        to !== draft &&
        isOnlyWayInto(to) &&
        (to.steps.length === 0
          ? to.out.length > 0 && !to.out.some(isThrow)
          : draft.out.length === 1),
    );
    const next = draft.out[index]?.to;
    if (!next) return;
    draft.steps.push(...next.steps);
    draft.out.splice(index, 1, ...next.out);
    next.steps.length = 0;
    next.out.length = 0;
  }
}

function number(flow: Builder, body: FlowBody): FlowGraph {
  const order = reversePostOrder(flow.entry);
  const reached = new Set(order);
  for (const end of [flow.exit, flow.failure]) {
    if (!reached.has(end)) order.push(end);
  }
  for (const draft of flow.drafts) {
    if (!draft.live && draft.steps.length > 0) order.push(draft);
  }
  const blocks = new Map<Draft, MutableBlock>();
  for (const [id, draft] of order.entries()) {
    blocks.set(draft, { id, steps: draft.steps, out: [] });
  }
  const blockOf = (draft: Draft): MutableBlock => {
    const block = blocks.get(draft);
    if (!block) throw new Error("an edge leads out of the graph");
    return block;
  };
  for (const [draft, from] of blocks) {
    for (const edge of draft.out)
      from.out.push({ ...edge, from, to: blockOf(edge.to) });
  }
  return {
    body,
    blocks: [...blocks.values()],
    entry: blockOf(flow.entry),
    exit: blockOf(flow.exit),
    failure: blockOf(flow.failure),
  };
}

/** Without recursion; the last way out is visited first, so that the first one comes next in order. */
function reversePostOrder(entry: Draft): Draft[] {
  const seen = new Set([entry]);
  const order: Draft[] = [];
  const stack = [{ draft: entry, left: entry.out.length }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.left > 0 ? top.draft.out[--top.left]?.to : undefined;
    if (!next) {
      order.push(top.draft);
      stack.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      stack.push({ draft: next, left: next.out.length });
    }
  }
  return order.reverse();
}
