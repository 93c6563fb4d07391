import ts from "typescript";

import type { Overrides } from "../analysis/effects/body-effects.ts";
import { isOnceForAll } from "../analysis/effects/key-parameters.ts";
import { nameOfBody, spokenName } from "../analysis/effects/names.ts";
import { summariesOf } from "../analysis/effects/summaries.ts";
import type { BodySummary } from "../analysis/effects/ways.ts";
import type { Project } from "../analysis/project.ts";
import type { Site } from "../middleware/site.ts";
import type { CalleeBody } from "../program/calls/callees.ts";
import { isWithin } from "../program/syntax/functions.ts";
import { nameOfSite, placeHere, short } from "./site-words.ts";

/** What a body of the project runs, as far as it was followed. */
export interface CallNode {
  /** A number that no other node of the tree has. */
  readonly id: number;
  readonly name: string;
  readonly place: string;
  readonly body: CalleeBody;
  readonly steps: readonly Step[];
}

/** Something that a body does: it enters another one, or it holds the event loop. */
export type Step =
  | {
      readonly kind: "enters";
      readonly target: CallNode;
      /** Whether `target` was shown before: its steps are not repeated. */
      readonly isRepeated: boolean;
    }
  | {
      readonly kind: "blocks";
      readonly name: string;
      readonly place: string;
      readonly tier: "error" | "advice";
      /** Whether it runs once for a process. */
      readonly once: boolean;
    };

/** More bodies than anybody reads; a picture of them would be a knot. */
const mostBodies = 60;

export interface CallTree {
  readonly root: CallNode;
  /** Every body that was entered, in the order of the text. */
  readonly nodes: readonly CallNode[];
  /** Whether there was more than is shown. */
  readonly isCut: boolean;
}

/** What a site runs, by the same summaries that `no-blocking-call` reads. */
export function callTreeOf(
  project: Project,
  site: Site,
  overrides: Overrides,
): CallTree {
  const receiver = ts.isClassLike(site.body.parent)
    ? site.body.parent
    : ts.findAncestor(site.body, ts.isClassLike);
  const nodes: CallNode[] = [];
  const byBody = new Map<CalleeBody, CallNode>();
  let isCut = false;
  const nodeOf = (summary: BodySummary, from?: CalleeBody): CallNode => {
    const steps: Step[] = [];
    const { body } = summary;
    const node: CallNode = {
      ...{ id: nodes.length, body, steps },
      name: from ? nameBelow(body, from) : nameOfSite(site),
      place: placeHere(body),
    };
    nodes.push(node);
    byBody.set(body, node);
    for (const [
      index,
      { operation, sink, once },
    ] of summary.effects.entries()) {
      if (sink)
        steps.push({
          ...{ kind: "blocks", tier: sink.tier, once: isOnceForAll(once) },
          name:
            sink.kind === "busy-wait"
              ? "a loop that waits for the clock"
              : sink.name,
          place: placeHere(operation),
        });
      for (const entered of summary.entered[index] ?? []) {
        const known = byBody.get(entered.body);
        if (!known && nodes.length >= mostBodies) {
          isCut = true;
          continue;
        }
        const isRepeated = known !== undefined;
        const target = known ?? nodeOf(entered, body);
        if (
          !steps.some(
            (step) => step.kind === "enters" && step.target === target,
          )
        )
          steps.push({ kind: "enters", target, isRepeated });
      }
    }
    return node;
  };
  const root = nodeOf(
    summariesOf(project, site.body.getSourceFile(), {
      overrides,
      leastCost: 0,
    }).of(site.body, receiver),
  );
  return { root, nodes, isCut };
}

function nameBelow(body: CalleeBody, from: CalleeBody): string {
  return (
    nameOfBody(body) ??
    (isWithin(body, from) ? "a function inside" : spokenName(body))
  );
}

/** The tree as indented lines, the root left out. */
export function treeLines({ root, isCut }: CallTree): readonly string[] {
  const lines: string[] = [];
  const show = (node: CallNode, indent: string): void => {
    for (const step of node.steps) {
      if (step.kind === "blocks") {
        const weight = step.tier === "error" ? "BLOCKS" : "blocks shortly";
        const once = step.once ? ", once for the process" : "";
        lines.push(
          `${indent}${weight}: ${short(step.name)} (${step.place}${once})`,
        );
        continue;
      }
      const { target, isRepeated } = step;
      const seen = isRepeated && target.steps.length > 0 ? ", see above" : "";
      lines.push(`${indent}${target.name} (${target.place}${seen})`);
      if (!isRepeated) show(target, `${indent}  `);
    }
  };
  show(root, "");
  if (lines.length === 0)
    return ["no code of this project, nothing that blocks"];
  return isCut
    ? [
        ...lines,
        `… and more: the first ${String(mostBodies)} functions are shown`,
      ]
    : lines;
}
