import type { FlowBody, FlowGraph } from "./graph.ts";
import type { Builder } from "./builder.ts";
import {
  isThrow,
  type Draft,
  type DraftEdge,
  type MutableBlock,
} from "./draft.ts";

/** The graph of what was built: without needless empty blocks, in reverse post-order. */
export function finish(flow: Builder, body: FlowBody): FlowGraph {
  const { entry, exit, failure } = flow;
  const ends: ReadonlySet<Draft> = new Set([entry, exit, failure]);
  for (const { live, out } of flow.drafts)
    if (live && out.some(({ to }) => isPassed(to, ends)))
      out.splice(0, out.length, ...skipEmpty(out, ends));
  const reached = reversePostOrder(entry, 1);
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

/** Whether nothing happens in a block, and one way leads on. */
function isPassed(draft: Draft, ends: ReadonlySet<Draft>): boolean {
  const { steps, out } = draft;
  return (
    steps.length === 0 &&
    out.length === 1 &&
    out[0]?.kind === "next" &&
    !ends.has(draft)
  );
}

/** Leads edges past blocks where nothing happens. */
function skipEmpty(
  edges: readonly DraftEdge[],
  ends: ReadonlySet<Draft>,
): readonly DraftEdge[] {
  const result: DraftEdge[] = [];
  for (const { to: first, kind, condition, back: goesBack } of edges) {
    let to = first;
    let back = goesBack;
    const passed = new Set<Draft>();
    while (isPassed(to, ends) && !passed.has(to)) {
      const [only] = to.out;
      if (!only) break;
      passed.add(to);
      back ||= only.back;
      ({ to } = only);
    }
    const known = result.some(
      (other) =>
        other.to === to && other.kind === kind && other.condition === condition,
    );
    if (!known) result.push({ to, kind, condition, back });
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
  const walk = 2;
  const order = reversePostOrder(flow.entry, walk);
  for (const end of [flow.exit, flow.failure])
    if (end.walk !== walk) order.push(end);
  for (const draft of flow.drafts)
    if (!draft.live && draft.steps.length > 0) order.push(draft);
  const blocks = order.map((draft, id) => {
    const block: MutableBlock = { id, steps: draft.steps, out: [] };
    draft.block = block;
    return block;
  });
  for (const { out, block: from } of order)
    if (from)
      for (const { to, kind, condition, back } of out)
        from.out.push({ from, to: blockOf(to), kind, condition, back });
  return {
    body,
    blocks,
    entry: blockOf(flow.entry),
    exit: blockOf(flow.exit),
    failure: blockOf(flow.failure),
  };
}

function blockOf({ block }: Draft): MutableBlock {
  if (!block) throw new Error("an edge leads out of the graph");
  return block;
}

/** Without recursion; the last way out is visited first, so that the first one comes next in order. */
function reversePostOrder(entry: Draft, walk: number): Draft[] {
  entry.walk = walk;
  const order: Draft[] = [];
  const stack = [{ draft: entry, left: entry.out.length }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.left > 0 ? top.draft.out[--top.left]?.to : undefined;
    if (!next) {
      order.push(top.draft);
      stack.pop();
    } else if (next.walk !== walk) {
      next.walk = walk;
      stack.push({ draft: next, left: next.out.length });
    }
  }
  return order.reverse();
}
