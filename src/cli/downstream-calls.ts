import ts from "typescript";

import type { Project } from "../analysis/project.ts";
import type { Downstream, Site } from "../middleware/site.ts";
import {
  functionAround,
  isReturned,
  outermost,
} from "../program/syntax/functions.ts";
import { lineOf } from "./site-words.ts";

/** A call that hands the request on. */
export interface DownstreamCall {
  readonly downstream: Downstream;
  readonly call: ts.CallExpression;
  /** What becomes of its result where it stands. */
  readonly result: "awaited" | "returned" | "used" | "dropped";
  /** Whether it stands in a function inside the middleware, which runs at another time. */
  readonly isNested: boolean;
}

/** The calls of the continuation in a site's body, in source order. */
export function downstreamCallsOf(
  { middleware }: Project,
  site: Site,
): readonly DownstreamCall[] {
  const found: DownstreamCall[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const downstream = middleware.downstreamOf(node.expression, site);
      if (downstream)
        found.push({
          downstream,
          call: node,
          result: resultOf(node),
          isNested: functionAround(node) !== site.body,
        });
    }
    ts.forEachChild(node, visit);
  };
  if (site.downstream.length > 0) visit(site.body.body);
  return found;
}

function resultOf(call: ts.CallExpression): DownstreamCall["result"] {
  const at = outermost(call);
  const { parent } = at;
  if (ts.isAwaitExpression(parent)) return "awaited";
  if (isReturned(call)) return "returned";
  return ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)
    ? "dropped"
    : "used";
}

const resultsInWords: Readonly<Record<Downstream["result"], string>> = {
  promise: "gives a promise",
  "maybe-promise": "gives a promise or a value",
  sync: "gives no promise",
  unknown: "what it gives is not known",
};

/** The continuation of a site and where it is called, a line each. */
export function downstreamLines(
  project: Project,
  site: Site,
): readonly string[] {
  if (site.downstream.length === 0)
    return [
      site.role === "handler"
        ? "none: a handler is the end of the chain"
        : "none: the continuation is not named in it",
    ];
  const calls = downstreamCallsOf(project, site);
  return site.downstream.map((downstream) => {
    const own = calls.filter(
      (each) => each.downstream.name === downstream.name,
    );
    const where = own.map(
      ({ call, result, isNested }) =>
        `line ${String(lineOf(call))} (${result}${isNested ? ", in a function inside" : ""})`,
    );
    return `\`${downstream.name}\` ${resultsInWords[downstream.result]}; ${
      where.length > 0
        ? `called at ${where.join(", ")}`
        : "never called by name: it is handed on, or not used"
    }`;
  });
}
