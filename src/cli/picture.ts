import type { DownstreamCall } from "./downstream-calls.ts";
import type { CallTree } from "./call-tree.ts";
import { lineOf, short } from "./site-words.ts";

/** What a picture shows: a site's tree and the calls that hand the request on. */
export interface Drawn {
  readonly tree: CallTree;
  readonly downstream: readonly DownstreamCall[];
}

interface Box {
  readonly id: string;
  readonly lines: readonly string[];
  readonly kind: "site" | "body" | "blocks" | "downstream";
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** The call chains of some sites, in the language of Mermaid. */
export function mermaidOf(drawn: readonly Drawn[]): string {
  const { boxes, arrows } = graphOf(drawn);
  const text = (lines: readonly string[]): string =>
    lines
      .join("<br/>")
      .replaceAll(/[#"]/g, (char) => (char === '"' ? "#quot;" : "#35;"));
  const shapes = {
    site: ["([", "])"],
    body: ["[", "]"],
    blocks: ["{{", "}}"],
    downstream: ["[/", "/]"],
  } as const;
  return [
    "flowchart LR",
    ...boxes.map(({ id, lines, kind }) => {
      const [open, close] = shapes[kind];
      return `  ${id}${open}"${text(lines)}"${close}${kind === "body" ? "" : `:::${kind}`}`;
    }),
    ...arrows.map(({ from, to, label }) =>
      label === "" ? `  ${from} --> ${to}` : `  ${from} -->|${label}| ${to}`,
    ),
    "  classDef site stroke-width:3px",
    "  classDef blocks stroke:#c00,stroke-width:2px",
    "  classDef downstream stroke-dasharray:4",
    "",
  ].join("\n");
}

/** The same in the language of Graphviz. */
export function dotOf(drawn: readonly Drawn[]): string {
  const { boxes, arrows } = graphOf(drawn);
  const quoted = (text: string): string =>
    `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
  const styles = {
    site: "shape=box, style=rounded, penwidth=3",
    body: "shape=box",
    blocks: 'shape=hexagon, color="#cc0000"',
    downstream: "shape=parallelogram, style=dashed",
  } as const;
  return [
    "digraph middleware {",
    "  rankdir=LR;",
    ...boxes.map(
      ({ id, lines, kind }) =>
        `  ${id} [label=${quoted(lines.join("\n"))}, ${styles[kind]}];`,
    ),
    ...arrows.map(({ from, to, label }) =>
      label === ""
        ? `  ${from} -> ${to};`
        : `  ${from} -> ${to} [label=${quoted(label)}];`,
    ),
    "}",
    "",
  ].join("\n");
}

function graphOf(drawn: readonly Drawn[]): {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
} {
  const boxes: Box[] = [];
  const arrows: Arrow[] = [];
  for (const [index, { tree, downstream }] of drawn.entries()) {
    const id = (node: { readonly id: number }): string =>
      `s${String(index)}n${String(node.id)}`;
    for (const node of tree.nodes) {
      boxes.push({
        id: id(node),
        lines: [short(node.name), node.place],
        kind: node === tree.root ? "site" : "body",
      });
      for (const [at, step] of node.steps.entries())
        if (step.kind === "enters")
          arrows.push({ from: id(node), to: id(step.target), label: "" });
        else {
          const sink = `${id(node)}b${String(at)}`;
          const lines = [short(step.name), step.place];
          boxes.push({ id: sink, lines, kind: "blocks" });
          arrows.push({
            from: id(node),
            to: sink,
            label: step.tier === "error" ? "blocks" : "blocks shortly",
          });
        }
    }
    for (const [
      at,
      { downstream: one, call, result },
    ] of downstream.entries()) {
      const next = `s${String(index)}d${String(at)}`;
      const lines = [one.name, `line ${String(lineOf(call))}`];
      boxes.push({ id: next, lines, kind: "downstream" });
      arrows.push({ from: id(tree.root), to: next, label: result });
    }
  }
  return { boxes, arrows };
}
