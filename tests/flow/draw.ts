import ts from "typescript";

import { buildFlow } from "../../src/flow/build.ts";
import type { FlowBody, FlowGraph } from "../../src/flow/graph.ts";
import { renderFlow } from "../../src/flow/render.ts";

/** A source file by itself: the graph needs no types. */
export function parse(text: string): ts.SourceFile {
  return ts.createSourceFile(
    "sample.tsx",
    text,
    ts.ScriptTarget.ESNext,
    true,
    ts.ScriptKind.TSX,
  );
}

/** The first function of a file. */
export function functionIn(file: ts.SourceFile): FlowBody {
  let found: FlowBody | undefined;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (ts.isFunctionLike(node) && "body" in node && node.body) found = node;
    else ts.forEachChild(node, visit);
  };
  visit(file);
  if (!found) throw new Error(`no function in: ${file.text}`);
  return found;
}

/** The graph of an async function with `body`. */
export function graphOf(body: string): FlowGraph {
  return buildFlow(functionIn(parse(`async function f() {\n${body}\n}`)));
}

/**
 * The drawing of that graph. Where exceptions are not the sample's subject, the edges on which a step
 * throws out of the body are left out.
 */
export function draw(body: string, options?: { failure: boolean }): string {
  return drawGraph(graphOf(body), options);
}

export function drawFunction(
  text: string,
  options?: { failure: boolean },
): string {
  return drawGraph(buildFlow(functionIn(parse(text))), options);
}

export function drawModule(
  text: string,
  options?: { failure: boolean },
): string {
  return drawGraph(buildFlow(parse(text)), options);
}

function drawGraph(graph: FlowGraph, options = { failure: false }): string {
  const text = renderFlow(graph, graph.body.getSourceFile());
  return options.failure
    ? text
    : text.replaceAll(/(?:, | → )implicit-throw failure/g, "");
}
