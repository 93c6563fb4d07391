import ts from "typescript";

import type { Block, Edge, FlowGraph, Step } from "./graph.ts";
import { boundBy } from "./steps.ts";

/**
 * A graph as text, a line for each block: its steps, then where it leads.
 *
 *     0: x; f(x) → true(f(x)) 1, false(f(x)) exit, implicit-throw failure
 */
export function renderFlow(
  graph: FlowGraph,
  sourceFile: ts.SourceFile,
): string {
  return graph.blocks
    .filter(
      (block) =>
        (block !== graph.exit && block !== graph.failure) ||
        block.steps.length > 0,
    )
    .map((block) => {
      const steps = block.steps.map((step) => renderStep(step, sourceFile));
      const edges = block.out.map((edge) =>
        renderEdge(edge, graph, sourceFile),
      );
      return `${nameOf(block, graph)}:${steps.map((step) => ` ${step}`).join(";")}${edges.length > 0 ? " → " : ""}${edges.join(", ")}`;
    })
    .join("\n");
}

/** A step as short text: an expression as it stands, anything else behind the kind of the step. */
export function renderStep(step: Step, sourceFile: ts.SourceFile): string {
  const { kind, node } = step;
  switch (kind) {
    case "evaluate":
      return textOf(node, sourceFile);
    case "bind":
      return `bind ${shorten(boundBy(node)?.getText(sourceFile) ?? "default")}`;
    case "dispose":
      return `dispose ${ts.isVariableDeclarationList(node) ? node.declarations.map(({ name }) => shorten(name.getText(sourceFile))).join(", ") : ""}`;
    case "suspend":
    case "return":
    case "throw":
      return kind;
  }
}

/** An edge as short text: its kind, its condition, where it leads; `↺` goes round a loop again. */
function renderEdge(
  edge: Edge,
  graph: FlowGraph,
  sourceFile: ts.SourceFile,
): string {
  const condition = edge.condition
    ? `(${textOf(edge.condition, sourceFile)})`
    : "";
  const kind = edge.kind === "next" ? "" : `${edge.kind}${condition} `;
  return `${kind}${nameOf(edge.to, graph)}${edge.back ? "↺" : ""}`;
}

function nameOf(block: Block, graph: FlowGraph): string {
  if (block === graph.exit) return "exit";
  return block === graph.failure ? "failure" : String(block.id);
}

function textOf(node: ts.Node, sourceFile: ts.SourceFile): string {
  if (ts.isForOfStatement(node) || ts.isForInStatement(node))
    return `next of ${shorten(node.expression.getText(sourceFile))}`;
  if (ts.isClassStaticBlockDeclaration(node)) return "static {…}";
  if (ts.isFunctionLike(node) && "body" in node)
    return ts.isArrowFunction(node) ? "() => …" : "function …";
  if (ts.isClassLike(node)) return `class ${node.name?.text ?? ""}`.trim();
  return shorten(node.getText(sourceFile));
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
