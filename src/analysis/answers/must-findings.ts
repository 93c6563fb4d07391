import ts from "typescript";

import { memberOf } from "../../middleware/members.ts";
import { parametersOf } from "../../middleware/parameters.ts";
import type { Site } from "../../middleware/site.ts";
import {
  isAsync,
  withOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { namesIn } from "../../program/syntax/mentions.ts";
import type { Finding } from "../finding.ts";
import { judgedSitesIn, type Project } from "../project.ts";
import { analyseAnswers, type SiteResult } from "./analyse.ts";
import { asksBehind } from "./decided-inside.ts";
import { conditionText, endingOf } from "./endings.ts";
import type { Ending, Path } from "./state.ts";
import { isResultTaken } from "./taken-results.ts";
import { isNamed } from "../../program/types/type-names.ts";
import { contextualTypeAt, typeAt } from "../../program/types/types.ts";

export type MustKind = "returns" | "ends" | "swallows" | "returnsReply";

/** Every end of a path in a file at which a request is left without an answer. */
export function mustAnswerFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly Finding<MustKind>[] {
  const found = new Map<ts.Node, Finding<MustKind>>();
  for (const site of judgedSitesIn(project, sourceFile)) {
    const { answering } = site.descriptor;
    if (!answering || answering.owedNone || !isEntry(project, site)) continue;
    if (runsBehindAnswer(project, site)) continue;
    const result = analyseAnswers(project, site);
    if (!result || result.got) continue;
    const endings = endingsOf(result);
    if (
      endings.length === 0 ||
      isResultTaken(project.checker, site.body) ||
      handsAllOn(site.body)
    )
      continue;
    for (const ending of endings) {
      if (ending.node.getSourceFile() !== sourceFile) continue;
      const before = found.get(ending.node);
      if (before?.facts["where"] === "") continue;
      found.set(ending.node, findingOf(project, site, ending));
    }
  }
  return [...found.values()];
}

function findingOf(
  project: Project,
  site: Site,
  ending: Ending,
): Finding<MustKind> {
  const { descriptor, downstream } = site;
  const unnamed = unnamedContinuation(project, site);
  const next = downstream[0]?.name ?? unnamed ?? "next";
  return {
    kind: kindOf(site, ending),
    tier: site.certain ? "error" : "advice",
    node: ending.node,
    facts: {
      where: conditionText(ending),
      consequence: descriptor.observedWhenUnanswered ?? "the request hangs",
      handler:
        ending.node.kind === ts.SyntaxKind.CatchKeyword
          ? "`catch`"
          : "rejection handler",
      remedy:
        descriptor.kind === "callback" &&
        (site.role === "middleware" || unnamed !== undefined)
          ? `Answer here, or call \`${next}()\`.`
          : "Answer here.",
    },
    chain: [],
    repairs: [],
  };
}

/** `return res.status(404)` says nothing to a framework that takes no notice of what a handler returns. */
function kindOf({ descriptor }: Site, { kind, node }: Ending): MustKind {
  if (kind !== "returnsReply" || descriptor.answering?.result !== "ignored")
    return kind;
  return ts.isReturnStatement(node) ? "returns" : "ends";
}

/** Whether the framework itself calls a function: one that only takes `req` and `res` may be a helper. */
function isEntry(project: Project, site: Site): boolean {
  if (site.evidence === "annotation")
    return (
      site.downstream.length > 0 ||
      unnamedContinuation(project, site) !== undefined
    );
  if (site.descriptor.kind !== "no-continuation") return true;
  // Nest's `@Next()` is a continuation that its descriptor does not know.
  return parametersOf(site.body).every(
    (slot) => typeAt(project.checker, slot).getCallSignatures().length === 0,
  );
}

/** Fastify's `onResponse`: the request has its answer, and nobody waits for the hook. */
function runsBehindAnswer(
  { checker }: Project,
  { body, descriptor }: Site,
): boolean {
  const behind = descriptor.answering?.behindAnswer;
  if (!behind) return false;
  const member = memberOf(body);
  if (member && ts.isObjectLiteralExpression(member.owner))
    return behind.options.includes(member.name);
  const type = ts.isExpression(body)
    ? contextualTypeAt(checker, body)
    : undefined;
  return type !== undefined && isNamed(checker, type, behind.types);
}

/** `(req, res, next) => { log(req); }`: the name of what is written behind the response, which shows who calls. */
function unnamedContinuation(
  { checker }: Project,
  { body, descriptor }: Site,
): string | undefined {
  if (descriptor.kind !== "callback") return undefined;
  const slots = parametersOf(body);
  const slot = descriptor.binding
    .flatMap((binding) =>
      binding.shape === "param" && slots.length === binding.index + 1
        ? (slots[binding.index] ?? [])
        : [],
    )
    .find((each) =>
      typeAt(checker, each).getCallSignatures().some(goesOnAlone),
    );
  return slot?.name.getText();
}

/** Whether it can be called with nothing: what has to be told something is a helper's callback. */
function goesOnAlone({ parameters }: ts.Signature): boolean {
  return parameters.every(
    ({ valueDeclaration: each }) =>
      each !== undefined &&
      ts.isParameter(each) &&
      (each.questionToken ?? each.initializer ?? each.dotDotDotToken) !==
        undefined,
  );
}

/** `return inner.apply(this, arguments)`: whoever gets them has the response, too. */
function handsAllOn(body: FunctionWithBody): boolean {
  return (
    !ts.isArrowFunction(body) &&
    body.body !== undefined &&
    namesIn(body.body, "arguments").some((name) => {
      const { parent } = ts.isIdentifier(name) ? withOuter(name) : name;
      return ts.isCallExpression(parent) || ts.isSpreadElement(parent);
    })
  );
}

function endingsOf({ site, body }: SiteResult): readonly Ending[] {
  const { answering } = site.descriptor;
  return body.exits.flatMap((path): readonly Ending[] => {
    // Such a framework answers by itself, or goes on, when an async body ends.
    if (
      answering?.result !== "ignored" &&
      isAsync(site.body) &&
      path.result?.reply !== true
    )
      return [];
    return openEnds(site, path);
  });
}

function openEnds(site: Site, path: Path): readonly Ending[] {
  const { state } = path;
  if (state.kind === "open") return [endingOf(path, site.body)];
  if (state.kind !== "deferred") return [];
  const isToldApart = state.decided === "unasked" && asksBehind(state.node);
  return isToldApart ? [] : state.endings;
}
