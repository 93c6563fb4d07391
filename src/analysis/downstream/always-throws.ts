import ts from "typescript";

import { flowOf } from "../../flow/build.ts";
import {
  isAsync,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";

const known = new WeakMap<ts.Node, boolean>();

/** Whether a call of this function never comes back: no path reaches its end or a `return`. */
export function alwaysThrows(body: FunctionWithBody): boolean {
  let answer = known.get(body);
  if (answer === undefined) {
    known.set(body, false);
    answer =
      !isAsync(body) &&
      !body.asteriskToken &&
      ts.isBlock(body.body) &&
      !canEnd(body);
    known.set(body, answer);
  }
  return answer;
}

function canEnd(body: FunctionWithBody): boolean {
  const graph = flowOf(body);
  if (!graph) return true;
  const seen = new Set([graph.entry]);
  const queue = [graph.entry];
  for (let block = queue.pop(); block; block = queue.pop()) {
    if (block === graph.exit) return true;
    for (const edge of block.out) {
      if (edge.kind === "implicit-throw" || seen.has(edge.to)) continue;
      seen.add(edge.to);
      queue.push(edge.to);
    }
  }
  return false;
}
