import ts from "typescript";

import { lineOf, type Finding } from "../finding.ts";
import type { Project } from "../project.ts";
import { bodiesIn, type Judged, type Scope } from "./sharing/bodies.ts";
import { isMistake, type Effect } from "./places/effect.ts";
import { leaksIn, type Leak, type LeakKind } from "./mistakes/leaks.ts";
import { judgeReadBack } from "./mistakes/read-back.ts";
import {
  judgeWrite,
  lockLeftOut,
  type RaceKind,
  type Verdict,
} from "./mistakes/races.ts";
import { givenBackUnheld, mayGiveBack } from "./mistakes/given-back-unheld.ts";
import { singleReadRepair } from "./mistakes/repairs.ts";
import { raceFacts } from "./mistakes/race-facts.ts";
import {
  effectInHeir,
  inHeir,
  namedIn,
  placeOf,
} from "./mistakes/report-place.ts";
import { isProvided, reportsHere } from "./mistakes/reports-here.ts";
import {
  isFunctionWithBody,
  isWithin,
} from "../../program/syntax/functions.ts";
import { isDecoratedWithLock } from "./mistakes/decorated-with-lock.ts";
import { isLockedBefore } from "./mistakes/locked-before.ts";
import { isKeptOut, isWrappedInLock } from "./mistakes/kept-out.ts";
import { inOwnBody } from "./mistakes/own-body.ts";
import { timedInLaterHook } from "./mistakes/timed-in-hooks.ts";
import { mayChangeShared } from "./sharing/may-change.ts";
import { runsForRequests } from "./sharing/reached.ts";
import { standsOnOwned } from "./sharing/owned-parts.ts";
import { isMadeOnceForAll, type View } from "./sharing/sharing.ts";
import type { OwnRoot } from "./places/location.ts";
import { analyse, summaryIn } from "./following/summary.ts";
import {
  isAskedTwice,
  isFoundEmpty,
  mayAskTwice,
} from "./mistakes/unrepeatable.ts";

/** What the two rules about shared state have to say about a file. */
export interface SharedStateFindings {
  readonly races: readonly Finding<RaceKind>[];
  readonly leaks: readonly Finding<LeakKind>[];
}

const results = new WeakMap<
  Project,
  WeakMap<ts.SourceFile, Map<Scope, SharedStateFindings>>
>();

/** What requests do to each other through the state that they share, for the bodies of a file. */
export function sharedStateFindings(
  project: Project,
  sourceFile: ts.SourceFile,
  scope: Scope,
): SharedStateFindings {
  let files = results.get(project);
  if (!files) results.set(project, (files = new WeakMap()));
  let scopes = files.get(sourceFile);
  if (!scopes)
    files.set(sourceFile, (scopes = new Map<Scope, SharedStateFindings>()));
  let findings = scopes.get(scope);
  if (!findings) {
    findings = findAll(project, sourceFile, scope);
    scopes.set(scope, findings);
  }
  return findings;
}

function findAll(
  project: Project,
  sourceFile: ts.SourceFile,
  scope: Scope,
): SharedStateFindings {
  const races = new Map<string, Finding<RaceKind>>();
  const leaks = new Map<string, Finding<LeakKind>>();
  for (const judged of bodiesIn(project, sourceFile, scope)) {
    const found = findIn(project, sourceFile, judged, scope);
    for (const race of found.races) keepFirst(races, race);
    for (const leak of found.leaks) keepFirst(leaks, leak);
  }
  return { races: [...races.values()], leaks: [...leaks.values()] };
}

/** Whether a helper's own file is told of what it does to a place: of the objects that requests make, their callers are. */
function isToldOf(project: Project, root: OwnRoot): boolean {
  if (root.kind === "variable") return true;
  const { element } = root;
  // `add = async (item) => { this.… }`
  const body = ts.isPropertyDeclaration(element)
    ? element.initializer
    : element;
  return (
    body === undefined ||
    !isFunctionWithBody(body) ||
    isMadeOnceForAll(project, body, element) ||
    project.middleware.siteOf(body) !== undefined
  );
}

function keepFirst<Kind extends string>(
  found: Map<string, Finding<Kind>>,
  finding: Finding<Kind>,
): void {
  // One call that leads to several places is one mistake.
  const key =
    finding.chain.length > 0 || finding.facts["name"] === undefined
      ? String(finding.node.pos)
      : `${String(finding.node.pos)}:${finding.facts["name"]}`;
  const known = found.get(key);
  if (!known || (known.tier === "advice" && finding.tier === "error"))
    found.set(key, finding);
}

function findIn(
  project: Project,
  sourceFile: ts.SourceFile,
  judged: Judged,
  scope: Scope,
): SharedStateFindings {
  const { view, certain, kind, heir } = judged;
  const nothingFound: SharedStateFindings = { races: [], leaks: [] };
  // Names and callers are cheap to ask, following a body is not.
  if (
    (!mayChangeShared(project, view) && !mayAskTwice(view.body)) ||
    (kind === "helper" && !runsForRequests(project, view.body, scope))
  )
    return nothingFound;
  const summaryOf = summaryIn(project);
  const provides = kind === "helper" && isProvided(project, view.body);
  const { effects } =
    kind === "helper" && !provides
      ? summaryOf(view.body)
      : analyse(project, view.body, summaryOf, view);
  // Types are asked only where there is something to ask about.
  if (!effects.some(isAskedOf)) return nothingFound;
  const shared = effects.filter(
    (effect) =>
      view.isShared(effect.location) &&
      !(isAskedOf(effect) && standsOnOwned(view, effect)),
  );
  if (!shared.some(isAskedOf)) return nothingFound;
  const leaks = leaksIn(project, view, shared, kind === "site" || provides);
  const leaked = new Set(leaks.map(({ own }) => own.location.key));
  const races = new Map<string, Finding<RaceKind>>();
  for (const effect of view.overlaps ? shared : []) {
    if (leaked.has(effect.location.key)) continue;
    // The helper's file is told of what the helper does by itself.
    if (effect.inside?.some((root) => isToldOf(project, root))) continue;
    const verdict = verdictOn(project, view, effect, shared);
    if (!verdict) continue;
    if (isDecoratedWithLock(project, view.body, effect)) continue;
    if (
      view.site &&
      (isWrappedInLock(project, view.body, effect) ||
        isLockedBefore(project, view.site, effect))
    )
      continue;
    if (
      kind === "helper" &&
      (isKeptOut(project, view.body, effect) ||
        !runsForRequests(project, view.body, scope, "several") ||
        (verdict.kind === "readBack" &&
          !runsForRequests(project, view.body, scope, "own")))
    )
      continue;
    const told = heir ? effectInHeir(heir, effect) : effect;
    const at = told && verdict.kind === "foundEmpty" ? emptiedIn(told) : told;
    const place = at && placeOf(sourceFile, at);
    const mistake = mistakeOf(effect);
    const known = races.get(mistake);
    if (
      !told ||
      !place ||
      (known && !comesBefore(verdict.kind, place.node, known))
    )
      continue;
    const beside =
      verdict.kind === "lostUpdate" ? lockLeftOut(effect, shared) : undefined;
    races.set(mistake, {
      kind: beside ? "lockLeftOut" : verdict.kind,
      tier: certain ? verdict.tier : "advice",
      node: place.node,
      facts: {
        ...raceFacts(sourceFile, told, verdict),
        ...(beside && { writeLine: lineOf(beside.node, sourceFile) }),
      },
      chain: place.chain,
      repairs:
        verdict.kind === "lostUpdate" &&
        !beside &&
        !heir &&
        place.chain.length === 0
          ? singleReadRepair(effect.node)
          : [],
    });
  }
  return {
    races: [...races.values()],
    leaks: leaks
      .filter(({ own }) => reportsHere(project, judged, provides, own))
      .flatMap((leak) => toldOf(sourceFile, certain, heir, leak)),
  };
}

function toldOf(
  sourceFile: ts.SourceFile,
  certain: boolean,
  heir: ts.ClassLikeDeclaration | undefined,
  { kind, own, at }: Leak,
): readonly Finding<LeakKind>[] {
  const told = heir ? inHeir(heir, own) : own;
  const place = told
    ? placeOf(sourceFile, told)
    : // What a class between writes is read by this heir, and perhaps by no other.
      heir && isWithin(at, heir) && { node: at, chain: [] };
  if (!place) return [];
  const line = lineOf(at, sourceFile);
  return [
    {
      kind,
      tier: certain ? "error" : "advice",
      node: place.node,
      facts: {
        name: own.text,
        whose: told ? namedIn(told.path) : "",
        line,
        readerLine:
          at === own.target
            ? "whoever reads it for one request"
            : `code that reads it for one request (${line})`,
      },
      chain: place.chain,
      repairs: [],
    },
  ];
}

function verdictOn(
  project: Project,
  view: View,
  effect: Effect,
  shared: readonly Effect[],
): Verdict | undefined {
  if (effect.kind === "write") {
    const verdict = judgeWrite(project, view, ...inOwnBody(effect, shared));
    if (verdict) return verdict;
    if (isFoundEmpty(project, view, effect))
      return { kind: "foundEmpty", tier: "advice" };
    const givenBack = givenBackUnheld(effect, shared);
    return givenBack && { kind: "givenBack", tier: "error", givenBack };
  }
  if (effect.kind === "kept") {
    const timed = view.site && timedInLaterHook(project, effect);
    return timed && { kind: "timedInHooks", tier: "error", timed };
  }
  if (effect.kind !== "read") return undefined;
  return (
    judgeReadBack(project, view, effect, shared) ??
    (isAskedTwice(project, view, effect)
      ? { kind: "unrepeatable", tier: "advice" }
      : undefined)
  );
}

/** Where the container was emptied that an effect fills again. */
function emptiedIn(effect: Effect): Pick<Effect, "node" | "target" | "path"> {
  return (effect.kind === "write" && effect.refills) || effect;
}

/** What tells most of a mistake: the lost value, then what isn't done only where the wait went wrong, then what stands first. */
function comesBefore(
  kind: RaceKind,
  node: ts.Node,
  known: Finding<RaceKind>,
): boolean {
  const knownLost = /^(?:lostUpdate|lockLeftOut)$/.test(known.kind);
  if ((kind === "lostUpdate") !== knownLost) return kind === "lostUpdate";
  if (isAside(node) !== isAside(known.node)) return isAside(known.node);
  return node.pos < known.node.pos;
}

/** `if (!paid) { giveBack(seat); return; }`, `catch (error) { giveBack(seat); throw error; }` */
function isAside(node: ts.Node): boolean {
  const block = ts.findAncestor(node, ts.isBlock);
  const last = block?.statements.at(-1);
  return (
    last !== undefined &&
    (ts.isReturnStatement(last) || ts.isThrowStatement(last)) &&
    !isFunctionWithBody(last.parent.parent) &&
    !ts.isTryStatement(last.parent.parent)
  );
}

/** Whether an effect may be a mistake, or part of one. */
export function isSuspect(effect: Effect): boolean {
  switch (effect.kind) {
    case "write":
      return isMistake(effect);
    case "read":
      return (
        effect.own !== undefined ||
        effect.filled !== undefined ||
        effect.again !== undefined
      );
    case "kept":
    case "handed":
      return true;
  }
}

function isAskedOf(effect: Effect): boolean {
  return isSuspect(effect) || (effect.kind === "write" && mayGiveBack(effect));
}

/** One mistake, however many writes and readings follow from it. */
function mistakeOf(effect: Effect): string {
  const cause =
    effect.kind === "write"
      ? (effect.stale?.read.node ?? effect.refills?.target ?? effect.target)
      : effect.kind === "read"
        ? (effect.own?.node ?? effect.node)
        : effect.node;
  return `${effect.location.key}@${cause.getSourceFile().fileName}:${String(cause.pos)}`;
}
