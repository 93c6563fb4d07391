import type ts from "typescript";

import { isAsync, type FunctionWithBody } from "../program/syntax/functions.ts";
import { packageOf } from "../program/types/package-of.ts";
import type { Specifier } from "../program/types/specifier.ts";
import type { FrameworkDescriptor } from "./descriptor.ts";
import { downstreamOf } from "./downstream-of.ts";
import {
  byExport,
  byHandlerType,
  byOwnContinuation,
  mayExportHandlers,
  runsAhead,
} from "./evidence/handler.ts";
import { byHeritage, byOrigin, byTypeName } from "./evidence/nominal.ts";
import { byParameters } from "./evidence/parameters.ts";
import {
  byHeldObject,
  byRegisteredName,
  byRegistration,
} from "./evidence/registration.ts";
import { byClassShape } from "./evidence/class.ts";
import { byClosureShape, byShape } from "./evidence/closure.ts";
import { isInTaggedClass, isTagged, taggedHit } from "./evidence/tag.ts";
import { mayBeExpected } from "./expectations.ts";
import {
  candidatesIn,
  isCandidate,
  descriptorsFor,
  mayHaveShape,
  nominalFilter,
} from "./filter.ts";
import type { Finder, Hit, Witness } from "./finder.ts";
import { withLifetime } from "./lifetime.ts";
import { isRequestOwned } from "./ownership.ts";
import { mentionsName } from "./parameters.ts";
import { programUses } from "./registrations.ts";
import type { Downstream, MiddlewareModel, Site } from "./site.ts";

/** Builds the model of a program: which functions are middleware or handlers, and their contract. */
export function createMiddlewareModel(
  program: ts.Program,
  settings: {
    readonly descriptors: readonly FrameworkDescriptor[];
    readonly requestOwned: readonly Specifier[];
  },
): MiddlewareModel {
  const checker = program.getTypeChecker();
  const finder: Finder = {
    program,
    checker,
    descriptors: descriptorsFor(program, settings.descriptors),
    requestOwned: settings.requestOwned,
  };
  const ownFiles = program
    .getSourceFiles()
    .filter((file) => packageOf(file) === ".");
  const isNominal = nominalFilter(program, finder.descriptors, ownFiles);
  const uses = programUses(program, isNominal);
  const registered = byRegisteredName(uses);
  const held = byHeldObject(uses);
  const nominal: readonly Witness[] = [
    byOwnContinuation,
    byHeritage,
    byOrigin,
    byTypeName,
    byHandlerType,
    byRegistration,
    registered,
    held,
    byExport,
    byParameters,
  ];
  const written: readonly Witness[] = [
    byOwnContinuation,
    byOrigin,
    byParameters,
  ];
  const structural: readonly Witness[] = [
    byClassShape,
    byClosureShape,
    byShape,
  ];
  const byFile = new Map<ts.SourceFile, readonly Site[]>();
  const byBody = new Map<ts.Node, Site | undefined>();

  const witnesses = new Map<ts.SourceFile, readonly Witness[]>();

  /** The witnesses that can have something to say in a file. */
  const witnessesFor = (sourceFile: ts.SourceFile): readonly Witness[] => {
    let found = witnesses.get(sourceFile);
    if (!found) {
      found = isNominal(sourceFile)
        ? nominal
        : [
            registered,
            held,
            ...(mayExportHandlers(finder, sourceFile) ? [byExport] : []),
          ];
      witnesses.set(sourceFile, found);
    }
    return found;
  };

  /** The place of most callbacks says nothing: then only what their parameters are written with does. */
  const witnessesOf = (body: FunctionWithBody): readonly Witness[] => {
    const all = witnessesFor(body.getSourceFile());
    if (all !== nominal || mayBeExpected(finder, body)) return all;
    return body.parameters.some(({ type }) => type) ? written : [];
  };

  const find = (body: FunctionWithBody): Site | undefined => {
    const tagged = isTagged(finder, body);
    const hit =
      ask(finder, witnessesOf(body), body) ??
      (mayHaveShape(body) ? ask(finder, structural, body) : undefined);
    const chosen = tagged ? (hit ?? taggedHit(finder, body)) : hit;
    if (!chosen || (!tagged && runsAhead(chosen.descriptor, body)))
      return undefined;
    const byTag = tagged || isInTaggedClass(body);
    return siteOf(
      finder,
      body,
      byTag ? { ...chosen, evidence: "tag", certain: true } : chosen,
    );
  };

  const siteAt = (body: FunctionWithBody): Site | undefined => {
    let site = byBody.get(body);
    if (site === undefined && !byBody.has(body))
      byBody.set(body, (site = find(body)));
    return site;
  };

  const sitesIn: MiddlewareModel["sitesIn"] = (sourceFile, isAsked) => {
    const known = byFile.get(sourceFile);
    if (known)
      return isAsked ? known.filter(({ body }) => isAsked(body)) : known;
    const all = sourceFile.isDeclarationFile ? [] : candidatesIn(sourceFile);
    const sites = (isAsked ? all.filter(isAsked) : all).flatMap(
      (body) => siteAt(body) ?? [],
    );
    if (!isAsked) byFile.set(sourceFile, sites);
    return sites;
  };

  return {
    sitesIn,
    // Of a helper's file only the function that is asked for is looked at.
    siteOf: (body) => (isCandidate(body) ? siteAt(body) : undefined),
    downstreamOf: (expression, site) => downstreamOf(checker, expression, site),
    isRequestOwned: (expression, site) =>
      isRequestOwned(finder, expression, site),
  };
}

function ask(
  finder: Finder,
  witnesses: readonly Witness[],
  body: FunctionWithBody,
): Hit | undefined {
  for (const witness of witnesses) {
    const hit = witness(finder, body);
    if (hit) return hit;
  }
  return undefined;
}

/** Where the answer lies in the context, a body that never touches its continuation is a handler. */
function siteOf(finder: Finder, body: FunctionWithBody, hit: Hit): Site {
  const used = hit.downstream.filter((each) => isUsed(body, each));
  const answers = ["carried-by-context", "none"].includes(
    hit.descriptor.resultPolicy,
  );
  const isHandler =
    used.length === 0 &&
    (hit.role === "handler" || (hit.role === undefined && answers));
  return {
    role: isHandler ? "handler" : "middleware",
    body,
    descriptor: withLifetime(finder, body, hit.descriptor),
    evidence: hit.evidence,
    downstream: used,
    certain: hit.certain ?? true,
    offLoop: (hit.offLoop ?? false) && !isAsync(body),
  };
}

function isUsed(body: FunctionWithBody, { root }: Downstream): boolean {
  return root.kind === "field" || mentionsName(body, root.symbol.name);
}
