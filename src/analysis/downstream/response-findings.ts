import ts from "typescript";

import type { Site } from "../../middleware/site.ts";
import { awaitedType } from "../../program/syntax/awaited.ts";
import { isWithin } from "../../program/syntax/functions.ts";
import type { Finding } from "../finding.ts";
import { judgedSitesIn, type Project } from "../project.ts";
import { analyseSite, type SiteResult } from "./analyse.ts";
import { isAnsweredByHand } from "./answered-by-hand.ts";
import {
  droppedByHelper,
  droppedResponses,
  type DroppedResponse,
} from "./dropped-responses.ts";
import { loneMakersIn } from "./lone-makers.ts";
import { madeResponses, type MadeResponse } from "./made-responses.ts";
import { returnRepairs } from "./repairs.ts";
import { isNothing } from "./returns.ts";
import { judgedSites } from "./sites.ts";
import type { Path } from "./state.ts";
import { typeAt } from "../../program/types/types.ts";
import { unreturnedResponses } from "./unreturned-responses.ts";

export type ResponseKind =
  | "missing"
  | "unanswered"
  | "emptyReturn"
  | "swallowed"
  | "dropped"
  | "prepared"
  | "ignored"
  | "returnsNothing"
  | "endsWithout"
  | "lackingHelper";

/** Every path of a middleware that ends without the response that the framework takes from it. */
export function responseFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly Finding<ResponseKind>[] {
  const sites = judgedSitesIn(project, sourceFile).map((site) => ({
    site,
    made: [...droppedResponses(project, site), ...madeResponses(project, site)],
  }));
  const dropped = [
    ...sites.flatMap(({ site, made }) => droppedFindings(site, made)),
    ...onePerNode(
      loneMakersIn(project, sourceFile).flatMap((site) =>
        droppedFindings(site, [
          ...droppedByHelper(project, site),
          ...madeResponses(project, site),
        ]),
      ),
    ),
  ];
  const missing = judgedSites(project, sourceFile).flatMap((site) => {
    if (site.descriptor.resultPolicy !== "must-return" || isInternal(site))
      return [];
    const result = analyseSite(project, site);
    if (!result || !isAnswered(project, result)) return [];
    return findingsOf(project, site, result);
  });
  const known = new Set(
    [...missing, ...dropped].map(({ node }) => node.parent),
  );
  const unreturned = sites.flatMap(({ site, made }) =>
    unreturnedFindings(project, site, made),
  );
  // A `catch` that makes a response and leaves it lying is told there.
  const isToldInside = ({ node: { parent } }: Finding<ResponseKind>): boolean =>
    ts.isCatchClause(parent) &&
    dropped.some(
      ({ kind, node }) => kind === "dropped" && isWithin(node, parent),
    );
  return [
    ...missing.filter((finding) => !isToldInside(finding)),
    ...dropped,
    ...unreturned.filter(
      (finding) => !known.has(finding.node.parent) && !isToldInside(finding),
    ),
  ];
}

/** The paths of a handler that end without the response that others return. */
function unreturnedFindings(
  project: Project,
  site: Site,
  made: readonly (DroppedResponse | MadeResponse)[],
): readonly Finding<ResponseKind>[] {
  const found = unreturnedResponses(project, site).filter(
    // The response that the end has made is told of there.
    ({ kind, node }) =>
      !made.some(
        (each) =>
          each.kind === "dropped" &&
          (kind === "endsWithout" || isJustBefore(each.node, node)),
      ),
  );
  return found.map(({ kind, node }) => ({
    kind,
    node: node ?? headOf(site),
    tier: site.certain ? "error" : "advice",
    facts: {
      whose: "handler",
      consequence: site.descriptor.handlers.response?.observed ?? "",
    },
    chain: [],
    repairs: [],
  }));
}

/** `c.json({ error }); return;` */
function isJustBefore(made: ts.Node, end: ts.Node | undefined): boolean {
  const block = end?.parent;
  if (!end || !block || !ts.isBlock(block)) return false;
  const before =
    block.statements[block.statements.indexOf(end as ts.Statement) - 1];
  return (
    before !== undefined &&
    ts.isExpressionStatement(before) &&
    isWithin(made, before)
  );
}

/** The paths of a body that may leave its response in a context, too, and that end without one in either place. */
function droppedFindings(
  site: Site,
  found: readonly (DroppedResponse | MadeResponse)[],
): readonly Finding<ResponseKind>[] {
  const { makers, observedWhenUnanswered, resultPolicy } = site.descriptor;
  const observed =
    makers?.observed ??
    (resultPolicy === "must-return" ? observedWhenUnanswered : undefined) ??
    "the framework is given nothing to answer with";
  return found.map(({ kind, node, callee }) => ({
    kind,
    node,
    tier: site.certain ? "error" : "advice",
    facts: { name: callee, consequence: observed },
    chain: [],
    repairs: [],
  }));
}

/** A file of several frameworks: the first that knows what a response is tells of it. */
function onePerNode(
  findings: readonly Finding<ResponseKind>[],
): readonly Finding<ResponseKind>[] {
  return findings.filter(
    ({ node }, index) =>
      findings.findIndex((other) => other.node === node) === index,
  );
}

/** A private or protected step of a class: nobody takes its result for the response. */
function isInternal({ body }: Site): boolean {
  if (!ts.isMethodDeclaration(body)) return false;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (
    ts.isPrivateIdentifier(body.name) ||
    (ts.getCombinedModifierFlags(body) & hidden) !== 0
  );
}

function findingsOf(
  project: Project,
  site: Site,
  result: SiteResult,
): readonly Finding<ResponseKind>[] {
  const found = new Map<ts.Node, Finding<ResponseKind>>();
  for (const path of result.body.exits) {
    if (path.result?.given) continue;
    // Where the framework goes on by itself, only a path that has already run downstream is wrong.
    if (
      site.descriptor.notCalling === "framework-calls-next" &&
      path.calls === 0
    )
      continue;
    const returned = path.result?.node;
    if (returned && isAnsweredByHand(project.checker, returned)) continue;
    const helper =
      path.result?.by ??
      (path.result || !path.lastCall
        ? undefined
        : result.body.lacking.get(path.lastCall)?.step);
    const place =
      helper && path.lastCall
        ? { kind: "lackingHelper" as const, node: path.lastCall }
        : placeOf(site, path);
    found.set(place.node, {
      ...place,
      tier: site.certain ? "error" : "advice",
      facts: {
        name: helper?.name ?? nameOf(site),
        whose: "middleware",
        consequence: consequenceOf(site),
      },
      chain: helper ? [helper] : [],
      repairs:
        place.kind === "missing" ? returnRepairs(project, place.node) : [],
    });
  }
  return [...found.values()];
}

function placeOf(
  site: Site,
  path: Path,
): { kind: ResponseKind; node: ts.Node } {
  const returned = path.result?.node;
  if (returned && ts.isReturnStatement(returned) && !returned.expression) {
    return { kind: "emptyReturn", node: returned };
  }
  if (path.caught)
    return {
      kind: "swallowed",
      node: path.caught.getFirstToken() ?? path.caught,
    };
  if (returned) return { kind: "emptyReturn", node: returned };
  if (path.calls === 0) return { kind: "unanswered", node: headOf(site) };
  const floats = [...path.lives.values()].some(
    (life) => life.status === "pending",
  );
  return {
    kind: "missing",
    node: (floats ? undefined : path.lastCall) ?? headOf(site),
  };
}

/** What stands for a whole function in a report: its name, or its arrow. */
function headOf(site: Site): ts.Node {
  const { body } = site;
  if (body.name) return body.name;
  return body.getFirstToken() ?? body;
}

function nameOf(site: Site): string {
  return site.downstream[0]?.name ?? "next";
}

function consequenceOf({ descriptor }: Site): string {
  return descriptor.notCalling === "framework-calls-next"
    ? "the framework runs everything below a second time"
    : (descriptor.observedWhenUnanswered ??
        "the layer above gets `undefined` where a response is due");
}

/** Whether downstream is run, and answers something by its type: else there is nothing to return. */
function isAnswered(project: Project, { site, body }: SiteResult): boolean {
  const own = mentionIn(project, site, site.body.body);
  if (own) return answers(project.checker, own);
  // `return this.#proceed(request)`: another method of the class runs it.
  if (!body.exits.some(({ calls }) => calls > 0)) return false;
  const holder = mentionIn(project, site, site.body.parent);
  return holder !== undefined && answers(project.checker, holder);
}

function mentionIn(
  { middleware }: Project,
  site: Site,
  within: ts.Node,
): ts.Expression | undefined {
  const look = (node: ts.Node): ts.Expression | undefined =>
    ts.isExpression(node) && middleware.downstreamOf(node, site)
      ? node
      : ts.forEachChild(node, look);
  return look(within);
}

function answers(
  checker: ts.TypeChecker,
  continuation: ts.Expression,
): boolean {
  const signatures = typeAt(checker, continuation).getCallSignatures();
  return (
    signatures.length === 0 ||
    signatures.some((signature) => {
      const type = checker.getReturnTypeOfSignature(signature);
      return !isNothing(awaitedType(checker, type) ?? type);
    })
  );
}
