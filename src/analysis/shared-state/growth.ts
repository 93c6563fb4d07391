import ts from "typescript";

import { skipOuter } from "../../program/functions.ts";
import { oneLine } from "../../program/one-line.ts";
import { packageOf } from "../../program/package-of.ts";
import type { Finding } from "../finding.ts";
import type { Project } from "../project.ts";
import { bodiesIn, type Scope } from "./bodies.ts";
import type { Call, WriteEffect } from "./effect.ts";
import { isReleased } from "./growth-ends.ts";
import { isBoundedKey, keyAtRequest } from "./growth-keys.ts";
import { placeOf } from "./report-place.ts";
import type { View } from "./sharing.ts";
import { analyse, summaryIn } from "./summary.ts";
import { Flag } from "./value.ts";
import { symbolAt, typeAt } from "../../program/types.ts";

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
  for (const { view, certain, kind } of bodiesIn(project, sourceFile, scope)) {
    if (kind !== "site") continue;
    const { effects } = analyse(project, view.body, summaryOf, view.isExcepted);
    for (const effect of effects) {
      if (effect.kind !== "write") continue;
      const growth = growthOf(project, view, effect);
      if (!growth || found.has(growth.container)) continue;
      const place = placeOf(sourceFile, effect.target, effect.path);
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
  if (!view.isShared(location)) return undefined;
  const at = location.path.findIndex(({ kind }) => kind !== "name");
  const segment = location.path[at];
  // What grows inside an entry is the entry's own matter.
  if (!segment || at !== location.path.length - 1) return undefined;
  const keyed =
    segment.kind === "key" &&
    (how === "assign" || how === "mark" || how === "update");
  const appended = segment.kind === "contents" && how === "append";
  if (!keyed && !appended) return undefined;
  const key = keyed ? keyOf(effect.target) : addedBy(effect.target);
  const holder = holderOf(effect.target);
  if (!key || !holder) return undefined;
  if (
    keyed
      ? (segment.flags & view.owned) === 0
      : (value.flags & (view.owned | Flag.clock)) === 0
  )
    return undefined;
  if (keyed && isBoundedKey(project, key, effect, holder)) return undefined;
  const container = containerOf(project, holder);
  if (!container || isReleased(project, container)) return undefined;
  const shown = keyed ? keyAtRequest(project, key, effect) : key;
  return {
    kind: keyed ? "entries" : "elements",
    container,
    name: shortText(holder),
    by: shortText(shown),
  };
}

/** The container in `map.set(k, v)`, `set.add(k)`, `list.push(v)`, `record[k] = v`. */
function holderOf(target: ts.Node): ts.Expression | undefined {
  const inner = accessOf(target);
  if (inner) return skipOuter(inner.expression);
  return ts.isCallExpression(target) &&
    ts.isPropertyAccessExpression(target.expression)
    ? skipOuter(target.expression.expression)
    : undefined;
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

function accessOf(target: ts.Node): ts.ElementAccessExpression | undefined {
  const written = ts.isBinaryExpression(target)
    ? target.left
    : ts.isPrefixUnaryExpression(target) || ts.isPostfixUnaryExpression(target)
      ? target.operand
      : ts.isExpression(target)
        ? target
        : undefined;
  const inner = written && skipOuter(written);
  return inner && ts.isElementAccessExpression(inner) ? inner : undefined;
}

/** The declaration of a container of the language: a library's cache looks after itself. */
function containerOf(
  { checker }: Project,
  holder: ts.Expression,
): ts.Declaration | undefined {
  const name = ts.isPropertyAccessExpression(holder) ? holder.name : holder;
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return undefined;
  const declaration = symbolAt(checker, name)?.valueDeclaration;
  const resolved = symbolAt(checker, name);
  const symbol =
    resolved && resolved.flags & ts.SymbolFlags.Alias
      ? checker.getAliasedSymbol(resolved)
      : resolved;
  const declared = symbol?.valueDeclaration ?? declaration;
  if (!declared || packageOf(declared) !== ".") return undefined;
  const type = checker.getNonNullableType(typeAt(checker, holder));
  if (type.flags & ts.TypeFlags.Any) return undefined;
  const made = type.getSymbol();
  const isOwnClass =
    made?.valueDeclaration !== undefined &&
    ts.isClassLike(made.valueDeclaration) &&
    packageOf(made.valueDeclaration) === ".";
  const isLanguage =
    checker.isArrayType(type) ||
    ["Map", "Set"].includes(made?.getName() ?? "") ||
    checker.getIndexInfosOfType(type).length > 0 ||
    made?.getName() === "__object" ||
    type.aliasSymbol?.getName() === "Record";
  return isLanguage && !isOwnClass ? declared : undefined;
}

function shortText(node: ts.Node): string {
  // The marks of a template would stand inside those of the message.
  const text = oneLine(node).replace(/^`(.*)`$/, "$1");
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
