import ts from "typescript";

import { isInTest } from "../../../program/calls/tests.ts";
import { oneLine } from "../../../program/syntax/one-line.ts";
import type { Finding } from "../../finding.ts";
import type { Project } from "../../project.ts";
import { bodiesIn, type Scope } from "../sharing/bodies.ts";
import type { Call, WriteEffect } from "../places/effect.ts";
import { isReleased } from "./growth-ends.ts";
import { isBoundedKey, keyAtRequest } from "./growth-keys.ts";
import { placeOf } from "./report-place.ts";
import type { View } from "../sharing/sharing.ts";
import { analyse, summaryIn } from "../following/summary.ts";
import { Flag } from "../places/value.ts";
import {
  accessOf,
  containerOf,
  holderOf,
} from "../places/written-container.ts";

/** `entries`: one for each key of a request; `elements`: one for each request. */
export type GrowthKind = "entries" | "elements";

/** Shared containers that each request makes larger and that nothing in the program makes smaller. */
export function growthFindings(
  project: Project,
  sourceFile: ts.SourceFile,
  scope: Scope,
): readonly Finding<GrowthKind>[] {
  const summaryOf = summaryIn(project);
  const found = new Map<ts.Node, Finding<GrowthKind>>();
  for (const { view, certain, kind, heir } of bodiesIn(
    project,
    sourceFile,
    scope,
  )) {
    if (kind !== "site" || heir) continue;
    const { isExcepted } = view;
    const { effects } = analyse(project, view.body, summaryOf, { isExcepted });
    for (const effect of effects) {
      if (effect.kind !== "write") continue;
      const growth = growthOf(project, view, effect);
      if (!growth || found.has(growth.container)) continue;
      const place = placeOf(sourceFile, { ...effect, node: effect.target });
      if (!place) continue;
      found.set(growth.container, {
        kind: growth.kind,
        tier: certain ? "error" : "advice",
        node: place.node,
        facts: {
          name: growth.name,
          by: growth.by,
          through: throughOf(place.chain),
        },
        chain: place.chain,
        repairs: [],
      });
    }
  }
  return [...found.values()];
}

/** `, through record → remember,`: the helpers on the way, where there are some. */
function throughOf(chain: readonly Call[]): string {
  return chain.length === 0
    ? ""
    : `, through ${chain.map(({ name }) => name).join(" → ")},`;
}

interface Growth {
  readonly kind: GrowthKind;
  /** What declares the container. */
  readonly container: ts.Node;
  readonly name: string;
  /** What each entry is for, as the request's own code names it. */
  readonly by: string;
}

function growthOf(
  project: Project,
  view: View,
  effect: WriteEffect,
): Growth | undefined {
  const { location, how, value } = effect;
  const at = location.path.findIndex(({ kind }) => kind !== "name");
  const segment = location.path[at];
  // What grows inside an entry is the entry's own matter.
  if (!segment || at !== location.path.length - 1) return undefined;
  // An entry may be one request's own; what holds it is not.
  if (!view.isShared({ ...location, path: location.path.slice(0, at) }))
    return undefined;
  const keyed =
    segment.kind === "key" &&
    (how === "assign" || how === "mark" || how === "update");
  const appended = segment.kind === "contents" && how === "append";
  if (!keyed && !appended) return undefined;
  if (keyed && effect.replaces === true) return undefined;
  const key = keyed ? keyOf(effect.target) : addedBy(effect.target);
  const holder = holderOf(effect.target);
  if (!key || !holder) return undefined;
  if (
    keyed
      ? // Each request has another random id.
        (segment.flags & (view.owned | Flag.fresh)) === 0
      : (value.flags & (view.owned | Flag.clock)) === 0
  )
    return undefined;
  if (keyed && isBoundedKey(project, key, effect, holder)) return undefined;
  const container = containerOf(project, holder);
  if (!container || isReleased(project, container)) return undefined;
  // What a test makes is gone with the test.
  if (isInTest(project.checker, container)) return undefined;
  const shown = keyed ? keyAtRequest(project, key, effect) : key;
  return {
    kind: keyed ? "entries" : "elements",
    container,
    name: placeText(holder),
    by: placeText(shown),
  };
}

function keyOf(target: ts.Node): ts.Expression | undefined {
  const inner = accessOf(target);
  if (inner) return inner.argumentExpression;
  return ts.isCallExpression(target) ? target.arguments[0] : undefined;
}

/** What `list.push(v)` adds; a `Map` and a `Set` add by their key. */
function addedBy(target: ts.Node): ts.Expression | undefined {
  return ts.isCallExpression(target) &&
    ts.isPropertyAccessExpression(target.expression) &&
    /^(?:push|unshift)$/.test(target.expression.name.text)
    ? target.arguments[0]
    : undefined;
}

function placeText(node: ts.Node): string {
  // The marks of a template would stand inside those of the message.
  const text = oneLine(node).replace(/^`(.*)`$/, "$1");
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
