import { expect, test } from "vitest";

import { buildFlow } from "../../src/flow/build.ts";
import type { Edge, FlowGraph } from "../../src/flow/graph.ts";
import { renderFlow } from "../../src/flow/render.ts";
import { functionIn, parse } from "./draw.ts";
import { follow, isTracked } from "./oracle/follow.ts";
import { randomProgram, type Program } from "./oracle/program.ts";
import { Random } from "./oracle/random.ts";
import { runnable, type Trace } from "./oracle/run.ts";

const programs = Number(process.env["FLOW_PROGRAMS"] ?? 400);
const runsEach = 150;

test(`${String(programs)} random programs do what their graphs say, and all of it`, async () => {
  let edges = 0;
  for (let seed = 1; seed <= programs; seed++) {
    const program = randomProgram(seed, 1 + (seed % 7));
    const graph = buildFlow(functionIn(parse(program.source)));
    const taken = new Set<Edge>();
    const { isAll, traces } = await explore(program, seed);
    for (const trace of traces) {
      const followed = follow(graph, trace);
      if (!followed) expect.fail(describe(program, graph, trace));
      for (const edge of followed) taken.add(edge);
    }
    if (!isAll) continue;
    // Every schedule was run: what no run did, the graph must not claim.
    const possible = certainEdges(graph);
    const claimed = possible.find((edge) => !taken.has(edge));
    if (claimed)
      expect.fail(
        `never taken: ${String(claimed.from.id)} ${claimed.kind} ${String(claimed.to.id)}\n\n${picture(program, graph)}`,
      );
    edges += possible.length;
  }
  expect(edges).toBeGreaterThan(2 * programs);
});

/** Runs the program on every schedule of a few answers, or on many. */
async function explore(
  program: Program,
  seed: number,
): Promise<{ readonly isAll: boolean; readonly traces: readonly Trace[] }> {
  const run = runnable(program);
  const random = new Random(seed);
  const traces: Trace[] = [];
  const open: number[][] = [[]];
  let isAll = true;
  while (open.length > 0) {
    if (traces.length === runsEach) return { isAll: false, traces };
    const [prefix = []] = open.splice(random.below(open.length), 1);
    const trace = await run(prefix);
    traces.push(trace);
    isAll &&= trace.end !== "stopped";
    for (let at = prefix.length; at < trace.choices.length; at++) {
      const before = trace.choices.slice(0, at).map(({ chosen }) => chosen);
      for (let next = 1; next < (trace.choices[at]?.of ?? 0); next++)
        open.push([...before, next]);
    }
  }
  return { isAll, traces };
}

/** The edges that some run must take: those that depend on nothing but tracked calls. */
function certainEdges(graph: FlowGraph): readonly Edge[] {
  const blocks = new Set([graph.entry]);
  const edges: Edge[] = [];
  for (const block of blocks) {
    for (const edge of block.out.filter(isTracked)) {
      edges.push(edge);
      blocks.add(edge.to);
    }
  }
  return edges;
}

function describe(program: Program, graph: FlowGraph, trace: Trace): string {
  const events = trace.events.map(
    ({ kind, id, threw }) => `${kind} ${String(id)}${threw ? " threw" : ""}`,
  );
  return `no path for: ${events.join(", ")}, ${trace.end}\n\n${picture(program, graph)}`;
}

function picture(program: Program, graph: FlowGraph): string {
  return `${program.source}\n\n${renderFlow(graph, graph.body.getSourceFile())}`;
}
