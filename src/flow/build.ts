import ts from "typescript";

import { debugLimit } from "../program/debug.ts";
import { Builder, TooDeep } from "./builder.ts";
import { evaluate } from "./expressions.ts";
import { finish } from "./finish.ts";
import type { FlowBody, FlowGraph } from "./graph.ts";
import { bind, defaultValue } from "./patterns.ts";
import { statements } from "./statements.ts";

const graphs = new WeakMap<FlowBody, FlowGraph | "too deep">();

/**
 * The control-flow graph of a body, built when it is first asked for. `undefined` where the body nests
 * too deeply to be followed: nothing can be said of it.
 */
export function flowOf(body: FlowBody): FlowGraph | undefined {
  let graph = graphs.get(body);
  if (!graph) {
    try {
      graph = buildFlow(body);
    } catch (error) {
      // The stack may have been deep before we came.
      if (!(error instanceof TooDeep) && !(error instanceof RangeError))
        throw error;
      debugLimit("nested too deeply to follow", body);
      graph = "too deep";
    }
    graphs.set(body, graph);
  }
  return graph === "too deep" ? undefined : graph;
}

/** Builds the control-flow graph of a body; throws where it nests too deeply. */
export function buildFlow(body: FlowBody): FlowGraph {
  const flow = new Builder();
  if (ts.isSourceFile(body)) {
    statements(flow, body.statements);
  } else if (ts.isClassStaticBlockDeclaration(body)) {
    statements(flow, body.body.statements);
  } else if (ts.isPropertyDeclaration(body)) {
    if (body.initializer) evaluate(flow, body.initializer);
    flow.step("bind", body);
  } else {
    for (const parameter of body.parameters) {
      if (ts.isIdentifier(parameter.name) && parameter.name.text === "this")
        continue;
      defaultValue(flow, parameter.initializer);
      bind(flow, parameter);
    }
    if (body.body) inside(flow, body.body);
  }
  flow.edge(flow.exit, "end");
  return finish(flow, body);
}

function inside(flow: Builder, body: ts.Block | ts.Expression): void {
  if (ts.isBlock(body)) {
    statements(flow, body.statements);
    return;
  }
  evaluate(flow, body);
  flow.step("return", body);
  flow.leave({ kind: "return" });
}
